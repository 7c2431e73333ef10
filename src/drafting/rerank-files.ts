import { z } from 'zod';
import type { Candidate } from '../evidence/collectors/candidates.ts';
import type { Placings, Rerank } from '../evidence/ranking/rerank.ts';
import { coerceValue } from '../model/coerce-value.ts';
import { ModelFailure } from '../model/model-failure.ts';
import { fillPrompt } from '../model/prompts.ts';
import { PlanError } from '../errors.ts';
import type { Request } from '../request/request.ts';
import { askModel } from './ask-model.ts';
import type { ModelRun } from './model-run.ts';

const answerSchema = z.strictObject({
  files: z
    .array(
      z.strictObject({
        id: z.string().describe('Id of a file in the list: F1'),
        reason: z.string().describe('Why it must change, in at most 15 words'),
      }),
    )
    .describe('Those that must be edited, the surest first, at most 15'),
});

/** Files that the model is shown: all that had to change are among them for 94 to 98 of 100 requests of the development sets. */
export const mostShown = 40;
/** About what an order of 15 files with reasons takes, in tokens. */
const answerTokens = 500;
const limits = { why: 2, symbols: 3, text: 110 } as const;

/**
 * Has a model put ranked files in order, in one call. What goes wrong leaves the order as it was, and is told: an endpoint that fails,
 * an answer that cannot be read or names no file of the list, a limit that would be passed. Throws only on an abort.
 */
export function openReranker(
  request: Request,
  run: Pick<ModelRun, 'model' | 'repository' | 'fence' | 'purse' | 'signal' | 'progress'>,
): Rerank<Candidate> {
  const by = run.model.id;
  return async (files): Promise<Placings> => {
    const shown = files.slice(0, mostShown);
    if (shown.length < 2) return { by, placings: [], notice: null };
    run.progress({ stage: 'ranking with the model', item: '', done: 0, total: 0 });
    try {
      const placings = await ask(shown);
      const notice = placings.length > 0 ? null : leftAsItWas(by, 'it named no file of the list');
      return { by, placings, notice };
    } catch (error) {
      run.signal.throwIfAborted();
      if (!(error instanceof ModelFailure) && !(error instanceof PlanError && error.code === 'limit')) throw error;
      return { by, placings: [], notice: leftAsItWas(by, error.message) };
    }
  };

  async function ask(files: readonly Candidate[]): Promise<Placings['placings']> {
    const text = writeRerankPrompt(request, files, run.fence);
    const answer = await askModel(
      {
        purpose: 'the order of the files',
        turns: [{ role: 'user', text }],
        schema: answerSchema,
        schemaName: 'files',
        output: answerTokens,
      },
      run,
    );
    const read = answerSchema.safeParse(coerceValue(answerSchema, answer.value));
    if (!read.success) throw new ModelFailure('invalid-json', 'the answer was not in the form asked for', { hint: '' });
    return read.data.files.flatMap(({ id, reason }) => {
      const file = files[Number(/^F(\d+)$/i.exec(id.trim())?.[1]) - 1];
      return file === undefined ? [] : [{ path: file.path, reason }];
    });
  }
}

/** What the model is asked: the request and the files, each behind its fence. */
export function writeRerankPrompt(request: Request, files: readonly Candidate[], fence: ModelRun['fence']): string {
  return fillPrompt('rerank', {
    request: fence.fence('request', request.text),
    files: fence.fence('files', files.map(describeFile).join('\n')),
  });
}

function describeFile({ path, summary, why, symbols }: Candidate, at: number): string {
  const reasons = why.slice(0, limits.why).join('; ');
  const signatures = symbols
    .slice(0, limits.symbols)
    .map(({ signature, name }) => clip((signature || name).replace(/\s+/g, ' ')))
    .join(' | ');
  return [`F${at + 1} ${path}`, summary === null ? '' : clip(summary), `it ${clip(reasons)}`, signatures]
    .filter(Boolean)
    .join(' · ');
}

function clip(text: string): string {
  return text.length <= limits.text ? text : `${text.slice(0, limits.text - 1)}…`;
}

function leftAsItWas(by: string, reason: string): string {
  return `The files stand in the program's own order, for ${by} gave none: ${reason.replace(/\.$/, '')}.`;
}
