import { defineCheck } from '../check.ts';

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
      remarks.map(({ message, line, column }) => ({ section: id, message: message.replace(/\.$/u, ''), line, column })),
    ),
});
