import { goodAuthor } from './authors/good-author.ts';
import { draftWith } from './draft-with.ts';
import { answering } from './model-scenarios.ts';

let drafted: Promise<string> | undefined;

/** The text of the plan that a good model drafts for the sample repository; drafted once. */
export function goodDraft(): Promise<string> {
  return (drafted ??= draftWith(answering(goodAuthor)).then(({ text, error }) => {
    if (error !== null) throw error;
    return text;
  }));
}

/** The same plan as if no model had drafted some sections yet. */
export async function goodDraftWithout(...ids: readonly string[]): Promise<string> {
  const text = await goodDraft();
  return ids.reduce((now, id) => now.replace(`  ${id}: { drafter: model,`, `  ${id}: { drafter: evidence,`), text);
}
