import { parseOpenPoints } from '../../markdown/blocks/open-point.ts';
import { defineCheck } from '../check.ts';
import { placeOfNode } from '../places.ts';

/** What is undecided is listed, so that nobody takes the plan for finished. */
export const openPoint = defineCheck({
  id: 'open/point',
  severity: 'info',
  description: 'No question is left open.',
  passes:
    '## 5. Performance Requirements\n\n### 5.3 Performance Risks\n\nNot applicable: nothing that exists gets slower.\n',
  fails:
    '## 5. Performance Requirements\n\n### 5.3 Performance Risks\n\n> **Open:** How many carts are held at once?\n',
  run: ({ plan, treeOf }) =>
    plan.sections.flatMap((section) =>
      treeOf(section).children.flatMap((node) =>
        parseOpenPoints(node).map((question) => ({
          section: section.id,
          message: `Open: ${question}`,
          ...placeOfNode(section, node),
        })),
      ),
    ),
});
