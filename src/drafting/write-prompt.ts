import { formatCitation } from '../evidence/citation.ts';
import type { Fence } from '../model/fence-material.ts';
import { fillPrompt, readPrompt } from '../model/prompts.ts';
import { redactValue } from '../model/redact-value.ts';
import type { Request } from '../request/request.ts';
import { fillHeading } from '../sections/heading.ts';
import type { Content, Section } from '../sections/section.ts';
import type { PackedCode } from './pack-code.ts';

/** What a drafter of some sections is told. What comes first changes least, so that providers can cache it. */
export interface PromptInput {
  readonly request: Request;
  /** The repository in a few hundred tokens. */
  readonly repository: string;
  /** Null where these sections need no code. */
  readonly code: PackedCode | null;
  readonly ledger: string;
  readonly sections: readonly Section[];
  /** What stands in the plan for a section until now. */
  readonly present: (section: Section) => Content;
  readonly fence: Fence;
}

/** The user's first turn: request, repository, code, what is settled, and the task. */
export function writePrompt({ ledger, sections, present, fence, ...ground }: PromptInput): string {
  const ids = sections.map(({ id }) => `\`${id}\``);
  return fillPrompt('draft', {
    ...describeGround({ ...ground, fence }),
    ledger: ledger === '' ? 'Nothing yet: these are the first sections.' : describeLedger(ledger, fence),
    task: `${ids.length === 1 ? 'section' : 'sections'} ${ids.join(', ')}`,
    sections: sections.map((section) => describeSection(section, present(section))).join('\n\n'),
    // What the evidence gives quotes the repository.
    drafts: fence.fence('drafts', printDrafts(sections, present)),
    keys: ids.join(', '),
  });
}

/** What every prompt about sections begins with: the request, its requirements, the repository and the code. */
export function describeGround({
  request,
  repository,
  code,
  fence,
}: Pick<PromptInput, 'request' | 'repository' | 'code' | 'fence'>) {
  return {
    request: fence.fence(
      'request',
      [request.text, ...(request.answers ?? []).map(({ question, answer }) => `${question}\n${answer}`)].join('\n\n'),
    ),
    requirements: fence.fence(
      'requirements',
      request.requirements.map(({ id, kind, quote }) => `- ${id} (${kind}): “${quote}”`).join('\n'),
    ),
    repository: fence.fence('repository', repository),
    code: code === null ? '' : describeCode(code, fence),
  };
}

/** What is settled, for who must keep to it. */
export function describeLedger(ledger: string, { fence }: Fence): string {
  return `Use these names, paths and numbers as they stand.\n\n${fence('ledger', ledger)}`;
}

function describeCode({ excerpts, left }: PackedCode, { fence }: Fence): string {
  if (excerpts.length === 0) return '';
  const pieces = excerpts.map(({ id, at, text }) => `[${id}] ${formatCitation(at)}\n${text}`);
  const rest = left.length === 0 ? '' : `\n\nLeft out for length: ${left.join('; ')}.`;
  return `# Code that the request most likely meets\n\nEach piece has an id; cite lines of it as \`path:start-end\`.\n\n${fence('code', `${pieces.join('\n\n')}${rest}`)}`;
}

/** What a section is for, and what its parts hold. */
export function describeSection(section: Section, present: Content): string {
  const { id, heading, names, parts, settled } = section;
  const asked = Object.entries(parts).filter(([key]) => !settled.includes(key));
  return fillPrompt('section', {
    id,
    heading: fillHeading(heading, { ...names, ...namesOf(section, present) }),
    guide: readPrompt(`sections/${id}`),
    parts: asked.map(([key, { guide }]) => `- \`${key}\`: ${guide}`).join('\n'),
  });
}

/** One JSON object with a line for each section, without the parts that code settles, and without secrets that a person wrote into the plan. */
export function printDrafts(sections: readonly Section[], present: PromptInput['present']): string {
  const lines = sections.map((section) => {
    const asked = Object.entries(present(section)).filter(([key]) => !section.settled.includes(key));
    return `${JSON.stringify(section.id)}: ${JSON.stringify(redactValue(Object.fromEntries(asked)))}`;
  });
  return `{\n${lines.join(',\n')}\n}`;
}

function namesOf({ names }: Section, content: Content): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.keys(names).map((key) => [key, content[key]]));
}

/** Ids of excerpts in an answer as the citations that they stand for: `[E3]` in words, `E3` as a whole value. */
export function resolveIds(answer: unknown, code: PackedCode | null): unknown {
  if (code === null) return answer;
  const places = new Map(code.excerpts.map(({ id, at }) => [id, formatCitation(at)]));
  const resolve = (value: unknown): unknown => {
    if (typeof value === 'string') return resolveText(value, places);
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner)]));
  };
  return resolve(answer);
}

function resolveText(text: string, places: ReadonlyMap<string, string>): string {
  const whole = places.get(text.trim().replace(/^\[|\]$/g, ''));
  if (whole !== undefined) return whole;
  return text.replace(/`?\[(E\d+)\]`?/g, (written, id: string) => {
    const place = places.get(id);
    return place === undefined ? written : `\`${place}\``;
  });
}
