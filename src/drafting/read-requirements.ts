import { z } from 'zod';
import { findQuote, foldWords, stripQuotes } from '../claims/quotes.ts';
import type { ModelTurn } from '../model/language-model.ts';
import { ModelFailure } from '../model/model-failure.ts';
import { fillPrompt } from '../model/prompts.ts';
import type { Request, Requirement } from '../request/request.ts';
import { askModel } from './ask-model.ts';
import type { ModelRun } from './model-run.ts';
import { coerceValue } from '../model/coerce-value.ts';

/** What a model made of a request. */
export interface ReadRequirements {
  readonly request: Request;
  /** Questions that the request leaves open and whose answer would change the design, at most 3. */
  readonly questions: readonly string[];
}

const kinds = ['functional', 'constraint', 'acceptance', 'exclusion'] as const;

const answerSchema = z.strictObject({
  requirements: z
    .array(
      z.strictObject({
        quote: z.string().describe('Words of the request, exactly as they stand there'),
        kind: z.enum(kinds).describe('What is wanted, a limit on how it is done, a proof, or what is not to be built'),
      }),
    )
    .describe('In the order of the request'),
  questions: z.array(z.string()).describe('Open questions whose answer would change the design, at most 3'),
});

const mostRepairs = 2;
const mostQuestions = 3;

/**
 * Splits a request with a model, on top of how code splits it. Every requirement quotes the request: what does not stand there
 * goes back, and is left out when it is not mended. Words that code took for a demand and the model left out go back too, and
 * are added when the model does not take them up. A model that gives no usable answer leaves the request as it was.
 * `keep` is told of the best reading after every answer, so that none is lost with the next one; null as long as there is none.
 * @throws what `keep` throws, what the model throws when the endpoint gives no answers at all, and PlanError `limit`.
 */
export async function readRequirements(
  request: Request,
  run: Pick<ModelRun, 'model' | 'repository' | 'fence' | 'purse' | 'signal'>,
  keep: (read: ReadRequirements | null) => Promise<unknown>,
): Promise<ReadRequirements> {
  const prompt = fillPrompt('requirements', {
    request: run.fence.fence('request', request.text),
    requirements: run.fence.fence(
      'requirements',
      request.requirements.map(({ kind, quote }) => `- (${kind}) “${quote}”`).join('\n'),
    ),
  });
  let turns: readonly ModelTurn[] = [{ role: 'user', text: prompt }];
  let best: ReadRequirements | null = null;
  for (let repair = 0; repair <= mostRepairs; repair += 1) {
    const reading = await ask(turns, request, run);
    if (reading.found.length > 0)
      best = { request: { ...request, requirements: merge(reading, request) }, questions: reading.questions };
    await keep(best);
    if (reading.issues.length === 0) break;
    turns = [
      { role: 'user', text: prompt },
      { role: 'assistant', text: reading.text },
      {
        role: 'user',
        text: fillPrompt('repair', {
          findings: run.fence.fence(
            'findings',
            reading.issues.map((issue, index) => `${index + 1}. ${issue}`).join('\n'),
          ),
          sections: '`requirements`, `questions`',
        }),
      },
    ];
  }
  return best ?? { request, questions: [] };
}

interface Found {
  readonly quote: string;
  readonly kind: Requirement['kind'];
  readonly start: number;
}

interface Reading {
  readonly found: readonly Found[];
  readonly questions: readonly string[];
  readonly issues: readonly string[];
  readonly text: string;
}

async function ask(
  turns: readonly ModelTurn[],
  request: Request,
  run: Pick<ModelRun, 'model' | 'repository' | 'fence' | 'purse' | 'signal'>,
): Promise<Reading> {
  try {
    const answer = await askModel(
      { purpose: 'the requirements', turns, schema: answerSchema, schemaName: 'requirements', output: 800 },
      run,
    );
    return hold(answer.value, answer.text, request);
  } catch (error) {
    const unusable =
      error instanceof ModelFailure && ['invalid-json', 'truncated', 'refusal', 'filtered'].includes(error.kind);
    if (!unusable) throw error;
    return { found: [], questions: [], issues: [error.message], text: error.text };
  }
}

/** Holds an answer against the request. */
function hold(value: unknown, text: string, request: Request): Reading {
  const read = answerSchema.safeParse(coerceValue(answerSchema, value));
  if (!read.success) return { found: [], questions: [], issues: [z.prettifyError(read.error)], text };
  const folded = foldWords(request.text);
  const placed = read.data.requirements.map(({ quote, kind }) => ({ quote, kind, place: findQuote(folded, quote) }));
  const found = placed.flatMap(({ quote, kind, place }) =>
    place === null ? [] : [{ quote: ownWords(request.text, quote), kind, start: place.start }],
  );
  const invented = placed.filter(({ place }) => place === null).map(({ quote }) => quote);
  const issues = [
    ...invented.map((quote) => `Unexpected quotation “${quote}”, expected words that stand in the request as they are`),
    ...dropped(found, request).map(
      ({ quote }) =>
        `Unexpected gap: nothing covers “${quote}” of the request; expected a requirement that quotes it, or one whose quotation holds it`,
    ),
  ];
  return { found, questions: read.data.questions.slice(0, mostQuestions).filter(Boolean), issues, text };
}

/** What code takes for a demand and no quotation overlaps. */
function dropped(found: readonly Found[], { requirements }: Request): readonly Requirement[] {
  const quotes = found.map(({ quote }) => foldWords(quote));
  return requirements.filter(({ quote }) => {
    const own = foldWords(quote);
    return !quotes.some((other) => other.includes(own) || own.includes(other));
  });
}

/** The model's requirements and those that it left out, in the order of the request, each once. */
function merge({ found }: Reading, request: Request): readonly Requirement[] {
  const folded = foldWords(request.text);
  const all = [
    ...found,
    ...dropped(found, request).map(({ quote, kind }) => ({
      quote,
      kind,
      start: findQuote(folded, quote)?.start ?? Infinity,
    })),
  ];
  const once = all.filter(
    ({ quote }, index) => all.findIndex((other) => foldWords(other.quote) === foldWords(quote)) === index,
  );
  return [...once]
    .sort((one, other) => one.start - other.start)
    .map(({ quote, kind }, index) => ({ id: `R${index + 1}`, quote, kind }));
}

/** The quotation in the request's own letters and signs, where it stands on one line there; white space folded. */
function ownWords(text: string, quote: string): string {
  const plain = stripQuotes(quote).replace(/\s+/g, ' ').trim();
  const whole = text.replace(/\s+/g, ' ');
  const at = whole.toLowerCase().indexOf(plain.toLowerCase());
  return at < 0 ? plain : whole.slice(at, at + plain.length);
}
