import type { Finding } from '../../src/checks/check.ts';
import type { SubmissionReport } from '../../src/drafting/submission/submit-sections.ts';
import { countFindings } from './describe-draft.ts';
import { listOpenPoints } from './open-points.ts';

/** Most characters of findings in one answer; the rest comes when these are mended, or with check_plan. */
const findingsRoom = 6000;
const mostNotes = 25;
/** Sections that a writer may well leave as the evidence drafted them. */
const mostLeft = 6;

/** What became of a submission, for the assistant that sent it: only what it must know, and what to do next. */
export function printSubmission(
  report: SubmissionReport,
  { name, dryRun }: { readonly name: string; readonly dryRun: boolean },
): string {
  const { written, refused, notes, outside, unchanged } = report;
  const unknown = report.findings.filter(isUnknownName);
  const findings = report.findings.filter((finding) => !isUnknownName(finding));
  const head = dryRun ? 'Dry run, nothing written' : 'Written';
  const changed = written.length - unchanged.length;
  return [
    `${name}: ${head}: ${written.length} ${written.length === 1 ? 'section' : 'sections'} (${written.join(', ') || 'none'})${changed < written.length ? `, ${unchanged.length} of them unchanged` : ''}. ${countFindings(findings)}.`,
    list(
      'Not written',
      refused.map(({ section, why }) => `- ${section}: ${why}`),
    ),
    list(
      'What became of it',
      [...new Set(notes)].slice(0, mostNotes).map((note) => `- ${note}`),
    ),
    outside.length === 0
      ? ''
      : `Words outside of the sections, not written: ${outside.map((words) => `“${words}”`).join(' ')}`,
    printFindings(findings),
    printNames(unknown),
    findings.length === 0 && written.length > 0 ? checkedWords : '',
    printLeft(report),
    `Next: ${nextCall({ ...report, findings }, name)}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** What no finding means, and what it does not. */
const checkedWords =
  'Checked against the repository: paths, cited lines, symbols, packages and versions, commands, quotations, and that the sections agree (requirements, steps, files, tests, drift, links). Not checked: whether the design behaves as it says.';

/** A name in a sentence that neither code nor plan knows: it may be one of a library, and is no demand. One that stands elsewhere than cited is known. */
function isUnknownName({ severity, claim, message }: Finding): boolean {
  return (
    severity === 'warning' &&
    claim?.kind === 'symbol' &&
    !claim.hard &&
    !/, where it (?:is defined|stands)/.test(message)
  );
}

function printNames(findings: readonly Finding[]): string {
  const names = [
    ...new Set(
      findings.map(({ claim, message }) => {
        const near = /; nearest: (.+)$/.exec(message)?.[1];
        return `\`${claim?.value ?? ''}\`${near === undefined ? '' : ` (near ${near})`}`;
      }),
    ),
  ];
  if (names.length === 0) return '';
  const more = names.length > mostNotes ? ` and ${names.length - mostNotes} more` : '';
  return `Names that neither the repository nor the plan knows; fine if a library has them: ${names.slice(0, mostNotes).join(', ')}${more}.`;
}

/** Section by section, errors first; the same words once. */
function printFindings(findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const ordered = [...findings].sort((one, other) => rank(one) - rank(other));
  const sections = [...new Set(ordered.map(({ section }) => section))];
  const lines: string[] = ['To mend:'];
  let room = findingsRoom;
  let left = 0;
  for (const section of sections) {
    const own = ordered.filter((finding) => finding.section === section);
    const messages = [
      ...new Set(own.map((finding) => `- ${finding.severity}, line ${finding.line}: ${finding.message}`)),
    ];
    const fitting = messages.filter((line) => (room -= line.length) > 0);
    left += messages.length - fitting.length;
    if (fitting.length > 0) lines.push(`${section ?? 'the plan'}:`, ...fitting);
  }
  return [...lines, ...(left === 0 ? [] : [`… and ${left} more, told when these are mended.`])].join('\n');
}

function rank({ severity }: Finding): number {
  return ['error', 'warning', 'info'].indexOf(severity);
}

function printLeft({ plan, left }: SubmissionReport): string {
  const open = listOpenPoints(plan);
  const own = open.filter(({ section }) => !left.includes(section));
  const hidden = open.length - own.length;
  return [
    left.length === 0
      ? 'No section stands as an evidence draft any more.'
      : `Still as the evidence drafted them: ${left.join(', ')}${hidden === 0 ? '' : ` (with ${hidden} open points)`}.`,
    ...(own.length === 0
      ? []
      : [
          `Open points for the user to decide:`,
          ...own.slice(0, 12).map(({ section, question }) => `- ${section}: ${question}`),
        ]),
    ...(own.length > 12 ? [`… and ${own.length - 12} more.`] : []),
  ].join('\n');
}

function nextCall({ findings, refused, left }: SubmissionReport, name: string): string {
  const wrong = findings.filter(({ severity }) => severity !== 'info').map(({ section }) => section);
  const mend = [...new Set([...wrong.filter((section) => section !== null), ...refused.map(({ section }) => section)])];
  if (mend.length > 0)
    return `submit_sections with only what you change of: ${mend.join(', ')}. A warning may stay if you know better; say so in the plan.`;
  const end = `write_plan ${JSON.stringify({ plan: name, status: 'Under Review' })}, and tell the user what is open.`;
  if (left.length > mostLeft) return `submit_sections with those, or leave what is right as it stands; then ${end}`;
  return left.length > 0 ? `if those are right as they stand, ${end}` : end;
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`${title}:`, ...lines].join('\n');
}
