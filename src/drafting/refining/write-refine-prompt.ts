import type { Finding } from '../../checks/check.ts';
import { removeHidden } from '../../model/fence-material.ts';
import { fillPrompt } from '../../model/prompts.ts';
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
