/** Holes that the template has in its sentences and tables, in the words that it has there; numbers and letters at their ends count up. */
const holes = new Set(
  `brief description of what we are building|draft / under review / approved / in progress / completed|name/agent|yyyy-mm-dd|
  yyyy-mm-dd or sprint x|feature name|component|current responsibility|module/function|what we can reuse|official docs url|topic|
  key finding|how it's applied|usage details|version|other|rule|why we're using it|where it's applied|what it does|input|process|output|
  threat|mitigation|other controls|list any pii, secrets, etc.|encryption, masking, etc.|how to measure|risk|package|why needed|license|
  key_name|default|description|step name|what to do|list files|how to verify this step is working|edge case|how it's handled|list|
  what it tests|module.py|components|setup steps|location|what's logged|metric_name|what it measures|alert name|trigger condition|
  response action|step|rollback step|change|who/what is affected|how to migrate|decision|what changes|existing_folder/|new_folder/|
  new - purpose|name|path|module|text|code|item|what must be true|what it means here|quoted words|path:lines|purpose|repository|
  path/to/changed-file|new-directory|new-file`
    .split('|')
    .map((hole) => hole.trim()),
);

/** Sentences of the template that tell what to write. */
const instruction =
  /^(?:describe|include|list specific|list any|note any|link to|brief description|if applicable|how to|e\.g\.|what to|explain|insert|fill in|add your|your )\b/iu;

/**
 * What stands in a text for something that is yet to be written. Boxes, links, array types, indexes, intervals and lists in brackets
 * are none of it.
 */
export function findPlaceholders(text: string, kind: 'prose' | 'code'): readonly string[] {
  const bracketed = Array.from(
    text.matchAll(/(?<![\p{L}\p{N}\])!])\[([^[\]\n]{2,120})\](?![([:])/gu),
    ([whole, inner = '']) => (isHole(inner, kind) ? whole : null),
  );
  const embedded =
    kind === 'code'
      ? Array.from(text.matchAll(/\b\w+_\[name\]|\btests\/\[path\]|--cov=\[module\]/gu), ([whole]) => whole)
      : [];
  const filler = kind === 'prose' ? Array.from(text.matchAll(fillers), ([whole]) => whole.trim()) : [];
  return [...bracketed.filter((found) => found !== null), ...embedded, ...filler];
}

/** A promise, not a word about one: alone, at the start, or before a colon. "TBD" is never anything else. */
const fillers =
  /\bTBD\b|\blorem ipsum\b|^\s*(?:TODO|FIXME|XXX)\b(?!\s+(?:list|app|item|comment)s?\b)|\b(?:TODO|FIXME|XXX):|\bADR-XXX\b|(?<=\()(?:TODO|FIXME|XXX)(?=\))/giu;

function isHole(inner: string, kind: 'prose' | 'code'): boolean {
  const words = inner.trim().toLowerCase().replaceAll('’', "'");
  const counted = words.replace(/\s+(?:\d{1,2}|[a-z])$/u, '');
  if (kind === 'code') return codeHoles.has(words);
  return (
    holes.has(words) ||
    (counted !== words && holes.has(counted)) ||
    instruction.test(words) ||
    (/^[a-z]+(?:_[a-z]+)+$/u.test(words) && /[a-z]_name$/u.test(words))
  );
}

/** In code a bracket is mostly the language's own; only these are never written otherwise. */
const codeHoles = new Set([
  'module.py',
  'key_name',
  'metric_name',
  'existing_folder/',
  'new_folder/',
  'what changes',
  'new - purpose',
  'description',
  'path/to/changed-file',
  'what it means here',
  'path:lines',
  'quoted words',
]);
