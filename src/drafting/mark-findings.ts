import type { Finding } from '../checks/check.ts';
import { fillHeading } from '../sections/heading.ts';
import { anchorsOf, type Content, type Section } from '../sections/section.ts';

/**
 * The content with a note for each finding that nobody mended, standing with the part that it concerns: what could not be
 * verified says so in the plan itself.
 */
export function markFindings(section: Section, content: Content, findings: readonly Finding[]): Content {
  const notes = findings.map((finding) => ({
    part: anchorFor(section, finding.claim?.field.split('.')[0] ?? partNamedIn(section, finding)),
    question: describe(finding),
  }));
  const known = new Set(content.open.map(({ question }) => bareWords(question)));
  const added = notes.filter(
    ({ question }, index) =>
      !known.has(bareWords(question)) && notes.findIndex((note) => note.question === question) === index,
  );
  const marked = section.content.safeParse({ ...content, open: [...content.open, ...added] });
  return marked.success ? marked.data : content;
}

/** Without what printing puts around addresses and marks: a note that was read from a plan is the note that was printed. */
function bareWords(question: string): string {
  return question.replace(/[\\<>]/g, '');
}

/** The key of the part that notes on this part stand with: itself, or the one whose heading it stands under. */
export function anchorFor({ parts }: Section, key: string): string {
  const keys = Object.keys(parts);
  const anchors = anchorsOf(parts);
  return keys.slice(0, keys.indexOf(key) + 1).findLast((one) => anchors.includes(one)) ?? anchors[0] ?? '';
}

/** The part whose heading or label a finding names in quotation marks, as those about an empty part do; empty for none. */
function partNamedIn({ parts, names }: Section, { message }: Finding): string {
  const [, named = ''] = /"([^"]+)"/.exec(message) ?? [];
  const found = Object.entries(parts).find(
    ([, { under = [], label }]) => label === named || fillHeading(under.at(-1) ?? '', names) === named,
  );
  return found?.[0] ?? '';
}

/** Rules that say nothing about the world. */
const ofForm = /^structure\/(?!link$)/;

/** Without backticks: what does not exist must not be claimed a second time by the note that says so. */
function describe({ message, rule }: Finding): string {
  const words = message.replace(/`([^`]*)`/g, '“$1”').replace(/^Unexpected /, '');
  return `${ofForm.test(rule) ? 'Not mended' : 'Not verified'} (${rule}): ${words}.`;
}
