/** How the text of a page is found. */
export type PageKind = 'html' | 'plain' | 'json';

/** What is asked for, best first. */
export const acceptedTypes =
  'text/html,application/xhtml+xml,text/markdown,text/plain,application/json;q=0.9,*/*;q=0.1';

const kinds: readonly (readonly [pattern: RegExp, kind: PageKind])[] = [
  [/^(?:text\/html|application\/xhtml\+xml)$/, 'html'],
  [/^(?:application\/(?:[\w.-]+\+)?json|text\/json)$/, 'json'],
  [/^text\/(?:plain|markdown|x-markdown|x-rst|x-asciidoc|asciidoc|org|x-web-markdown)$/, 'plain'],
];

/** The kind of a page by its type and its first bytes; where it is none that is read, what it is instead. */
export function kindOfPage(type: string, body: Uint8Array): PageKind | { readonly unread: string } {
  const name = (type.split(';')[0] ?? '').trim().toLowerCase();
  const start = Buffer.from(body.subarray(0, 1024)).toString('latin1');
  if (start.startsWith('%PDF-') || name === 'application/pdf') return { unread: 'PDF' };
  const kind = kinds.find(([pattern]) => pattern.test(name))?.[1];
  if (kind === undefined && name !== '') return { unread: /^[\w.+-]+\/[\w.+-]+$/.test(name) ? name : 'its type' };
  // A server may call anything text.
  if (start.includes('\0') && !/charset=["']?utf-?16/i.test(type) && !/^(?:\xFF\xFE|\xFE\xFF)/.test(start))
    return { unread: 'binary content' };
  return kind ?? (/^\s*<(?:!doctype html|html|head|body)\b/i.test(start) ? 'html' : 'plain');
}
