import { redactSecrets } from '../model/redact-secrets.ts';
import type { Answer, Request } from '../request/request.ts';

/** Asks a person and gives what they said; empty when they leave it open. `choices` says what may be answered, where that is not free. */
export type Ask = (question: string, choices?: string) => Promise<string>;

/** The request with what a person answered to the questions that it leaves open; the others stay questions. Secrets in an answer are left out. */
export async function askQuestions(request: Request, questions: readonly string[], ask: Ask | null): Promise<Request> {
  const answers: Answer[] = [];
  for (const question of ask === null ? [] : questions) {
    const answer = redactSecrets((await ask?.(question))?.trim() ?? '').text;
    if (answer !== '') answers.push({ question, answer });
  }
  return {
    ...request,
    ...(questions.length === 0 ? {} : { questions }),
    ...(answers.length === 0 ? {} : { answers }),
  };
}
