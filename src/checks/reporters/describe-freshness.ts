import type { Freshness, SectionFreshness } from '../../freshness/freshness.ts';
import { makesStale } from '../../freshness/freshness.ts';
import type { SectionTitles } from '../check-plan.ts';
import { sections as templates } from '../../sections/index.ts';
import { fillHeading } from '../../sections/heading.ts';

/** What programs are told of the freshness of each section: `at` says where a cited thing stands now, where it is known. */
export function describeFreshness({ sections }: Freshness) {
  return sections.map(({ section, state, changes, unknown }) => ({
    section,
    state,
    changes: changes.map(({ kind, cited, now, at, planned }) => ({
      kind,
      cited,
      now,
      ...(at === null ? {} : { at }),
      ...(planned ? { planned } : {}),
    })),
    ...(unknown.length === 0 ? {} : { unknown: groupUnknown(unknown) }),
  }));
}

/** A short table for people: one row for each section that is not simply fresh, and how many are. */
export function freshnessRows({ base, problem, sections }: Freshness, titles: SectionTitles): readonly string[] {
  const since = base === null ? '' : ` since ${/^[0-9a-f]{40,}$/.test(base) ? base.slice(0, 8) : base}`;
  if (problem !== null) return [`Freshness${since}: unknown, ${problem}`];
  const told = sections.filter(({ state, changes }) => state !== 'fresh' || changes.length > 0);
  const fresh = sections.filter(({ state }) => state === 'fresh').length;
  const counted = `${fresh} of ${sections.length} sections fresh`;
  if (told.length === 0) return [`Freshness${since}: ${counted}`];
  const rows = told.map((one) => [titleOf(one, titles), one.state, summary(one)] as const);
  const width = Math.max(...rows.map(([title]) => title.length));
  return [
    `Freshness${since}: ${counted}`,
    ...rows.map(([title, state, what]) => `  ${title.padEnd(width)}  ${state.padEnd(7)}  ${what}`),
  ];
}

/** What became of what a section cites, counted by kind. */
function summary({ changes, unknown }: SectionFreshness): string {
  const stale = changes.filter(makesStale);
  const count = (kind: string) => stale.filter((change) => change.kind === kind).length;
  const planned = stale.filter((change) => change.planned).length;
  const parts = [
    counted(count('lines'), 'citation changed', 'citations changed'),
    counted(count('rule'), 'rule changed', 'rules changed'),
    counted(count('path'), 'file gone', 'files gone'),
    counted(count('symbol'), 'name gone', 'names gone'),
    counted(count('version'), 'version changed', 'versions changed'),
    counted(count('command'), 'command gone', 'commands gone'),
    counted(changes.length - stale.length, 'citation moved', 'citations moved'),
    counted(unknown.length, 'citation not comparable', 'citations not comparable'),
  ];
  const said = parts.filter((part) => part !== '').join(', ');
  return planned === 0 ? said : `${said}; ${planned === stale.length ? 'all' : planned} in files that the plan changes`;
}

function counted(number: number, one: string, many: string): string {
  return number === 0 ? '' : `${number} ${number === 1 ? one : many}`;
}

/** As the plan has it; a section that it lacks goes by the template's. */
function titleOf({ section }: SectionFreshness, titles: SectionTitles): string {
  const own = titles[section];
  if (own !== undefined) return own;
  const template = templates.find(({ id }) => id === section);
  return template === undefined ? section : fillHeading(template.heading, template.names);
}

function groupUnknown(unknown: SectionFreshness['unknown']) {
  const reasons = [...new Set(unknown.map(({ why }) => why))];
  return reasons.map((why) => ({ why, cited: unknown.filter((one) => one.why === why).map(({ cited }) => cited) }));
}
