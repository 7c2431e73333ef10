import type { Check } from './check.ts';
import { familyOf } from './ignores.ts';
import { remedies } from './remedies.ts';

/** The page of a rule as Markdown, its heading left out: what it asks for, what passes and fails, how to mend, how to switch it off. */
export function describeRule({ id, severity, description, passes, fails }: Check): string {
  return [
    `${description} Severity: ${severity}.`,
    ...(fails === null ? [] : [`Fails:\n\n${fenced(withoutFront(fails))}`]),
    `Passes:\n\n${fenced(withoutFront(passes))}`,
    `To mend it: ${remedyOf(id)}`,
    `To switch it off: \`"checks": { "${id}": "off" }\` in \`groundplan.config.json\`, or \`<!-- groundplan-ignore ${id}: reason -->\` in the plan.`,
  ].join('\n\n');
}

/** What to do about a finding of the rule, in a sentence. */
export function remedyOf(id: string): string {
  return remedies[id] ?? `See the other rules of \`${familyOf(id)}\`.`;
}

/** As GitHub makes it of the rule's heading. */
export function anchorOf(id: string): string {
  return id.toLowerCase().replace(/[^a-z\d-]/gu, '');
}

/** Longer than any fence inside. */
function fenced(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`{3,}/gu), ([marks]) => marks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}markdown\n${text.trim()}\n${fence}`;
}

/** Of the front matter only the request says something here. */
function withoutFront(text: string): string {
  const end = text.startsWith('---') ? text.indexOf('\n---\n', 3) : -1;
  if (end < 0 || text.includes('groundplan: 99')) return text;
  const request = /^request: ([\s\S]*?)\nrepository:/mu.exec(text.slice(0, end))?.[1] ?? '';
  return `---\ngroundplan: 1\nrequest: ${request}\n---\n${text.slice(end + 5)}`;
}
