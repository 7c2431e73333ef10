import { createHash, randomBytes } from 'node:crypto';
import {
  createRequestStateCodec,
  inputRequired,
  inputResponse,
  type InputRequiredResult,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { Answer, Consult, Question } from '../../tools/tool.ts';
import { removeHidden } from '../model/fence-material.ts';

/** What was asked in one call, kept by the client between the rounds; it can read it, and change nothing of it. */
const askedSchema = z.object({
  /** Of the tool and its arguments: an answer counts for the call that asked, and no other. */
  call: z.string(),
  question: z.object({ id: z.string(), kind: z.enum(['consent', 'text']), about: z.string() }),
  earlier: z.array(
    z.object({ id: z.string(), about: z.string(), answer: z.union([z.string(), z.boolean(), z.null()]) }),
  ),
});
type Asked = z.output<typeof askedSchema>;

/** Signed with a key of this process, for ten minutes, for the method and whoever asked. */
export const sealedAnswers = createRequestStateCodec<Asked>({
  key: randomBytes(32),
  ttlSeconds: 600,
  bind: ({ mcpReq: { method }, http }) => `${method}\0${http?.authInfo?.clientId ?? ''}`,
});

/** Thrown through a tool that cannot go on before a question is answered; the call is made again with the answer. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
  readonly question: Question;

  constructor(question: Question) {
    super(question.words);
    this.question = question;
  }
}

/** The questions of one call. */
export interface Questions {
  readonly consult: Consult;
  /** What the client gets instead of a result: it asks, and makes the same call again. */
  ask(question: Question): Promise<InputRequiredResult>;
}

/** Asks the user through a client that can show a form; with any other, every question stands unanswered. */
export function openQuestions(
  call: readonly [tool: string, input: Readonly<Record<string, unknown>>],
  context: ServerContext,
  capabilities: unknown,
): Questions {
  const fingerprint = createHash('sha256').update(JSON.stringify(call)).digest('base64url');
  const known = readAnswers(fingerprint, context);
  const able = canShowForms(capabilities);
  return {
    consult(question) {
      const given = known.find(({ id, about }) => id === question.id && about === question.about);
      if (given !== undefined) return given.answer;
      if (able) throw new Unanswered(question);
      return null;
    },
    ask: async ({ id, kind, about, words }) =>
      inputRequired({
        inputRequests: { [id]: inputRequired.elicit({ message: readable(words), requestedSchema: forms[kind] }) },
        requestState: await sealedAnswers.mint(
          { call: fingerprint, question: { id, kind, about }, earlier: known.filter((one) => one.id !== id) },
          context,
        ),
      }),
  };
}

/** What the client shows, and what comes back is held against. */
const forms = {
  consent: z.object({ agreed: z.boolean().default(false).meta({ title: 'Yes, do it' }) }),
  text: z.object({ answer: z.string().trim().max(10_000).default('').meta({ title: 'Answer' }) }),
} as const;

/** Most characters of a question: a name or a finding in it is text of the repository, and may not push the question itself out of sight. */
const mostWords = 600;

/** On one line and without what cannot be seen, so that no text in it looks like words of ours. */
function readable(words: string): string {
  const line = removeHidden(words).replace(/\s+/g, ' ').trim();
  return line.length <= mostWords ? line : `${line.slice(0, mostWords / 2)} … ${line.slice(-mostWords / 2)}`;
}

/** Earlier answers of the same call, and the one that came with it now. */
function readAnswers(fingerprint: string, { mcpReq }: ServerContext): Asked['earlier'] {
  const state = askedSchema.safeParse(mcpReq.requestState());
  if (!state.success || state.data.call !== fingerprint) return [];
  const { question, earlier } = state.data;
  const view = inputResponse(mcpReq.inputResponses, question.id);
  if (view.kind !== 'elicit') return earlier;
  const answer = view.action === 'accept' ? readForm(question.kind, view.content) : refusal(question.kind);
  return [...earlier, { id: question.id, about: question.about, answer }];
}

function readForm(kind: Question['kind'], content: unknown): Answer {
  if (kind === 'consent') return forms.consent.safeParse(content).data?.agreed === true;
  return forms.text.safeParse(content).data?.answer || null;
}

function refusal(kind: Question['kind']): Answer {
  return kind === 'consent' ? false : null;
}

/** True for a client that can show a form; one that names no kind means forms, as before there were others. */
function canShowForms(capabilities: unknown): boolean {
  const elicitation = capabilitiesSchema.safeParse(capabilities).data?.elicitation;
  return elicitation !== undefined && (elicitation.form !== undefined || elicitation.url === undefined);
}

const capabilitiesSchema = z.object({
  elicitation: z.object({ form: z.object({}).optional(), url: z.object({}).optional() }).optional(),
});
