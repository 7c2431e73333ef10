import { scanOutline } from '../../markdown/outline.ts';
import { parsePlan } from '../../plan/parse-plan.ts';
import type { Plan } from '../../plan/plan.ts';
import { planTitle } from '../../plan/print-plan.ts';
import { withFront } from '../../plan/put-sections.ts';

/** The plan under another title, in its first heading and its front matter; every other byte stays. */
export function retitle(plan: Plan, title: string): Plan {
  const heading = scanOutline(plan.text).find(({ depth }) => depth === 1);
  if (heading === undefined || title === '' || title === plan.title) return plan;
  const line = plan.text.slice(heading.start, heading.end);
  const after = /[\r\n]+$/.exec(line)?.[0] ?? '';
  const text = `${plan.text.slice(0, heading.start)}# ${planTitle(title)}${after}${plan.text.slice(heading.end)}`;
  return withFront(parsePlan(text), { title });
}
