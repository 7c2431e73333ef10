import { isDeepStrictEqual } from 'node:util';
import { parseMarkdown } from '../../markdown/markdown.ts';
import type { Plan, PlanSection } from '../../plan/plan.ts';
import { printSection } from '../../plan/print-plan.ts';
import { hashText } from '../../plan/provenance.ts';
import { parseSection } from '../../sections/parse-section.ts';
import { defineCheck } from '../check.ts';

/** A section may be written anew when it is refined: what it says must survive that. */
export const roundTrip = defineCheck({
  id: 'structure/round-trip',
  severity: 'error',
  description: 'Writing a section anew and reading it again gives the same content.',
  passes: '## 9. Observability\n\n### 9.1 Logging\n\nNot applicable: nothing is logged.\n',
  fails: null,
  run: ({ plan }) =>
    plan.sections.flatMap((section) => {
      const part = isAsWritten(section, plan) ? null : changedPart(section);
      if (part === null) return [];
      return [
        {
          section: section.id,
          message: `Unexpected change of "${part}" when the section is written anew, expected the same content; simplify its formatting`,
          line: section.line,
          column: 1,
        },
      ];
    }),
});

/** What stands as it was printed is the printed form of its own content. */
function isAsWritten({ id, text }: PlanSection, { front }: Plan): boolean {
  return front?.sections[id]?.hash === hashText(text);
}

/** A plan is checked after each change of one section: what the others say is the same value as before. */
const answers = new WeakMap<PlanSection['content'], string | null>();

function changedPart(section: PlanSection): string | null {
  const known = answers.get(section.content);
  if (known !== undefined) return known;
  const found = findChanged(section);
  answers.set(section.content, found);
  return found;
}

function findChanged({ section, content }: PlanSection): string | null {
  const text = printSection(section, content);
  const again = parseSection(section, parseMarkdown(text).children, { text }).content;
  return (
    [...new Set([...Object.keys(content), ...Object.keys(again)])].find(
      (key) => !isDeepStrictEqual(content[key], again[key]),
    ) ?? null
  );
}
