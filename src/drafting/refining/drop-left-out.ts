import type { Content } from '../../sections/section.ts';
import { addressOf } from '../../sections/source-rows.ts';
import { webResearch } from '../../sections/web-research.ts';

/** What stood in 2.2, without the sources that a change leaves out. */
export function dropLeftOut(content: Content, before: Content): Content {
  const [after, stood] = [webResearch.content.safeParse(content), webResearch.content.safeParse(before)];
  if (!after.success || !stood.success) return before;
  const given = new Set(after.data.sources.map(({ source }) => addressOf(source)));
  return { ...before, sources: stood.data.sources.filter(({ source }) => given.has(addressOf(source))) };
}
