import type { Nodes, Table, TableRow } from 'mdast';
import { defineCheck } from '../check.ts';
import { placeOfNode } from '../places.ts';
import type { PlanSection } from '../../plan/plan.ts';
import type { Edit } from '../edit.ts';

const table = (row: string) =>
  `## 5. Performance Requirements\n\n### 5.3 Performance Risks\n\n| Risk | Mitigation |\n|---|---|\n${row}\n`;

/** A row that lost a cell is read as if its last ones were empty: nobody sees which one is missing. */
export const tableShape = defineCheck({
  id: 'structure/table-shape',
  severity: 'warning',
  description: 'Every row of a table has a cell for each column.',
  passes: table('| Many carts | Oldest go first |'),
  fails: table('| Many carts |'),
  run: ({ plan, treeOf }) =>
    plan.sections.flatMap((section) =>
      tablesIn(treeOf(section)).flatMap(({ children: [header, ...rows] }) => {
        const width = header?.children.length ?? 0;
        return rows
          .filter((row) => row.children.length < width && hasPipe(section, row))
          .map((row) => ({
            section: section.id,
            message: `Unexpected ${row.children.length} cell${row.children.length === 1 ? '' : 's'} in a row, expected ${width}`,
            ...placeOfNode(section, row),
            fix: padded(section, row, width - row.children.length),
          }));
      }),
    ),
});

function tablesIn(node: Nodes): readonly Table[] {
  if (node.type === 'table') return [node];
  return 'children' in node ? node.children.flatMap(tablesIn) : [];
}

/** Words right below a table are read as a row, and are none: another rule says so. */
function hasPipe({ text }: PlanSection, { position }: TableRow): boolean {
  return text.slice(position?.start.offset, position?.end.offset).includes('|');
}

/** Empty cells at the end, as every reader takes them to be there. */
function padded({ text, start }: PlanSection, { position }: TableRow, missing: number): readonly Edit[] {
  const end = position?.end.offset;
  if (end === undefined) return [];
  const closes = /(?<!\\)\|[ \t]*$/u.test(text.slice(position?.start.offset, end));
  return [{ start: start + end, end: start + end, text: `${closes ? '' : ' |'}${'  |'.repeat(missing)}` }];
}
