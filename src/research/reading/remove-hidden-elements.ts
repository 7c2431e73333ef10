/** A node of a document: the part of the DOM that is needed, whoever implements it. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<DomNode>;
}

/** An element of a document. */
export interface DomElement extends DomNode {
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  remove(): void;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

const neverShown =
  'script, style, noscript, template, iframe, object, embed, svg, math annotation, canvas, audio, video, input, select, textarea, dialog:not([open]), head > meta, head > link';

/**
 * Removes what a reader of the page does not see: what is never shown, what says that it is hidden, and what a style of its own
 * hides, makes tiny, transparent or white, or moves away. Style sheets are not read: what only they hide is seen here.
 */
export function removeHiddenElements(root: DomElement): void {
  for (const element of root.querySelectorAll(neverShown)) element.remove();
  const marked = '[hidden], [aria-hidden="true" i], [style], font[color], font[size="0"]';
  for (const element of root.querySelectorAll(marked)) if (isHidden(element)) element.remove();
}

function isHidden(element: DomElement): boolean {
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden')?.toLowerCase() === 'true') return true;
  if (element.getAttribute('size') === '0' || isWhite(element.getAttribute('color') ?? '')) return true;
  const style = readStyle(element.getAttribute('style') ?? '');
  return hidingStyles.some(([property, hides]) => hides(style.get(property) ?? '')) || isWhiteOnWhite(style);
}

function readStyle(style: string): ReadonlyMap<string, string> {
  return new Map(
    style
      .replace(/\/\*.*?\*\//gs, '')
      .split(';')
      .map((declaration) => {
        const [property = '', ...value] = declaration.split(':');
        const plain = value.join(':').replace(/!\s*important/i, '');
        return [property.trim().toLowerCase(), plain.trim().toLowerCase()] as const;
      }),
  );
}

const isZero = (value: string): boolean => /^-?0*(?:\.0+)?(?:px|em|rem|pt|%|vh|vw)?$/.test(value) && /\d/.test(value);
const isFarAway = (value: string): boolean => /^-\d{3,}/.test(value);
const isTiny = (value: string): boolean =>
  isZero(value) || /^(?:[01](?:\.\d+)?|\.\d+)(?:px|pt)$|^0?\.[0-2]\d*(?:em|rem)$/.test(value);

const hidingStyles: readonly (readonly [property: string, hides: (value: string) => boolean])[] = [
  ['display', (value) => value === 'none'],
  ['visibility', (value) => value === 'hidden' || value === 'collapse'],
  ['opacity', (value) => /^0*(?:\.0\d*)?%?$/.test(value) && value !== ''],
  ['font-size', isTiny],
  ['left', isFarAway],
  ['top', isFarAway],
  ['right', isFarAway],
  ['text-indent', isFarAway],
  ['margin-left', isFarAway],
  ['clip', (value) => /^rect\((?:0|1px)/.test(value)],
  ['clip-path', (value) => /^inset\((?:50|100)%/.test(value)],
  ['transform', (value) => /scale\(0\)|translate\w?\(-\d{3,}/.test(value)],
  ['color', (value) => value === 'transparent' || /^rgba\(.*,\s*0(?:\.0\d*)?\)$/.test(value)],
];

/** White text is meant to be read only where something else lies behind it. */
function isWhiteOnWhite(style: ReadonlyMap<string, string>): boolean {
  const behind = style.get('background-color') ?? style.get('background') ?? '';
  return isWhite(style.get('color') ?? '') && (behind === '' || isWhite(behind));
}

function isWhite(value: string): boolean {
  return /^(?:white|#fff(?:fff)?|rgba?\(255, ?255, ?255(?:, ?[\d.]+)?\))$/.test(value.trim().toLowerCase());
}
