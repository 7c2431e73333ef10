import { languageOf } from './languages.ts';
import type { SkipReason } from './repository.ts';

/** How far from the start a NUL byte shows that a file is no text; git looks as far. */
const BINARY_BYTES = 8000;

/** A tool says in the first lines that it wrote the file. */
const GENERATED_CHARACTERS = 2000;
const GENERATED = [
  /^[^\w\n]{0,8}Code generated .*DO NOT EDIT/m,
  /^[ \t/*#;%<!-]{0,12}@generated\b/m,
  /<auto-?generated\b/i,
  /^[^\w\n]{0,12}(?:this|the) (?:file|code|class|module) (?:is|was|has been) (?:auto(?:matically)?[- ]?generated|generated automatically)\b/im,
  /^[^\w\n]{0,12}(?:auto(?:matically)?[- ]?)?generated (?:by|from|with|using)\b[^\n]*\n?[^\n]*\bdo not (?:edit|modify|change)\b/im,
  /^[^\w\n]{0,12}(?:warning|note)?[^\w\n]{0,4}do not (?:edit|modify|change)\b[^\n]*\n?[^\n]*\b(?:auto(?:matically)?[- ]?)?generated\b/im,
];

/** A file is minified when most of its text stands on lines that nobody would write. */
const LONG_LINE = 1000;
const MOST = 0.8;
const PROSE = new Set(['markdown', 'restructuredtext', 'asciidoc', 'text']);

/** True for bytes that are not text. A byte order mark of UTF-16 makes them text in spite of their NULs. */
export function isBinary(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return false;
  return bytes.subarray(0, BINARY_BYTES).includes(0);
}

/** The front matter of a plan of ours: it speaks of the request because it was drafted for it, or for one like it. */
const PLAN = /^\uFEFF?---\r?\ngroundplan:/;

/** Why a text is not used as evidence: a tool wrote it, or packed it, or it is a plan and no part of what is planned for. */
export function skipByContent(path: string, text: string): SkipReason | null {
  const head = text.slice(0, GENERATED_CHARACTERS);
  const language = languageOf(path)?.id ?? '';
  if (PROSE.has(language)) return PLAN.test(head) ? 'plan' : null;
  if (/generated/i.test(head) && GENERATED.some((marker) => marker.test(head))) return 'generated';
  return isMinified(text) ? 'minified' : null;
}

function isMinified(text: string): boolean {
  if (text.length < LONG_LINE) return false;
  let long = 0;
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    const length = (end < 0 ? text.length : end) - start;
    if (length > LONG_LINE) long += length;
    start += length + 1;
  }
  return long > text.length * MOST;
}
