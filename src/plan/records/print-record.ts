import type { Decision } from './read-decisions.ts';
import { printAsciiDoc } from './print-asciidoc.ts';
import { printRestructuredText } from './print-restructured-text.ts';
import type { RecordForm } from './find-record-form.ts';

/** What a record says beside its decision. */
export interface RecordMatter {
  readonly number: number;
  /** `Proposed` or `Accepted`. */
  readonly status: string;
  /** `yyyy-mm-dd`. */
  readonly date: string;
  /** What the plan is for. */
  readonly plan: string;
  /** The plan's file, from the record's folder. */
  readonly planLink: string;
}

/** The text of a record in the form that the repository uses. What the plan does not say stands as a gap to fill, and says so. */
export function printRecord(decision: Decision, form: RecordForm, matter: RecordMatter): string {
  const heading = form.heading.replace('{n}', String(matter.number).padStart(form.headingDigits, '0'));
  const { front, below, inside } = printStatus(form, matter);
  const body = { madr: printMadr, nygard: printNygard, 'y-statement': printStatement }[form.style](decision, matter);
  const text = `${[...front, `${heading}${decision.title}`, ...below, ...inside, ...body, more(matter)].join('\n\n')}\n`;
  return { md: (markdown: string) => markdown, rst: printRestructuredText, adoc: printAsciiDoc }[form.markup](text);
}

function printStatus({ status: place }: RecordForm, { status, date }: RecordMatter) {
  const none = { front: [] as readonly string[], below: [] as readonly string[], inside: [] as readonly string[] };
  switch (place) {
    case 'front-matter':
      return { ...none, front: [`---\nstatus: ${status.toLowerCase()}\ndate: ${date}\n---`] };
    case 'bullets':
      return { ...none, below: [`* Status: ${status.toLowerCase()}\n* Date: ${date}`] };
    case 'fields':
      return { ...none, below: [`:Status: ${status}\n:Date: ${date}`] };
    case 'heading':
      return { ...none, below: [`Date: ${date}`], inside: [`## Status\n\n${status}`] };
    default:
      return { ...none, below: [`${status}, ${date}.`] };
  }
}

function printMadr({ title, why, rejected }: Decision, { plan }: RecordMatter): readonly string[] {
  return [
    `## Context and Problem Statement\n\n${sentence(`Planned for “${plan}”: which way to go here`)}`,
    `## Considered Options\n\n${[title, ...rejected].map((one) => `* ${one}`).join('\n')}`,
    `## Decision Outcome\n\nChosen option: “${title}”${why === '' ? '' : `. ${sentence(why)}`}`,
  ];
}

function printNygard({ title, why, rejected }: Decision, { plan }: RecordMatter): readonly string[] {
  return [
    `## Context\n\n${sentence(`Planned for “${plan}”`)}${rejected.length === 0 ? '' : ` Considered and rejected:\n\n${rejected.map((one) => `- ${one}`).join('\n')}`}`,
    `## Decision\n\n${sentence(title)}${why === '' ? '' : ` ${sentence(why)}`}`,
    '## Consequences\n\nNot stated in the plan.',
  ];
}

function printStatement({ title, why, rejected }: Decision, { plan }: RecordMatter): readonly string[] {
  const against = rejected.length === 0 ? '' : ` and neglected ${rejected.join('; ').replace(/\.$/u, '')}`;
  return [`In the context of “${plan}”, we decided: ${title}${against}.${why === '' ? '' : ` ${sentence(why)}`}`];
}

function more({ plan, planLink }: RecordMatter): string {
  return `Planned in [${plan.replaceAll(/[[\]]/gu, '')}](${planLink}), section 12.`;
}

function sentence(text: string): string {
  return /[.!?]$/u.test(text) ? text : `${text}.`;
}
