import type { Finding } from '../../src/checks/check.ts';
import type { RefinedSection } from '../../src/refine-section.ts';
import { quoteWord } from '../../src/repository/shell/quote-word.ts';
import type { Face } from '../tool.ts';
import { diffSection, paintDiff } from './diff-section.ts';
import { nameOf } from './find-plan.ts';
import { withoutOpenPoints } from './open-points.ts';

/** Most characters of a diff in an assistant's answer: it can read the section. */
const mostOfDiff = 12_000;
const mostFindings = 12;

/** What is told of a refinement. */
export type RefinementDescription = ReturnType<typeof describeRefinement>;

/** A refinement as one JSON document. */
export function describeRefinement(
  refined: RefinedSection,
  { root, dryRun }: { readonly root: string; readonly dryRun: boolean },
) {
  const { path, id, state, text, findings, disagreeing, usage, marked, reason } = refined;
  const plan = nameOf(path, root);
  return {
    plan,
    section: id,
    state,
    dryRun,
    diff: diffSection(refined, plan),
    text,
    marked,
    reason,
    findings,
    disagreeing,
    usage,
  };
}

/** The same for a reader: what became of it, the change, what is wrong, and the next move. */
export function printRefinement(
  told: RefinementDescription,
  { face, colour }: { readonly face: Face; readonly colour: boolean },
): string {
  const { state, diff, text } = told;
  const findings = withoutOpenPoints(told.findings).filter(({ severity }) => severity !== 'info');
  const shown =
    face === 'mcp' && diff.length > mostOfDiff ? `${diff.slice(0, mostOfDiff)}\n… (get_plan shows the rest)` : diff;
  return [
    [headline(told), ...describeModel(told)].join('\n'),
    colour ? paintDiff(shown) : shown,
    state === 'conflict' ? `The section as it was refined, to merge by hand:\n\n${text}` : '',
    list('Findings in the section', findings),
    list('No longer agrees with it', told.disagreeing),
    `Next: ${nextMove(told, findings, face)}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function headline({ plan, section, state, dryRun, marked, reason }: RefinementDescription): string {
  const said = {
    refined: dryRun ? 'would change as below; nothing was written' : 'was changed; every other byte stays',
    inserted: dryRun ? 'would be inserted; nothing was written' : 'was missing, and stands in its place now',
    unchanged: 'says what it said; nothing was changed',
    conflict: 'was changed by somebody else meanwhile, and stands as they left it',
  }[state];
  const notes =
    marked === 0 ? '' : ` ${marked} ${marked === 1 ? 'finding was' : 'findings were'} not mended, and noted in it.`;
  return `${plan}: ${section} ${said}.${notes}${reason === '' ? '' : ` Mending ended early: ${reason}`}`;
}

function describeModel({ usage }: RefinementDescription): readonly string[] {
  if (usage === null) return [];
  const { calls, input, cached, output, cost } = usage;
  const price = cost === null ? 'no price known' : `${cost.toFixed(4)} USD`;
  return [
    `${calls} ${calls === 1 ? 'call' : 'calls'}, ${input} tokens in (${cached} cached), ${output} out, ${price}.`,
  ];
}

function nextMove(
  { plan, section, state, dryRun, disagreeing }: RefinementDescription,
  findings: readonly Finding[],
  face: Face,
): string {
  const refine = (id: string) =>
    face === 'mcp' ? `refine_section for ${id}` : `groundplan refine ${quoteWord(plan)} ${id} …`;
  if (state === 'conflict') return `merge the two by hand, or ask again: ${refine(section)}.`;
  if (state === 'unchanged')
    return face === 'mcp' ? 'check_plan, if the rest is in doubt.' : `groundplan check ${quoteWord(plan)}`;
  if (dryRun) return 'the same without the dry run writes it.';
  const others = [...new Set(disagreeing.flatMap((finding) => finding.section ?? []))];
  if (others.length > 0) return `bring the others in line: ${others.map(refine).join('; ')}.`;
  if (findings.length > 0) return `mend what is found: ${refine(section)}.`;
  const drift = face === 'mcp' ? 'record_drift' : `groundplan drift ${quoteWord(plan)} add`;
  return `if the change departs from the request of the plan, ${drift} says so in section 1.`;
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
