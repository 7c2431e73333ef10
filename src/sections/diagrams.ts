/** One arrow of a diagram; `label` stands on it. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
}

/** A Mermaid graph of named boxes and arrows; boxes get ids of their own, so that any name is safe. `marked` boxes are drawn bold. */
export function drawGraph(
  kind: 'flowchart LR' | 'graph TB',
  arrows: readonly Arrow[],
  marked: ReadonlySet<string> = new Set(),
): string {
  const names = [...new Set(arrows.flatMap(({ from, to }) => [from, to]))];
  const idOf = new Map(names.map((name, index) => [name, `n${index + 1}`]));
  const boxes = names.map(
    (name) => `    ${idOf.get(name)}["${escapeLabel(name)}"]${marked.has(name) ? ':::changed' : ''}`,
  );
  const lines = arrows.map(({ from, to, label }) => {
    const text = label === undefined ? '' : `|"${escapeLabel(label)}"|`;
    return `    ${idOf.get(from)} -->${text} ${idOf.get(to)}`;
  });
  const style = marked.size > 0 ? ['    classDef changed stroke-width:3px'] : [];
  return [kind, ...boxes, ...lines, ...style].join('\n');
}

function escapeLabel(label: string): string {
  return label
    .replaceAll('&', '#amp;')
    .replaceAll('"', '#quot;')
    .replaceAll('<', '#lt;')
    .replaceAll('>', '#gt;')
    .replaceAll('`', "'");
}
