import type { Finding } from '../../checks/check.ts';
import { removeHidden } from '../../model/fence-material.ts';
import { fillPrompt } from '../../model/prompts.ts';
import type { SourceFinding } from '../../research/sources/source-finding.ts';
import type { Content, Section } from '../../sections/section.ts';
import { describeGround, describeLedger, describeSection, printDrafts, type PromptInput } from '../write-prompt.ts';

/** What a drafter is told who changes one section. */
export interface RefinePromptInput extends Omit<PromptInput, 'sections' | 'present'> {
  readonly section: Section;
  readonly instruction: string;
  /** Its Markdown in the file; null where the plan does not have it. */
  readonly markdown: string | null;
  /** A person wrote it, or changed it since it was drafted. */
  readonly isEdited: boolean;
  /** The same as content; as the evidence drafts it where the plan does not have it. */
  readonly content: Content;
  /** What the checks say of it now. */
  readonly findings: readonly Finding[];
  /** Sources that were read for this change. */
  readonly sources: readonly SourceFinding[];
}

/** The user's first turn of a refinement. The instruction is the user's own word and stands unfenced; what the file says does not. */
export function writeRefinePrompt(input: RefinePromptInput): string {
  const { section, instruction, markdown, content, findings, ledger, fence } = input;
  const { request, requirements, repository, code } = describeGround(input);
  const present = () => content;
  return fillPrompt('refine', {
    request,
    requirements,
    repository,
    code,
    ledger: ledger === '' ? 'Nothing yet.' : describeLedger(ledger, fence),
    sources: describeSources(input),
    section: `section \`${section.id}\``,
    instruction: removeHidden(instruction),
    edited: input.isEdited
      ? 'A person edited this section since it was drafted. Their words are decisions: where the instruction does not name them, they come back as they stand, also where you would say it otherwise.'
      : '',
    description: describeSection(section, content),
    markdown:
      markdown === null
        ? 'The plan does not have it. It is written anew, from what a program filled in below.'
        : fence.fence('plan', markdown),
    content: fence.fence('content', printDrafts([section], present)),
    findings:
      findings.length === 0
        ? ''
        : `## What the checks say of it now\n\nMend what lies in the part that changes; leave the rest.\n\n${fence.fence('findings', findings.map(({ message }) => `- ${message}`).join('\n'))}`,
    key: `\`${section.id}\``,
  });
}

/** What was read: each page with what it says, in the quotes that were found on it. */
function describeSources({ sources, fence }: RefinePromptInput): string {
  const read = sources.filter(({ quotes }) => quotes.length > 0);
  if (read.length === 0) return '';
  const pages = read.map(({ url, title, learning, quotes }) =>
    [`<${url}> ${title}`.trim(), ...(learning === null ? [] : [learning]), ...quotes.map((quote) => `“${quote}”`)].join(
      '\n',
    ),
  );
  return `# Sources that the user had read for this\n\nThey stand in 2.2. Take from them what the instruction asks for, and say nothing of them that their quotes do not.\n\n${fence.fence('sources', pages.join('\n\n'))}`;
}
