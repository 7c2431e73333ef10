import type { Finding } from '../checks/check.ts';
import type { Fence } from '../model/fence-material.ts';
import type { ModelTurn } from '../model/language-model.ts';
import { ModelFailure } from '../model/model-failure.ts';
import { fillPrompt } from '../model/prompts.ts';
import type { Plan } from '../plan/plan.ts';
import type { Content, Section, SectionId } from '../sections/section.ts';
import { askModel } from './ask-model.ts';
import { askedSchema } from './fit-content.ts';
import { judgeAnswer, type Judgement } from './judge-answer.ts';
import type { ModelRun, SectionOutcome } from './model-run.ts';
import type { PackedCode } from './pack-code.ts';
import { resolveIds } from './write-prompt.ts';

/** What is to be drafted, and from what. */
export interface Task {
  readonly sections: readonly Section[];
  /** The plan as it stood when the task was given. */
  readonly plan: Plan;
  readonly code: PackedCode | null;
  /** The user's first turn. */
  readonly prompt: string;
  /** What the checks said before of what stands: it is not sent back, for it may be somebody's choice. */
  readonly known?: readonly Finding[];
  /**
   * Somebody wants the sections changed: what an answer leaves out stays as it stands, and where other sections no longer agree,
   * those must follow.
   */
  readonly isChange?: true;
}

/** The best there is of one section. */
export interface Draft {
  readonly section: Section;
  readonly content: Content;
  readonly findings: readonly Finding[];
}

/** What a conversation has brought so far; filled while it goes on, so that nothing is lost when it breaks off. */
export interface Harvest {
  readonly drafts: Map<SectionId, Draft>;
  /** The last answer for each section as it came: for what never fitted its schema. */
  readonly answers: Map<SectionId, unknown>;
  /** What became of the sections that are done with. */
  readonly outcomes: Map<SectionId, SectionOutcome>;
}

/** Writes the drafts of some sections into the plan: for good, or while they are still being mended. */
export type Keep = (sections: readonly Section[], pending: boolean) => Promise<void>;

/** How often an answer goes back: for its form, and for what it claims. After the second time little is mended. */
const mostRepairs = { form: 2, claims: 2 } as const;

/** Rough size of the answer for one section in tokens: what is set aside of a limit. */
const tokensOfSection = 1_200;

/** Longest piece of an earlier answer that is shown again. */
const mostRepeated = 20_000;

/**
 * Asks for the sections, and sends back what does not hold until nothing is left, nothing gets better, or it was tried often
 * enough. What was paid for is kept after every answer. Gives what was wrong with the form of answers to the end.
 */
export async function converse(task: Task, harvest: Harvest, keep: Keep, run: ModelRun): Promise<Judgement['form']> {
  let asked = task.sections;
  let turns: readonly ModelTurn[] = [{ role: 'user', text: task.prompt }];
  let left: Record<keyof typeof mostRepairs, number> = { ...mostRepairs };
  let said = '';
  for (;;) {
    const judgement = await askOnce(asked, turns, { task, harvest, run, mayRepair: left.form > 0 });
    const repair = judgement.form.size > 0 ? 'form' : 'claims';
    const lines = [...judgement.form.values(), ...judgement.claims.values()].flat();
    const open = new Set([...judgement.form.keys(), ...judgement.claims.keys()]);
    const seen = new Set([...asked.map(({ id }) => id), ...judgement.touched]);
    const done = task.sections.filter(({ id }) => seen.has(id) && !open.has(id));
    const mending = task.sections.filter(({ id }) => open.has(id) && harvest.drafts.has(id));
    if (done.length > 0) await keep(done, false);
    if (mending.length > 0) await keep(mending, true);
    if (lines.length === 0 || left[repair] === 0 || lines.join('\n') === said) return judgement.form;
    said = lines.join('\n');
    left = { ...left, [repair]: left[repair] - 1 };
    asked = task.sections.filter(({ id }) => open.has(id));
    turns = [
      { role: 'user', text: task.prompt },
      { role: 'assistant', text: repeatAnswer(asked, harvest) },
      { role: 'user', text: repairPrompt(asked, lines, run.fence) },
    ];
  }
}

interface Round {
  readonly task: Task;
  readonly harvest: Harvest;
  readonly run: ModelRun;
  readonly mayRepair: boolean;
}

/** One call. An answer that is no JSON, or is cut off, is a fault of form as long as it may be repaired. */
async function askOnce(asked: readonly Section[], turns: readonly ModelTurn[], round: Round): Promise<Judgement> {
  const { task, harvest, run, mayRepair } = round;
  try {
    const { value } = await askModel(
      {
        purpose: `${asked.length === 1 ? 'section' : 'sections'} ${asked.map(({ id }) => id).join(', ')}`,
        turns,
        schema: askedSchema(asked),
        schemaName: schemaName(asked),
        output: asked.length * tokensOfSection,
      },
      run,
    );
    return await judgeAnswer(asked, resolveIds(value, task.code), task, harvest, run);
  } catch (error) {
    const again = mayRepair && (task.sections.length === 1 || harvest.answers.size > 0) ? askAgain(error) : null;
    if (again === null) throw error;
    return { form: new Map(asked.map(({ id }) => [id, [`${id}: ${again}`]])), claims: new Map(), touched: new Set() };
  }
}

function askAgain(error: unknown): string | null {
  if (!(error instanceof ModelFailure)) return null;
  if (error.kind === 'invalid-json') return 'the answer was not one JSON object, expected nothing but that object';
  return error.kind === 'truncated' ? 'the answer was cut off at its limit, expected a shorter one' : null;
}

function schemaName(asked: readonly Section[]): string {
  return asked
    .map(({ id }) => id)
    .join('_')
    .slice(0, 64);
}

function repeatAnswer(asked: readonly Section[], { answers }: Harvest): string {
  const given = asked.map(({ id }) => [id, answers.get(id) ?? null] as const);
  const text = JSON.stringify(Object.fromEntries(given));
  return text.length <= mostRepeated ? text : `${text.slice(0, mostRepeated)}…`;
}

/** Findings name what is nearest in the repository, so they are fenced. */
function repairPrompt(asked: readonly Section[], lines: readonly string[], { fence }: Fence): string {
  return fillPrompt('repair', {
    findings: fence('findings', lines.map((line, index) => `${index + 1}. ${line}`).join('\n')),
    sections: asked.map(({ id }) => `\`${id}\``).join(', '),
  });
}
