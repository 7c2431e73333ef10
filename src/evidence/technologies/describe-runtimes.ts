import type { WorkflowFacts } from '../ci/collect-workflows.ts';
import type { Citation } from '../citation.ts';
import { formatCitation } from '../citation.ts';
import type { Technology } from '../collectors/stack.ts';
import type { PlacedVersion } from './find-stated-versions.ts';

/** Runtimes that are not also languages. */
const runtimes = ['Node.js', 'Bun', 'Deno', '.NET'] as const;

/** Matrix keys that name versions of a language or runtime. */
const axisNames: readonly (readonly [name: string, key: RegExp])[] = [
  ['Node.js', /^node(?:js)?(?:[-_.]?versions?)?$/iu],
  ['Python', /^python(?:[-_.]?versions?)?$/iu],
  ['Go', /^go(?:lang)?(?:[-_.]?versions?)?$/iu],
  ['Java', /^(?:java|jdk)(?:[-_.]?versions?)?$/iu],
  ['Ruby', /^ruby(?:[-_.]?versions?)?$/iu],
  ['PHP', /^php(?:[-_.]?versions?)?$/iu],
  ['.NET', /^dotnet(?:[-_.]?versions?)?$/iu],
  ['Rust', /^(?:rust|toolchain)(?:[-_.]?versions?)?$/iu],
  ['Bun', /^bun(?:[-_.]?versions?)?$/iu],
  ['Deno', /^deno(?:[-_.]?versions?)?$/iu],
];

/** The runtimes that files or CI state a version of. */
export function describeRuntimes(
  stated: ReadonlyMap<string, readonly PlacedVersion[]>,
  axes: WorkflowFacts['axes'],
): readonly Technology[] {
  return runtimes.flatMap((name) => {
    const version = describeVersion(name, stated, axes);
    return version === null ? [] : [{ name, role: 'runtime' as const, ...version }];
  });
}

/** The version of a language or runtime, where it is stated, and what else the repository says of it; null when nothing does. */
export function describeVersion(
  name: string,
  stated: ReadonlyMap<string, readonly PlacedVersion[]>,
  axes: WorkflowFacts['axes'],
): { readonly version: string | null; readonly use: string; readonly at: Citation } | null {
  const [first, ...others] = stated.get(name) ?? [];
  const tested = describeTested(name, axes);
  const place = first?.at ?? tested?.at;
  if (place === undefined) return null;
  const other = others.find(({ version }) => version !== first?.version);
  const parts = [
    first === undefined ? null : `${first.pinned ? 'set' : 'asked for'} in \`${formatCitation(first.at)}\``,
    other === undefined ? null : `\`${formatCitation(other.at)}\` says ${other.version}`,
    tested?.use ?? null,
  ];
  return { version: first?.version ?? null, use: parts.filter((part) => part !== null).join('; '), at: place };
}

function describeTested(name: string, axes: WorkflowFacts['axes']) {
  const key = axisNames.find(([axisName]) => axisName === name)?.[1];
  const axis = axes.find((candidate) => key?.test(candidate.key) === true && versionsOf(candidate.values).length > 0);
  if (axis === undefined) return null;
  const at = { path: axis.path, startLine: axis.line, endLine: axis.line };
  return { use: `CI runs ${listWords(versionsOf(axis.values))} (\`${formatCitation(at)}\`)`, at };
}

function versionsOf(values: readonly string[]): readonly string[] {
  return values
    .filter((value) => /^v?\d|^(?:stable|beta|nightly|lts|latest|current|pypy|jruby|truffleruby)/iu.test(value))
    .slice(0, 12);
}

function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
