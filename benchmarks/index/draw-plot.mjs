// Draws cost against size as a plain SVG, both axes logarithmic; readable on light and on dark pages.

const WIDTH = 860;
const HEIGHT = 520;
const AREA = { left: 64, right: 690, top: 40, bottom: 468 };
/** Kinds that are drawn, with hues that can be told apart in both schemes, and dashes for what is not ours. */
const lines = [
  ['cold', 'first run', '#2563eb', ''],
  ['changed', 'one file changed', '#7c3aed', ''],
  ['warm', 'nothing changed', '#059669', ''],
  ['again', 'again in one process', '#0891b2', ''],
  ['floor', 'floor', '#b45309', '6 4'],
  ['git status', 'git status', '#6b7280', '2 3'],
  ['rg pass', 'ripgrep pass', '#be185d', '2 3'],
  ['ctags', 'ctags', '#dc2626', '6 4'],
  ['repomix', 'repomix', '#a16207', '2 3'],
];

/** Rows as `measure.mjs` makes them, by wall time. */
export function drawPlot(rows) {
  const points = lines.map(([kind, title, colour, dash]) => ({
    title,
    colour,
    dash,
    places: rows.flatMap(({ files, kinds }) => (kinds[kind] === undefined ? [] : [[files, kinds[kind].wall]])),
  }));
  const drawn = points.filter(({ places }) => places.length > 0);
  const x = scale(
    drawn.flatMap(({ places }) => places.map(([files]) => files)),
    AREA.left,
    AREA.right,
  );
  const y = scale(
    drawn.flatMap(({ places }) => places.map(([, wall]) => wall)),
    AREA.bottom,
    AREA.top,
  );
  const ends = spread(drawn.map(({ places }) => y.at(places.at(-1)[1])));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-labelledby="title">
<title id="title">Milliseconds by number of files, for each way of looking at a repository</title>
<style>text { fill: #1f2937 } .grid { stroke: #d1d5db } @media (prefers-color-scheme: dark) { text { fill: #e5e7eb } .grid { stroke: #4b5563 } }</style>
<text x="${AREA.left}" y="22" font-size="14" font-weight="600">Wall time in milliseconds by number of files</text>
${x.ticks.map((tick) => `<line class="grid" x1="${x.at(tick)}" x2="${x.at(tick)}" y1="${AREA.top}" y2="${AREA.bottom}"/><text x="${x.at(tick)}" y="${AREA.bottom + 18}" text-anchor="middle">${format(tick)}</text>`).join('\n')}
${y.ticks.map((tick) => `<line class="grid" x1="${AREA.left}" x2="${AREA.right}" y1="${y.at(tick)}" y2="${y.at(tick)}"/><text x="${AREA.left - 8}" y="${y.at(tick) + 4}" text-anchor="end">${format(tick)}</text>`).join('\n')}
${drawn.map((line, number) => draw(line, x, y, ends[number])).join('\n')}
</svg>
`;
}

function draw({ title, colour, dash, places }, x, y, end) {
  const path = places.map(([files, wall]) => `${x.at(files)},${y.at(wall)}`).join(' ');
  const dots = places
    .map(([files, wall]) => `<circle cx="${x.at(files)}" cy="${y.at(wall)}" r="3" fill="${colour}"/>`)
    .join('');
  const [files] = places.at(-1);
  return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>${dots}<line x1="${x.at(files)}" y1="${y.at(places.at(-1)[1])}" x2="${AREA.right + 12}" y2="${end}" stroke="${colour}" stroke-opacity="0.4"/><text x="${AREA.right + 16}" y="${end + 4}">${title}</text>`;
}

/** Logarithmic, with a tick at each power of ten and its triple. */
function scale(values, from, to) {
  const [least, most] = [Math.min(...values) / 1.15, Math.max(...values) * 1.15];
  const at = (value) => Math.round(10 * (from + ((to - from) * Math.log(value / least)) / Math.log(most / least))) / 10;
  const ticks = Array.from({ length: 16 }, (_, step) => 10 ** Math.floor(step / 2) * (step % 2 === 0 ? 1 : 3));
  return { at, ticks: ticks.filter((tick) => tick >= least && tick <= most) };
}

/** Moves labels apart that would lie on each other. */
function spread(places) {
  const order = places.map((place, number) => ({ place, number })).toSorted((one, other) => one.place - other.place);
  const moved = [...places];
  let least = -Infinity;
  for (const { place, number } of order) {
    moved[number] = Math.max(place, least);
    least = moved[number] + 15;
  }
  return moved;
}

function format(number) {
  return number.toLocaleString('en-US');
}
