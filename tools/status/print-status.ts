import { isSettled, type PlanProgress } from '../../src/status/status.ts';
import type { DescribedStatus } from './describe-status.ts';

/** Most rows of a list for people; `--json` has them all. */
const mostRows = 30;

/** A plan held against the code, for people at a terminal. */
export function printStatus(state: DescribedStatus, { written }: { readonly written?: boolean }): string {
  const { plan, status, since } = state;
  const from = /^[0-9a-f]{40,}$/.test(since) ? since.slice(0, 8) : since;
  const parts = [
    `${plan}: ${status ?? 'no status'}, counted from ${from}\n  ${countChanges(state)}`,
    printList('Changes', state.changes.map(rowOfChange)),
    printSteps(state),
    printList('Definition of done', state.boxes.map(rowOfBox)),
    printList(
      'Changed, and in no part of the plan',
      state.unplanned.map(({ group, path, change }) => [group, path, change]),
    ),
    printDrift(state),
    written === undefined
      ? ''
      : written
        ? `Written into ${plan}: status and proven boxes.`
        : `${plan} says so already.`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** `5 of 8 planned changes done, 1 partly, 2 pending; step 3 is next`. */
export function countChanges({ changes, steps, next }: Pick<PlanProgress, 'changes' | 'steps' | 'next'>): string {
  const count = (state: string) => changes.filter((one) => one.state === state).length;
  const settled = changes.filter(({ state }) => isSettled(state)).length;
  const others = (['partly', 'pending', 'contradicted', 'superseded'] as const)
    .map((state) => [count(state), state === 'superseded' ? 'of them otherwise than planned' : state] as const)
    .filter(([number]) => number > 0)
    .map(([number, word]) => `, ${number} ${word}`);
  const step = steps.find(({ number }) => number === next);
  const after = step === undefined ? '' : `; next is step ${step.number}, ${step.name}`;
  return `${settled} of ${changes.length} planned changes done${others.join('')}${after}`;
}

type Row = readonly string[];

function rowOfChange({ state, kind, planned, name, at, why }: DescribedStatus['changes'][number]): Row {
  const what = kind === 'file' ? planned : kind;
  const place = at === null || at === name ? '' : ` (${at})`;
  return [state, what, name, why + place];
}

function rowOfBox({ ticked, proof, text }: DescribedStatus['boxes'][number]): Row {
  const mark = ticked ? '[x]' : '[ ]';
  return [`${mark} ${text}`, proof === null || ticked ? '' : `proven: ${proof}`];
}

function printSteps({ steps, next }: DescribedStatus): string {
  return printList(
    'Steps',
    steps.map(({ number, name, state, why }) => [number === next ? '→' : ' ', `${number}`, state, name, why]),
  );
}

function printDrift({ drift }: DescribedStatus): string {
  if (drift.length === 0) return '';
  const rows = drift.flatMap(({ what, command }) => [`  ${what}`, `    ${command}`]);
  return `Not as planned: decide, and undo it or record it\n${rows.join('\n')}`;
}

/** Most characters of a cell that others follow. */
const mostCharacters = 64;

/** Columns as wide as their widest cell; the last one as it is. */
function printList(title: string, rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  const shown = rows.slice(0, mostRows).map((row) => row.map((cell, at) => (at === row.length - 1 ? cell : cut(cell))));
  const widths = (shown[0] ?? []).map((_, at) => Math.max(...shown.map((row) => row[at]?.length ?? 0)));
  const lines = shown.map((row) =>
    `  ${row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join('  ')}`.trimEnd(),
  );
  const more = rows.length > shown.length ? [`  … and ${rows.length - shown.length} more`] : [];
  return [title, ...lines, ...more].join('\n');
}

function cut(cell: string): string {
  return cell.length > mostCharacters ? `${cell.slice(0, mostCharacters - 1)}…` : cell;
}
