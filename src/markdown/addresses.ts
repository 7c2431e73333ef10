import type { PhrasingContent } from 'mdast';

/**
 * Text with its web addresses made links, so that they are written `<https://…>`: bare, an `_` or `&` in them would
 * have to be escaped, and GitHub shows the backslash.
 */
export function linkAddresses(text: string): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const url = match[0].replace(trailing, '');
    nodes.push({ type: 'text', value: text.slice(from, match.index) }, linkTo(url));
    from = match.index + url.length;
  }
  return [...nodes, { type: 'text' as const, value: text.slice(from) }].filter(
    (node) => node.type !== 'text' || node.value !== '',
  );
}

/** A web address as a link that shows itself. */
export function linkTo(url: string): PhrasingContent {
  return { type: 'link', url, title: null, children: [{ type: 'text', value: url }] };
}

/** True when the whole string is one web address that `<…>` can hold. */
export function isAddress(text: string): boolean {
  return wholeAddress.test(text);
}

const address = /\bhttps?:\/\/[\p{L}\p{N}][^\s<>|\\`"“”]*/giu;
const wholeAddress = /^https?:\/\/[\p{L}\p{N}][^\s<>|\\`"“”&]*$/iu;
/** Marks that end a sentence rather than an address. */
const trailing = /[.,;:!?'*_~)\]}]+$/;
