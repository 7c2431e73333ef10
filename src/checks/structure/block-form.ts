import { defineCheck } from '../check.ts';
import type { Edit } from '../edit.ts';
import { offsetOf } from '../fix-paths.ts';

/** Tables, lists and fences have the form that the section's blocks read. */
export const blockForm = defineCheck({
  id: 'structure/block-form',
  severity: 'warning',
  description: 'Tables have their columns, lists their boxes, steps their lines, and fences are closed.',
  passes:
    '## 5. Performance Requirements\n\n### 5.3 Performance Risks\n\n| Risk | Mitigation |\n|---|---|\n| Many carts | Oldest go first |\n',
  fails:
    '## 5. Performance Requirements\n\n### 5.3 Performance Risks\n\n| Risk | Mitigation |\n|---|---|\n| Many carts | Oldest | go first |\n',
  run: ({ plan }) =>
    plan.sections.flatMap(({ id, remarks }) =>
      remarks.map(({ message, line, column }) => ({
        section: id,
        message: message.replace(/\.$/u, ''),
        line,
        column,
        fix: /\bbox\b/u.test(message) ? fixBox(plan.text, offsetOf(plan.text, { line, column })) : [],
      })),
    ),
});

/** An item of a checklist without a box, or with one of other signs, as it is read in any case: with one that is not ticked, or is. */
function fixBox(text: string, at: number): readonly Edit[] {
  const [marker = ''] = /^[-*+][ \t]+/u.exec(text.slice(at)) ?? [];
  const start = at + marker.length;
  const [box = '', sign = ''] = /^(\[[ xX]?\]|[☐☑✅✔])?\uFE0F?[ \t]*/u.exec(text.slice(start)) ?? [];
  if (marker === '' || /^[\r\n]|^$/u.test(text.slice(start + box.length))) return [];
  const isDone = /[xX☑✅✔]/u.test(sign);
  return [{ start, end: start + box.length, text: isDone ? '[x] ' : '[ ] ' }];
}
