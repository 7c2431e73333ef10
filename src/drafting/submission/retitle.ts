import { scanOutline } from '../../markdown/outline.ts';
import { parsePlan } from '../../plan/parse-plan.ts';
import type { Plan } from '../../plan/plan.ts';
import { escapeTitle } from '../../plan/print-plan.ts';
import { withFront } from '../../plan/put-sections.ts';

/** What a title says before its colon of being one of a plan: "Implementation Plan: ", "Umsetzungsplan: ", "Plan – ". */
const form = /^(?:[^:：]{0,40}plan[^:：]{0,40}[:：]|[^:：]{0,40}plan\s+[-–—]|implementation plan)\s+/iu;

/**
 * The plan under another title, in its first heading and its front matter; every other byte stays. What its title says before the
 * words of the feature stays too, and a title that says nothing of the kind gets nothing.
 */
export function retitle(plan: Plan, title: string): Plan {
  const heading = scanOutline(plan.text).find(({ depth }) => depth === 1);
  if (heading === undefined || title === '' || title === plan.title || title === heading.title) return plan;
  const said = form.exec(heading.title)?.[0] ?? '';
  const words = title.toLowerCase().startsWith(said.toLowerCase()) ? title.slice(said.length) : title;
  const isOurs = /^implementation plan\b/iu.test(said);
  const line = plan.text.slice(heading.start, heading.end);
  const after = /[\r\n]+$/.exec(line)?.[0] ?? '';
  const text = `${plan.text.slice(0, heading.start)}# ${escapeTitle(`${said}${words}`)}${after}${plan.text.slice(heading.end)}`;
  return withFront(parsePlan(text), { title: isOurs ? words : `${said}${words}` });
}
