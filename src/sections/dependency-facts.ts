import type { PackageFacts } from '../evidence/collectors/packages.ts';
import { planNamedPackage, type PlannedPackage } from '../claims/planned-packages.ts';
import type { Known, PackageRecord } from '../research/packages/package-record.ts';
import { registryNames, valueOf } from '../research/packages/package-record.ts';
import type { DraftInput } from './section.ts';
import { plain } from './phrases.ts';

/** A row of 6.2. */
export interface DependencyRow {
  readonly package: string;
  readonly version: string;
  readonly purpose: string;
  readonly license: string;
  readonly check: string;
}

/** What rows are filled from. */
export interface RowGround {
  readonly facts: PackageFacts;
  readonly packages: DraftInput['packages'];
}

/** What the facts begin with in a cell, so that they can be replaced by newer ones. */
const mark = 'Facts: ';

/**
 * A row with the facts of its package where they belong: a licence where none is written, and after the writer's own words what was
 * looked up, where and when; what could not be is called unknown. A row of what is no package stays as it is.
 */
export function fillRow(row: DependencyRow, { facts, packages }: RowGround): DependencyRow {
  if (packages === undefined || isNothing(row.package)) return row;
  const planned = planNamedPackage({ name: row.package, version: row.version || null }, { facts, packages });
  if (planned.change === 'remove') return row;
  const words = ownWords(row.check);
  // Where nothing is known, words of somebody who may have looked stand as they are.
  if (planned.record === null && words !== '') return row;
  const said = describePlanned(planned);
  const license = planned.record === null ? null : valueOf(planned.record.license);
  return {
    ...row,
    license: isBlank(row.license) ? (license === null ? 'unknown' : plainText(license)) : row.license,
    check: `${words === '' ? '' : `${words.replace(/[.;]$/u, '')}. `}${mark}${said}`,
  };
}

/** The words of a cell without the facts. */
export function ownWords(check: string): string {
  const at = check.indexOf(mark);
  return (at < 0 ? check : check.slice(0, at)).trim();
}

/** The facts of a package in one line, each with where it was learned. */
function describePlanned({ record, query, closed }: PlannedPackage): string {
  if (record === null) return `not looked up${closed === null ? '' : `, ${plain(closed)}`}`;
  const { existence } = record;
  const registry = registryNames[query.ecosystem];
  if (existence.state === 'none') return `${registry} has no such package${labelOf(existence)}`;
  if (existence.state === 'unknown') return `whether it exists is unknown: ${plain(existence.why)}`;
  return [...groupByLabel(sayings(record))].map(([label, words]) => `${words.join(', ')}${label}`).join('; ');
}

interface Saying {
  readonly words: string;
  readonly label: string;
}

function sayings(record: PackageRecord): readonly Saying[] {
  const { advisories, deprecation, chosen, latest, released, size, license, query } = record;
  const version = valueOf(chosen);
  const told = <Value>(fact: Known<Value>, say: (value: Value) => string): Saying[] =>
    fact.state === 'found' ? [{ words: say(fact.value), label: labelOf(fact) }] : [];
  return [
    ...(chosen.state === 'none'
      ? [{ words: `there is no version ${plain(query.version ?? '')}`, label: labelOf(chosen) }]
      : []),
    ...told(
      advisories,
      (all) =>
        `advisories for ${version ?? 'it'}: ${all
          .slice(0, 3)
          .map(({ id, severity }) => `${plain(id)} (${severity})`)
          .join(', ')}${all.length > 3 ? ` and ${all.length - 3} more` : ''}`,
    ),
    ...(advisories.state === 'none'
      ? [{ words: `no advisories for ${version ?? 'it'}`, label: labelOf(advisories) }]
      : []),
    ...(advisories.state === 'unknown' && chosen.state !== 'none'
      ? [{ words: `advisories unknown: ${plain(advisories.why)}`, label: '' }]
      : []),
    ...told(deprecation, (why) => `deprecated: “${plain(why.slice(0, 100))}”`),
    ...(deprecation.state === 'unknown' && chosen.state !== 'none'
      ? [{ words: 'whether it is deprecated is unknown', label: '' }]
      : []),
    ...told(license, (name) => `licence ${plainText(name)}`),
    ...told(latest, (name) => `latest ${plain(name)}`),
    ...told(released, (date) => `released ${date}`),
    ...told(size, (bytes) => sizeOf(bytes)),
  ];
}

/** In the order in which each place is first named. */
function groupByLabel(all: readonly Saying[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { words, label } of all) {
    const group = groups.get(label);
    if (group === undefined) groups.set(label, [words]);
    else group.push(words);
  }
  return groups;
}

function labelOf(fact: Exclude<Known<unknown>, { readonly state: 'unknown' }>): string {
  return ` (${fact.from}${fact.date === null ? '' : `, fetched ${fact.date}`})`;
}

function sizeOf(bytes: number): string {
  return bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`;
}

/** For a cell of plain text: one short line. */
function plainText(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().slice(0, 80);
}

function isBlank(text: string): boolean {
  return /^(?:|-|–|—|\?|n\/a|tbd|unknown|\[.*\])$/iu.test(text.trim());
}

function isNothing(name: string): boolean {
  return /^(?:|-|–|n\/a|none\b.*|nothing)$/iu.test(name.trim());
}
