import { editFrontMatter, splitFrontMatter } from '../markdown/front-matter.ts';
import type { Plan } from './plan.ts';
import { hashText } from './provenance.ts';

/**
 * The text of a plan whose overview was changed to `own`, with changes to its front matter. Our own change must not look like a
 * person's edit, so the recorded hash of an overview that was unedited in `before` moves with it.
 */
export function editFront(
  text: string,
  before: Plan,
  own: string | undefined,
  changes: Readonly<Record<string, unknown>>,
): string {
  const { bom, raw, body } = splitFrontMatter(text);
  const record = before.front?.sections.overview;
  const was = before.sections.find(({ id }) => id === 'overview')?.text;
  const unedited = record !== undefined && own !== undefined && was !== undefined && record.hash === hashText(was);
  const provenance = unedited
    ? { sections: { ...before.front?.sections, overview: { ...record, hash: hashText(own) } } }
    : {};
  return bom + editFrontMatter(raw, { ...changes, ...provenance }) + body;
}
