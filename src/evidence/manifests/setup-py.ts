import type { Declaration } from './manifest.ts';
import { defineManifestFormat } from './manifest.ts';
import { hashComments, lineAt, maskComments } from './mask-comments.ts';
import { isDevelopmentGroup, parseRequirement } from './python-requirement.ts';

/** `setup.py`, read as text and never executed: only lists and names that stand there literally are known. */
export const setupPy = defineManifestFormat({
  ecosystem: 'pypi',
  matches: (name) => name === 'setup.py',
  parse: ({ text }) => {
    const masked = maskComments(text, hashComments);
    const called = /\bsetup\s*\(/u.exec(masked);
    const name = called === null ? null : argument(masked.slice(called.index), 'name');
    return {
      name: called === null ? null : (name ?? ''),
      version: called === null ? null : argument(masked.slice(called.index), 'version'),
      declarations: [
        ...readLists(
          masked,
          /\binstall_requires\s*[=:]\s*\[|\b(?:INSTALL_)?(?:REQUIRES|REQUIREMENTS)\s*=\s*\[/giu,
          'runtime',
        ),
        ...readLists(masked, /\btests_require\s*=\s*\[/gu, 'development'),
        ...readLists(masked, /\bsetup_requires\s*=\s*\[/gu, 'build'),
        ...readExtras(masked),
      ],
      members: [],
    };
  },
});

function argument(text: string, name: string): string | null {
  return new RegExp(`\\b${name}\\s*=\\s*["']([^"'{}]+)["']`, 'u').exec(text)?.[1] ?? null;
}

function readLists(text: string, opening: RegExp, kind: Declaration['kind']): readonly Declaration[] {
  return [...text.matchAll(opening)].flatMap(({ index, 0: opened }) =>
    readStrings(text, index + opened.length, ']', kind),
  );
}

/** `extras_require={"dev": ["pytest"], …}`: each list by the kind of its group. */
function readExtras(text: string): readonly Declaration[] {
  const opened = /\bextras_require\s*=\s*\{/u.exec(text);
  if (opened === null) return [];
  const start = opened.index + opened[0].length;
  const body = text.slice(0, closing(text, start, '}'));
  return [...body.matchAll(/["']([\w.-]+)["']\s*:\s*\[/gu)]
    .filter(({ index }) => index >= start)
    .flatMap(({ 1: group = '', index, 0: opening }) =>
      readStrings(text, index + opening.length, ']', isDevelopmentGroup(group) ? 'development' : 'optional'),
    );
}

function readStrings(text: string, start: number, end: string, kind: Declaration['kind']): readonly Declaration[] {
  const body = text.slice(start, closing(text, start, end));
  return [...body.matchAll(/"((?:\\.|[^"\\\n])*)"|'((?:\\.|[^'\\\n])*)'/gu)].flatMap(
    ({ 1: double, 2: single, index }) => {
      const requirement = parseRequirement(double ?? single ?? '');
      return requirement === null ? [] : [{ ...requirement, kind, line: lineAt(text, start + index) }];
    },
  );
}

/** The offset of the bracket that ends what starts here; brackets inside quotes do not count. */
function closing(text: string, start: number, end: string): number {
  let depth = 0;
  const marks = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[[\]{}]/gu;
  marks.lastIndex = start;
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    if (match[0] === '[' || match[0] === '{') depth++;
    else if (match[0] === ']' || match[0] === '}') {
      if (depth === 0 && match[0] === end) return match.index;
      depth--;
    }
  }
  return text.length;
}
