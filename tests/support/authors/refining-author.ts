import type { Author } from '../model-scenarios.ts';
import type { AskedOfModel } from '../model-server.ts';
import { isRepair, sectionsAsked } from './good-author.ts';
import type { Loose } from './lies.ts';

/**
 * Changes what stands, as a good model does that is asked to refine: gives back the content that it was shown, with what `change`
 * gives in place of some of it. `repaired` is the change after its findings came back; the same when left out.
 */
export function refiningAuthor(change: (content: Loose) => object, repaired = change): Author {
  return (asked) => {
    const [id = ''] = sectionsAsked(asked);
    const content = contentShown(asked)[id] as Loose; // The prompt shows it in the form of the answer.
    return { [id]: { ...content, ...(isRepair(asked) ? repaired : change)(content) } };
  };
}

/** The content in a refinement's prompt. */
export function contentShown({ turns }: AskedOfModel): Loose {
  const json = /of="content">\n([\s\S]*?)\n<\/material/.exec(turns[0]?.text ?? '')?.[1];
  if (json === undefined) throw new Error('The prompt shows no content');
  return JSON.parse(json) as Loose;
}
