import type { Finding } from '../../src/checks/check.ts';
import type { RefinedSection } from '../../src/drafting/refining/refine-one.ts';
import type { RefinedPlan } from '../../src/refine-section.ts';
import { quoteWord } from '../../src/repository/shell/quote-word.ts';
import { openLearning } from '../../src/sections/source-rows.ts';
import { writeDrift } from '../../src/sections/drift-entry.ts';
import type { Face } from '../tool.ts';
import { diffSection, paintDiff } from './diff-section.ts';
import { printSources } from './describe-sources.ts';
import { nameOf } from './find-plan.ts';
import { withoutOpenPoints } from './open-points.ts';

/** Most characters of a diff in an assistant's answer: it can read the section. */
const mostOfDiff = 12_000;
const mostFindings = 12;

/** What is told of refinements. */
export type RefinementDescription = ReturnType<typeof describeRefinement>;
type One = RefinementDescription['refined'][number];

/** Refinements as one JSON document, in the order in which they were made. */
export function describeRefinement(
  { refined, disagreeing, research: { findings, trouble }, usage, ended }: RefinedPlan,
  { root, path, dryRun }: { readonly root: string; readonly path: string; readonly dryRun: boolean },
) {
  const plan = nameOf(refined.at(-1)?.path ?? path, root);
  const sources = findings.map(({ url, state, reason }) => ({ url, state, reason }));
  const told = refined.map((one) => describeOne(one, plan, root));
  return { plan, dryRun, refined: told, disagreeing, sources, trouble, usage, ended };
}

function describeOne(one: RefinedSection, plan: string, root: string) {
  const { id, state, text, findings, marked, reason, because, drift, changedElsewhere, mergeAt } = one;
  return {
    section: id,
    state,
    because,
    diff: diffSection(one, plan),
    text,
    marked,
    reason,
    findings,
    drift,
    changedElsewhere,
    merge: mergeAt === null ? null : nameOf(mergeAt, root),
  };
}

interface Look {
  readonly face: Face;
  readonly colour: boolean;
}

