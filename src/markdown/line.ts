/**
 * A string as it stands on one line of Markdown: well-formed, NFC, without control characters, with every run of
 * white space as one space and none at the ends.
 */
export function line(value: string): string {
  return squeeze(value).trim();
}

/** As `line`, but one space stays at either end: for a piece of a line. */
export function squeeze(value: string): string {
  if (!unusual.test(value)) return value;
  return value
    .replace(loneSurrogate, '\uFFFD')
    .normalize('NFC')
    .replace(unwanted, '')
    .replace(/[\s\u0085]+/gu, ' ');
}

/** Most pieces are visible ASCII with single spaces: nothing is to be done to them. */
const unusual = /[^ -~]| {2}/;

/**
 * The body of a fence: line feeds only, nothing but spaces on a blank line removed (formatters do it anyway), and
 * no line breaks at the end.
 */
export function fenceBody(value: string): string {
  return value
    .replace(loneSurrogate, '\uFFFD')
    .replace(/\r\n?/g, '\n')
    .replace(unwanted, '')
    .replace(/^[^\S\n]+$/gm, '')
    .replace(/\n+$/, '');
}

/**
 * Control characters other than those that count as white space, and the byte order mark; NUL cannot be written in
 * Markdown.
 */
// oxlint-disable-next-line no-control-regex
const unwanted = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFEFF]/gu;

/** Half a character: it has no UTF-8 form. */
const loneSurrogate = /\p{Surrogate}/gu;
