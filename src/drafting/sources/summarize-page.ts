import { z } from 'zod';
import { coerceValue } from '../../model/coerce-value.ts';
import { isOfOneTask } from '../../model/model-failure.ts';
import { fillPrompt } from '../../model/prompts.ts';
import type { Request } from '../../request/request.ts';
import { findPassages, packPassages } from '../../research/sources/find-passages.ts';
import type { Page } from '../../research/sources/page.ts';
import { askModel } from '../ask-model.ts';
import type { ModelRun } from '../model-run.ts';
import { whyUnsupported, type Saying } from './judge-source.ts';

/** Characters of a page that the model reads: the parts nearest to the request. */
const room = 24_000;
const longestLearning = 300;

const answerSchema = z.strictObject({
  learning: z.string().describe('What of the page matters here, in one plain sentence; empty for nothing'),
  quote: z.string().describe('Words of the page that support it, copied exactly; empty for nothing'),
});

/**
 * Has a model say what of a page matters. The call has no tools and gives two strings, of which code believes neither: the quote
 * is looked up on the page, and goes back once when it is not there. What the page says to the model can at most spoil these two.
 * A model that gives no usable answer leaves the passages nearest to the request.
 * @throws PlanError `limit`, ModelFailure where the endpoint gives no answers at all.
 */
export async function summarizePage(
  page: Page,
  request: Request,
  run: Pick<ModelRun, 'model' | 'repository' | 'fence' | 'purse' | 'signal'>,
): Promise<Saying> {
  const first = await ask('');
  if (first === null) return nearest(page, request);
  if (first.quote === '' || first.learning === '') return { learning: first.learning || null, quotes: [] };
  const flaw = whyUnsupported(first.quote, page);
  if (flaw === null) return { learning: first.learning, quotes: [first.quote] };
  const second =
    (await ask(`# Your last answer\n\nIts quote was looked up: ${flaw}. Copy the words exactly.`)) ?? first;
  return { learning: second.learning || first.learning, quotes: [second.quote || first.quote] };

  async function ask(finding: string): Promise<z.output<typeof answerSchema> | null> {
    const text = fillPrompt('source', {
      request: run.fence.fence('request', request.text),
      page: run.fence.fence(`page ${page.at}`, packPassages(page.markdown, request.text, room)),
      finding,
    });
    try {
      const question = { purpose: `source ${page.at}`, turns: [{ role: 'user', text } as const], schema: answerSchema };
      const { value } = await askModel({ ...question, schemaName: 'source', output: 300 }, run);
      const read = answerSchema.safeParse(coerceValue(answerSchema, value));
      if (!read.success) return null;
      const { learning, quote } = read.data;
      return { learning: plainWords(learning), quote: quote.trim() };
    } catch (error) {
      if (isOfOneTask(error)) return null;
      throw error;
    }
  }
}

/** One line without addresses: a page must not get a link into a plan by what is said of it. */
function plainWords(learning: string): string {
  return learning
    .replace(/\b[a-z][a-z\d+.-]*:\/\/[^\s)>\]]+/gi, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestLearning);
}

/** What can be said of a page without a model: which of its passages are nearest to the request. */
export function nearest(page: Page, { text, title }: Request): Saying {
  return { learning: null, quotes: findPassages(page, `${title}\n${text}`, mostPassages) };
}

const mostPassages = 2;