/** The same for a reader: what became of each, the change, what is wrong, and the next move. */
export function printRefinement(told: RefinementDescription, look: Look): string {
  const { ended } = told;
  return [
    ...told.refined.map((one) => printOne(one, told, look)),
    [...printSources(told.sources), told.trouble].filter(Boolean).join(' '),
    describeUsage(told),
    ended === null ? '' : `Ended before ${ended.left.join(', ')}: ${ended.reason}`,
    list('No longer agrees with it', told.disagreeing),
    `Next: ${nextMove(told, look.face)}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function printOne(one: One, told: RefinementDescription, { face, colour }: Look): string {
  const { diff, drift, merge } = one;
  const most = Math.floor(mostOfDiff / told.refined.length);
  const shown = face === 'mcp' && diff.length > most ? `${diff.slice(0, most)}\n… (get_plan shows the rest)` : diff;
  const recorded = drift.map((entry) => `- ${writeDrift(entry)}`).join('\n');
  return [
    headline(one, told),
    colour ? paintDiff(shown) : shown,
    merge === null ? '' : `Both versions, with marks where they differ, are in ${merge}.`,
    recorded === ''
      ? ''
      : `It departs from the request, ${told.dryRun ? 'which would be' : 'which is'} recorded in the drift of section 1:\n${recorded}`,
    list('Findings in the section', graveOf(one)),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function graveOf({ findings }: One): readonly Finding[] {
  return withoutOpenPoints(findings).filter(({ severity }) => severity !== 'info');
}

function headline(one: One, { plan, dryRun }: RefinementDescription): string {
  const { section, state, marked, reason, because, changedElsewhere, drift } = one;
  const stays = drift.length === 0 ? 'every other byte stays' : 'every other byte stays but for the drift in section 1';
  const said = {
    refined: dryRun ? 'would change as below; nothing was written' : `was changed; ${stays}`,
    inserted: dryRun ? 'would be inserted; nothing was written' : 'was missing, and stands in its place now',
    unchanged: 'says what it said; nothing was changed',
    merged: 'was changed by somebody else meanwhile in other lines; both changes stand now',
    conflict: 'was changed by somebody else meanwhile in the same lines, and stands as they left it',
  }[state];
  return [
    `${plan}: ${section} ${said}.`,
    because === null ? '' : `It follows from ${because.join(', ')}.`,
    marked === 0 ? '' : `${marked} ${marked === 1 ? 'finding was' : 'findings were'} not mended, and noted in it.`,
    changedElsewhere ? 'Something else in the file was changed meanwhile, and stays.' : '',
    reason === '' ? '' : `Mending ended early: ${reason}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function describeUsage({ usage }: RefinementDescription): string {
  if (usage === null) return '';
  const { calls, input, cached, output, cost } = usage;
  const price = cost === null ? 'no price known' : `${cost.toFixed(4)} USD`;
  return `${calls} ${calls === 1 ? 'call' : 'calls'}, ${input} tokens in (${cached} cached), ${output} out, ${price}.`;
}

function nextMove({ plan, refined, dryRun, disagreeing, sources, ended }: RefinementDescription, face: Face): string {
  const refine = (ids: readonly string[]) =>
    face === 'mcp' ? `refine_section for ${ids.join(', ')}` : `groundplan refine ${quoteWord(plan)} ${ids.join(',')} …`;
  const conflict = refined.find(({ state }) => state === 'conflict');
  if (conflict !== undefined) {
    const merged = conflict.merge ?? plan;
    return `resolve the marks in ${merged} and put it in the place of ${plan}, or ask again: ${refine([conflict.section])}.`;
  }
  if (ended !== null && ended.left.length > 0) return `go on with the rest: ${refine(ended.left)}.`;
  const others = [...new Set(disagreeing.flatMap(({ section }) => section ?? []))];
  if (dryRun && refined.some(({ state }) => state !== 'unchanged')) return 'the same without the dry run writes it.';
  if (others.length > 0) {
    const all = face === 'cli' ? ' (the same with --cascade does that at once)' : '';
    const rest = others.filter((id) => id !== 'overview' || !isTableAlone(disagreeing));
    const words = rest.length === 0 ? '' : `bring the others in line: ${refine(rest)}${all}`;
    return `${[words, rest.length < others.length ? alignTable(plan, face) : ''].filter(Boolean).join('; ')}.`;
  }
  if (refined.every(({ state }) => state === 'unchanged'))
    return face === 'mcp' ? 'check_plan, if the rest is in doubt.' : `groundplan check ${quoteWord(plan)}`;
  const faulty = refined.filter((one) => graveOf(one).length > 0).map(({ section }) => section);
  if (faulty.length > 0) return `mend what is found: ${refine(faulty)}.`;
  if (refined.some(({ drift }) => drift.length > 0))
    return 'read the drift in section 1: the reasons there are the instruction’s words.';
  const research = refined.findLast(({ section }) => section === 'web-research');
  if (sources.length > 0 && research?.text.includes(openLearning) === true)
    return `say in 2.2 what follows from what was read, then groundplan check ${quoteWord(plan)}.`;
  const drift = face === 'mcp' ? 'record_drift' : `groundplan drift ${quoteWord(plan)} add`;
  return `if the change departs from the request of the plan in another way, ${drift} says so in section 1.`;
}

/** True if nothing of section 1 is left behind but its table of requirements, which follows from steps and tests. */
function isTableAlone(disagreeing: readonly Finding[]): boolean {
  const own = disagreeing.filter(({ section }) => section === 'overview');
  return own.every(({ rule }) => rule === 'faithfulness/moved-coverage' || rule === 'faithfulness/coverage-table');
}

function alignTable(plan: string, face: Face): string {
  const command =
    face === 'mcp'
      ? 'refine_section for overview without an instruction'
      : `groundplan refine ${quoteWord(plan)} overview`;
  return `bring the table of requirements in line, which takes no model: ${command}`;
}

function list(title: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const lines = findings
    .slice(0, mostFindings)
    .map(
      ({ section, line, severity, rule, message }) =>
        `- ${section ?? 'the plan'}, line ${line}: ${severity} ${rule}: ${message}`,
    );
  const left = findings.length - lines.length;
  return [`${title}:`, ...lines, ...(left > 0 ? [`- … and ${left} more`] : [])].join('\n');
}
