import type { Nodes, Table } from 'mdast';
import type { PlanSection } from '../../plan/plan.ts';
import { flat } from '../../markdown/text.ts';
import { defineCheck } from '../check.ts';
import type { Edit } from '../edit.ts';
import { placeOfNode } from '../places.ts';

/** Readers of many plans look for a column where it always is. */
export const columnOrder = defineCheck({
  id: 'structure/column-order',
  severity: 'info',
  description: 'A table has its columns in the order of the template.',
  passes:
    '## 5. Performance Requirements\n\n### 5.3 Performance Risks\n\n| Risk | Mitigation |\n|---|---|\n| Many carts | Oldest go first |\n',
  fails:
    '## 5. Performance Requirements\n\n### 5.3 Performance Risks\n\n| Mitigation | Risk |\n|---|---|\n| Oldest go first | Many carts |\n',
  run: ({ plan, treeOf }) =>
    plan.sections.flatMap((section) =>
      tablesIn(treeOf(section)).flatMap((table) => {
        const titles = (table.children[0]?.children ?? []).map((cell) => flat(cell.children));
        const expected = columnsLike(titles, section);
        if (expected === null) return [];
        return [
          {
            section: section.id,
            message: `Unexpected order of columns ${titles.join(', ')}, expected ${expected.join(', ')}`,
            ...placeOfNode(section, table),
            fix: reordered(
              section,
              table,
              expected.map((name) => titles.findIndex((title) => isSame(title, name))),
            ),
          },
        ];
      }),
    ),
});

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The columns of the section's table that has these, all of them and no others, in another order. */
function columnsLike(titles: readonly string[], { section }: PlanSection): readonly string[] | null {
  const known = Object.values(section.parts)
    .filter(({ block }) => block.kind === 'table')
    .map(({ block }) => cellsOf(block.skeleton.split('\n')[0] ?? '').map((cell) => cell.trim()));
  const alike = known.filter(
    (names) => names.length === titles.length && names.every((name) => titles.some((title) => isSame(title, name))),
  );
  const isInOrder = alike.some((names) => names.every((name, index) => isSame(name, titles[index] ?? '')));
  return isInOrder ? null : (alike[0] ?? null);
}

/** Each line of the table with its cells, as they are written, in the wanted order. */
function reordered({ text, start }: PlanSection, { position }: Table, order: readonly number[]): readonly Edit[] {
  const [from, to] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
  let at = from;
  return text
    .slice(from, to)
    .split('\n')
    .flatMap((row) => {
      const begin = at;
      at += row.length + 1;
      const cells = cellsOf(row);
      if (cells.length !== order.length) return [];
      const open = /^\s*\|/u.exec(row)?.[0] ?? '';
      const close = /(?<!\\)\|\s*$/u.exec(row)?.[0] ?? '';
      const now = `${open}${order.map((index) => cells[index]).join('|')}${close}`;
      return now === row ? [] : [{ start: start + begin, end: start + begin + row.length, text: now }];
    });
}

/** Between pipes that are not escaped. */
function cellsOf(row: string): readonly string[] {
  return row
    .replace(/^\s*\|/u, '')
    .replace(/(?<!\\)\|\s*$/u, '')
    .split(/(?<!\\)\|/u);
}

function tablesIn(node: Nodes): readonly Table[] {
  if (node.type === 'table') return [node];
  return 'children' in node ? node.children.flatMap(tablesIn) : [];
}
