import type { Declaration } from './manifest.ts';
import { defineManifestFormat } from './manifest.ts';
import { hashComments, maskComments } from './mask-comments.ts';
import { isDevelopmentGroup } from './python-requirement.ts';

/** `Gemfile`, read as text. It governs every gem below it, as `gemspec` and `path:` lines draw them in. */
export const gemfile = defineManifestFormat({
  ecosystem: 'rubygems',
  matches: (name) => name === 'Gemfile' || name === 'gems.rb',
  parse: ({ text }) => ({ name: null, version: null, declarations: readGems(text), members: ['**'] }),
});

function readGems(text: string): readonly Declaration[] {
  const found: Declaration[] = [];
  // Beside a gemspec, the Gemfile is for those who work on the gem.
  const usual = /^\s*gemspec\b/mu.test(text) ? 'development' : 'runtime';
  const groups: (string | null)[] = [];
  for (const [index, line] of maskComments(text, hashComments).split(/\r?\n/u).entries()) {
    const group = /^\s*group[\s(]+(.+?)\)?\s+do\b/u.exec(line)?.[1];
    if (group !== undefined) groups.push(group);
    else if (/\bdo(?:\s*\|[^|]*\|)?\s*$|^\s*(?:if|unless|case|begin)\b/u.test(line)) groups.push(null);
    else if (/^\s*end\b/u.test(line)) groups.pop();
    const [, name, rest = ''] = /^\s*gem[\s(]+["']([^"']+)["'](.*)$/u.exec(line) ?? [];
    if (name === undefined) continue;
    const inline = /\bgroups?(?::|\s*=>|"\s*=>)\s*(\[[^\]]*\]|[:"']\w+)/u.exec(rest)?.[1];
    const named = [...groups, inline ?? null].filter((one) => one !== null);
    found.push({ name, declared: readRange(rest), kind: kindOf(named, usual), line: index + 1 });
  }
  return found;
}

/** Requirements are the strings before the first option: `"~> 7.1", ">= 7.1.2", require: false`. */
function readRange(rest: string): string | null {
  const ranges = /^(?:\s*,\s*\[?\s*["'][^"']+["']\]?)+/u.exec(rest)?.[0] ?? '';
  const parts = [...ranges.matchAll(/["']([^"']+)["']/gu)].map(([, part]) => part);
  return parts.length === 0 ? null : parts.join(', ');
}

function kindOf(groups: readonly string[], usual: Declaration['kind']): Declaration['kind'] {
  const names = groups.flatMap((group) => [...group.matchAll(/\w+/gu)].map(([name]) => name));
  return names.length > 0 && names.every(isDevelopmentGroup) ? 'development' : usual;
}
