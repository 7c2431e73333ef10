/** A plan that differs from a true one in one place. */
export interface Mutant {
  /** What was falsified: `path`, `version`, `step untied`, … */
  readonly kind: string;
  /** Rules that fit: a finding of one of them that the true plan does not have counts. */
  readonly fits: RegExp;
  readonly text: string;
  /** What was there, and what is there now. */
  readonly told: string;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly now: string;
}

interface Kind {
  readonly name: string;
  readonly fits: RegExp;
  /** Every place that can be falsified so. */
  find(text: string): readonly Edit[];
}

/** Mutants of a true plan, at most `most` a kind, spread over the plan. The same plan has the same mutants. */
export function mutantsOf(text: string, most: number): readonly Mutant[] {
  const bodyStart = text.startsWith('---') ? text.indexOf('\n---', 3) + 4 : 0;
  return kinds.flatMap(({ name, fits, find }) => {
    const found = find(text).filter((edit) => edit.start >= (name.startsWith('front') ? 0 : bodyStart));
    const step = Math.max(1, found.length / most);
    const chosen = found.filter(
      (_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step) || index === 0,
    );
    return chosen.slice(0, most).map(({ start, end, now }) => ({
      kind: name,
      fits,
      text: text.slice(0, start) + now + text.slice(end),
      told: `${shorten(text.slice(start, end))} → ${shorten(now)}`,
    }));
  });
}

function shorten(words: string): string {
  const line = words.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

const filePath = /(?:[\w.@-]+\/)+[\w.-]+\.[a-z]{1,4}/;

/** Edits at all matches: `change` gets the match and says what stands in place of one of its groups, or null for none. */
function at(
  pattern: RegExp,
  change: (groups: readonly string[]) => string | null,
  { group = 0, within = (text: string): readonly [number, number] => [0, text.length] } = {},
): Kind['find'] {
  const all = new RegExp(pattern.source, [...new Set(`${pattern.flags}gdu`)].join(''));
  return (text) => {
    const [from, to] = within(text);
    return [...text.matchAll(all)].flatMap((match) => {
      const [start, end] = match.indices?.[group] ?? [0, 0];
      const now = start < from || end > to ? null : change(match.map((one) => one ?? ''));
      return now === null || now === text.slice(start, end) ? [] : [{ start, end, now }];
    });
  };
}

/** From the heading with this number to the next of its depth or above. */
function section(number: string) {
  return (text: string): readonly [number, number] => {
    const heading = new RegExp(String.raw`^(#{2,4}) ${number.replaceAll('.', String.raw`\.`)}\b.*$`, 'm').exec(text);
    if (heading === null) return [0, 0];
    const start = heading.index + heading[0].length;
    const next = new RegExp(`^#{2,${heading[1]?.length ?? 2}} `, 'm').exec(text.slice(start));
    return [start, next === null ? text.length : start + next.index];
  };
}

const misspell = (path: string) => path.replace(/(\w)(\.[a-z]{1,4})$/, '$1Qx$2');
const truth = /^(?:truth|consistency)\//;
const faith = /^faithfulness\//;
const form = /^structure\//;

const kinds: readonly Kind[] = [
  // Ground truth.
  {
    name: 'path, in a list',
    fits: truth,
    find: at(new RegExp(`^- \`(${filePath.source})\``, 'm'), ([, path = '']) => misspell(path), {
      group: 1,
      within: section('2.1'),
    }),
  },
  {
    name: 'path, in a sentence',
    fits: truth,
    find: at(new RegExp(`(?<=[a-z,(] )\`(${filePath.source})\``), ([, path = '']) => misspell(path), { group: 1 }),
  },
  {
    name: 'path, of a step',
    fits: truth,
    find: at(
      new RegExp(`(?<=^\\*\\*Files affected:\\*\\* )\`(${filePath.source})\``, 'm'),
      ([, path = '']) => misspell(path),
      {
        group: 1,
      },
    ),
  },
  {
    name: 'path, in the tree',
    fits: truth,
    find: at(/[├└]── ([\w./-]+\.[a-z]+) +# (?!New)/, ([, path = '']) => misspell(path), {
      group: 1,
      within: section('6.1'),
    }),
  },
  {
    name: 'new path that exists',
    fits: truth,
    find: at(/[├└]── [\w./-]+\.[a-z]+ +# ((?!New).+)$/m, () => 'New: made here', { group: 1, within: section('6.1') }),
  },
  {
    name: 'component',
    fits: truth,
    find: at(new RegExp(`^\\| \`(${filePath.source})\``, 'm'), ([, path = '']) => misspell(path), {
      group: 1,
      within: section('3.2'),
    }),
  },
  {
    name: 'lines beyond the file',
    fits: /^truth\//,
    find: at(/`[\w./@-]+\.[a-z]+:(\d+)(?:-\d+)?`/, () => '90000', { group: 1 }),
  },
  {
    name: 'lines of another place',
    fits: /^truth\//,
    find: at(
      /`[\w.$]+` \(`[\w./-]+\.[a-z]+:(\d+-\d+)`\)/,
      ([, lines = '']) => (lines.startsWith('1-') ? null : '1-1'),
      {
        group: 1,
      },
    ),
  },
  {
    name: 'symbol, cited',
    fits: /^truth\//,
    find: at(/`([A-Za-z_][\w]{3,})` \(`[\w./-]+:\d+/, ([, name = '']) => `${name}Qx`, { group: 1 }),
  },
  {
    name: 'symbol, in a sentence',
    fits: /^truth\//,
    find: at(/(?<!^\| R\d.*)(?<=[a-z,] )`([a-z]+[A-Z]\w+|[a-z]+_[a-z]\w+)`/m, ([, name = '']) => `${name}Qx`, {
      group: 1,
    }),
  },
  {
    name: 'package',
    fits: /^truth\/package/,
    find: at(/^\| (?!Technology|-)([A-Za-z.]+) +\| /m, ([, name = '']) => `${name}zqly`, {
      group: 1,
      within: section('2.3'),
    }),
  },
  {
    name: 'version',
    fits: /^truth\/version/,
    find: at(/^\| (?!Technology|-)[^|]+\| `?[~^>=]*(\d+)\.\d+[^|]*\|/m, ([, major = '']) => `${Number(major) + 90}`, {
      group: 1,
      within: section('2.3'),
    }),
  },
  {
    name: 'command, script or tool',
    fits: /^truth\/command/,
    find: at(
      /^(?:npm run|bun run|pnpm|yarn|npx|bunx|uv run|make|go|cargo|poetry run) ([\w:-]+)/m,
      ([, name = '']) => `${name}qx`,
      {
        group: 1,
        within: section('8.4'),
      },
    ),
  },
  {
    name: 'command, in a sentence',
    fits: /^truth\//,
    find: at(/`(?:npm run|bun run|pnpm|npx|bunx|uv run|make) (\w[\w:-]*)[^`]*`/, ([, name = '']) => `${name}qx`, {
      group: 1,
    }),
  },
  {
    name: 'command, path in it',
    fits: /^truth\//,
    find: at(
      new RegExp(`(?:vitest run|pytest|jest|go test|bunx vitest)[^\`\\n]* (${filePath.source})`),
      ([, path = '']) => misspell(path),
      {
        group: 1,
      },
    ),
  },
  {
    name: 'configuration key',
    fits: truth,
    find: at(/(?<!^\| R\d.*)`([A-Z][A-Z0-9]+_[A-Z0-9_]+)`/m, ([, key = '']) => `${key}_QX`, { group: 1 }),
  },
  {
    name: 'quotation of a rule',
    fits: /^truth\/quote/,
    find: at(/["“][^"”]*?\b([a-z]{4,})\b[^"”]*["”] \(`[\w./-]+:\d/, () => 'elephants', {
      group: 1,
      within: section('2.4'),
    }),
  },
  {
    name: 'address',
    fits: /^(?:truth|structure)\//,
    find: at(/(?<![\w`])(https:\/\/)[\w-]+\.[\w.-]+/, () => 'htps://', { group: 1 }),
  },
  // Faithfulness.
  {
    name: 'requirement id',
    fits: faith,
    find: at(/^### Step \d+: .*\((R\d+)[),]/m, () => 'R77', { group: 1 }),
  },
  {
    name: 'number in a requirement',
    fits: faith,
    find: at(/^\| R\d+ \| ["“][^|]*?(?<![\w-])(\d+)[^|]*["”] \|/m, ([, number = '']) => `${Number(number) * 3 + 1}`, {
      group: 1,
    }),
  },
  {
    name: 'word in a requirement',
    fits: faith,
    find: at(/^\| R\d+ \| ["“][^|]*?\b([a-z]{5,})\b[^|]*["”] \|/m, () => 'elephants', { group: 1 }),
  },
  {
    name: 'number in a step',
    fits: faith,
    find: at(
      /\*\*Description:\*\*[^\n]*?\b(\d+) (?:items|requests|seconds|minutes|days|times|hours)/,
      ([, number = '']) => `${Number(number) * 3 + 1}`,
      {
        group: 1,
        within: section('7'),
      },
    ),
  },
  {
    name: 'words in the drift',
    fits: faith,
    find: at(/request says [“"]([^”"]+)[”"]/, () => 'as fast as light', { group: 1 }),
  },
  {
    name: 'requirement dropped',
    fits: faith,
    find: at(/^\| R\d+ \| .*\n/m, () => '', { within: section('1') }),
  },
  {
    name: 'requirement in no step',
    fits: faith,
    find: at(/^\| R\d+ \| [^|]* \| (\d[\d, ]*) \|/m, () => 'none', { group: 1, within: section('1') }),
  },
  {
    name: 'step that is not there',
    fits: faith,
    find: at(/^\| R\d+ \| [^|]* \| (\d+)[\d, ]* \|/m, () => '99', { group: 1, within: section('1') }),
  },
  {
    name: 'test that is not there',
    fits: faith,
    find: at(
      /^\| R\d+ \| [^|]* \| [^|]* \| ([A-Z])\d+/m,
      ([whole = '', letter = '']) => whole.replace(new RegExp(`${letter}\\d+$`), `${letter}99`),
      {
        within: section('1'),
      },
    ),
  },
  {
    name: 'step untied',
    fits: faith,
    find: at(/^### Step \d+: .*?( \(R[\d, R]+\))$/m, () => '', { group: 1 }),
  },
  {
    name: 'test untied',
    fits: faith,
    find: at(/^\| R\d+ \| [^|]* \| \d[^|]*\| ([A-Z]\d[^|]*) \|/m, () => 'none', { group: 1, within: section('1') }),
  },
  {
    name: 'step that nobody asked for',
    fits: faith,
    find: (text) => {
      const [from, to] = section('7')(text);
      const steps = [...text.slice(from, to).matchAll(/^### Step (\d+)/gm)];
      const source = new RegExp(`\`((?!docs|tests?|[.])${filePath.source})\``).exec(text.slice(from, to))?.[1];
      const start = from + text.slice(from, to).replace(/\s*(?:---)?\s*$/, '').length;
      const lines = (name: string) =>
        `\n\n### Step ${steps.length + 1}: ${name}\n\n**Description:** Write it.\n**Files affected:** \`${source}\`\n**Verification:** Look at it.\n**Estimated effort:** 1 h`;
      return source === undefined
        ? []
        : ['Elephants in the basement', 'Rewrite the parser', 'A dark theme'].map((name) => ({
            start,
            end: start,
            now: lines(name),
          }));
    },
  },
  {
    name: 'drift without a reason',
    fits: faith,
    find: at(/^- \*\*(?:R\d+ \w+|Added)[.:]?\*\*.*?( Why: (?:(?!Decided by).)+)/m, () => ' ', { group: 1 }),
  },
  {
    name: 'drift that contradicts',
    fits: faith,
    find: at(/^- \*\*R\d+ (narrowed|interpreted|qualified|changed|split)/m, () => 'dropped', { group: 1 }),
  },
  {
    name: 'drift about nothing',
    fits: faith,
    find: at(/^- \*\*(R\d+) (?:narrowed|interpreted|qualified|changed|split|dropped)/m, () => 'R66', { group: 1 }),
  },
  {
    name: 'drift entry dropped',
    fits: faith,
    find: at(/^- \*\*Added\.?\*\*.*`[\w-]+`.*\n/m, () => ''),
  },
  {
    name: 'dependency in silence',
    fits: faith,
    find: at(
      /^### 6\.2 .*\n\n/m,
      ([heading = '']) =>
        `${heading}| Package | Version | Purpose | License | Security Check |\n|---|---|---|---|---|\n| \`zqly-cache\` | 2.1.0 | Keeps things | MIT | audited |\n\n`,
    ),
  },
  {
    name: 'service in silence',
    fits: faith,
    find: at(/^### 3\.2 .*\n\n\|.*\n\|.*\n/m, ([heading = '']) => `${heading}| RabbitMQ | Passes events on | New |\n`),
  },
  // Consistency.
  {
    name: 'dependency that is there',
    fits: /^truth\/new-package/,
    find: (text) => {
      const [from, to] = section('2.3')(text);
      const names = [
        ...text
          .slice(from, to)
          .matchAll(/^\| (?!Technology|-|Python|Node|TypeScript|Go\b|uv\b|Bun|Deno)([\w.-]+) +\| [\d^~>]/gmu),
      ];
      const place = /^### 6\.2 .*\n\n/m.exec(text);
      if (place === null) return [];
      const start = place.index + place[0].length;
      return names.map(([, name = '']) => ({
        start,
        end: start,
        now: `| Package | Version | Purpose | License | Security Check |\n|---|---|---|---|---|\n| \`${name.toLowerCase()}\` | 1.0.0 | Keeps things | MIT | audited |\n\n`,
      }));
    },
  },
  {
    name: 'dependency without licence',
    fits: /^consistency\//,
    find: at(/^(\| `[\w@/-]+` \| [^|]* \| [^|]* \|) [^|]+ \|/m, ([, before = '']) => `${before} |`, {
      within: section('6.2'),
    }),
  },
  {
    name: 'dependency without check',
    fits: /^consistency\//,
    find: at(/^(\| `[\w@/-]+` \|(?:[^|]*\|){3}) [^|\n]+ \|/m, ([, before = '']) => `${before} n/a |`, {
      within: section('6.2'),
    }),
  },
  {
    name: 'breaking change without way',
    fits: /^consistency\//,
    find: at(/^\| (?!Change|-|none)[^|]+\| [^|]+\| ([^|]+) \|/m, () => 'none', { group: 1, within: section('10.3') }),
  },
  {
    name: 'proposed file in no step',
    fits: /^consistency\//,
    find: at(
      /^([│ ]*)├── [\w./-]+\.[a-z]+.*\n/m,
      ([line = '', indent = '']) => `${line}${indent}├── zq-extra.ts  # New: more\n`,
      {
        within: section('6.1'),
      },
    ),
  },
  {
    name: 'file taken out of its step',
    fits: /^consistency\//,
    find: (text) =>
      at(new RegExp(`(\`${filePath.source}\`), (?=\`)`), () => '', { within: section('7') })(text).filter(
        ({ start, end }) => {
          const path = text.slice(start, end).replace(/[`,\s]/g, '');
          const [from, to] = section('7')(text);
          const name = path.split('/').at(-1) ?? path;
          const [first, last] = section('6.1')(text);
          return text.slice(from, to).split(`\`${path}\``).length === 2 && text.slice(first, last).includes(name);
        },
      ),
  },
  {
    name: 'file of a step not proposed',
    fits: truth,
    find: at(
      new RegExp(`^\\*\\*Files affected:\\*\\* (?=\`)`, 'm'),
      ([label = '']) => `${label}\`src/zq-extra.ts\`, `,
      { within: section('7') },
    ),
  },
  {
    name: 'component in a diagram alone',
    fits: /^consistency\//,
    find: at(
      /^```mermaid\n(?:graph|flowchart) \w+\n/m,
      ([start = '']) => `${start}    ZQ[src/zq-ghost.ts] --> ZR[src/zq-ghoul.ts]\n`,
      {
        within: section('3.4'),
      },
    ),
  },
  {
    name: 'steps that loop',
    fits: /^consistency\//,
    find: at(
      /^### Step (\d+): [\s\S]*?\*\*Description:\*\* /m,
      ([whole = '', number = '']) => `${whole}Depends on step ${Number(number) + 1}. `,
      {
        within: (text) => {
          const [from, to] = section('7')(text);
          return [from, text.slice(0, to).lastIndexOf('### Step')];
        },
      },
    ),
  },
  {
    name: 'step after itself',
    fits: /^consistency\//,
    find: at(
      /^### Step (\d+): [\s\S]*?\*\*Description:\*\* /m,
      ([whole = '', number = '']) => `${whole}Needs step ${number}. `,
      { within: section('7') },
    ),
  },
  {
    name: 'step after one that is not there',
    fits: /^consistency\//,
    find: at(/^### Step \d+: [\s\S]*?\*\*Description:\*\* /m, ([whole = '']) => `${whole}After step 44. `, {
      within: section('7'),
    }),
  },
  {
    name: 'step number twice',
    fits: /^(?:structure|consistency)\//,
    find: at(/^### Step (\d+):/m, ([, number = '']) => (number === '1' ? null : `${Number(number) - 1}`), { group: 1 }),
  },
  // Structure.
  {
    name: 'section removed',
    fits: form,
    find: (text) => {
      const starts = [...text.matchAll(/^(?:## (?!2\. )|### 2\.\d)/gmu)].map(({ index }) => index);
      return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length, now: '' }));
    },
  },
  {
    name: 'section emptied',
    fits: form,
    find: (text) =>
      [...text.matchAll(/^(#{2,4}) (?!2\. )[^\n]*\n/gmu)].flatMap(({ 0: heading, 1: marks = '', index }) => {
        const start = index + heading.length;
        const rest = text.slice(start);
        const next = /^(?:#{1,6} |---$)/m.exec(rest);
        const deeper = next !== null && (/^#+/.exec(next[0])?.[0].length ?? 0) > marks.length;
        return deeper || next === null || next.index < 3 ? [] : [{ start, end: start + next.index, now: '\n' }];
      }),
  },
  {
    name: 'section moved',
    fits: form,
    find: (text) => {
      const starts = [...text.matchAll(/^## (?:[3-9]|1[0-3])\. /gmu)].map(({ index }) => index);
      return starts.slice(0, -2).map((start, index) => {
        const middle = starts[index + 1] ?? start;
        const end = starts[index + 2] ?? start;
        return { start, end, now: text.slice(middle, end) + text.slice(start, middle) };
      });
    },
  },
  {
    name: 'section twice',
    fits: form,
    find: (text) => {
      const starts = [...text.matchAll(/^## (?:[3-9]|1[0-3])\. /gmu)].map(({ index }) => index);
      return starts
        .slice(0, -1)
        .map((start, index) => ({ start, end: start, now: text.slice(start, starts[index + 1]) }));
    },
  },
  {
    name: 'heading with another number',
    fits: form,
    find: at(/^#{2,3} (\d+)(?:\.\d)? (?=[A-Z])|^## (\d+)\. /m, ([heading = '']) =>
      heading.replace(/\d+/, (number) => `${Number(number) + 20}`),
    ),
  },
  {
    name: 'placeholder',
    fits: form,
    find: at(
      /^\| (?!-|Threat|Risk|Metric|Technology|Pattern)[^|\n]+ \| [^|\n]+ \| ([A-Za-z][^|\n]{3,}) \|/m,
      () => '[What it does]',
      { group: 1 },
    ),
  },
  {
    name: 'promise to write later',
    fits: form,
    find: at(/(?<=^\*\*(?:Verification|Estimated effort):\*\* ).+$/m, () => 'TBD'),
  },
  {
    name: 'line of a step missing',
    fits: form,
    find: at(/^\*\*(?:Files affected|Verification|Description):\*\* .*\n/m, () => '', { within: section('7') }),
  },
  {
    name: 'diagram broken',
    fits: form,
    find: at(/^ +\w+\[[^\]\n]+(\]) -->/m, () => '', { group: 1 }),
  },
  {
    name: 'fence left open',
    fits: form,
    find: at(/^```$/m, () => ''),
  },
  {
    name: 'row with a cell more',
    fits: form,
    find: at(/^(\| (?!-|ID|Field).+) \|$/m, ([, row = '']) => (/\| -+/.test(row) ? null : `${row} | more |`)),
  },
  {
    name: 'row with a cell less',
    fits: form,
    find: at(/^(\| (?!-).+) \| [^|\n]+ \|$/m, ([, row = '']) =>
      row.split('|').length < 3 || /\| -+/.test(row) ? null : `${row} |`,
    ),
  },
  {
    name: 'table without its line',
    fits: form,
    find: at(/^\| ?-+[-| ]*\|\n/m, () => ''),
  },
  {
    name: 'column renamed',
    fits: form,
    find: at(/^\| [^|\n]+ \| ([^|\n]+) \|.*\n\| ?-/m, () => 'Elephants', { group: 1 }),
  },
  {
    name: 'box broken',
    fits: form,
    find: at(/^- \[ \] /m, () => '- [] '),
  },
  {
    name: 'box gone',
    fits: form,
    find: at(/^- \[ \] /m, () => '- '),
  },
  {
    name: 'link that leads nowhere',
    fits: form,
    find: at(/\]\(((?!https?:)[^)\s]+)\)/, ([, url = '']) => (url.startsWith('#') ? `${url}-qx` : `${url}.qx`), {
      group: 1,
    }),
  },
  {
    name: 'image from elsewhere',
    fits: form,
    find: at(
      /^### (?:3\.2|2\.1|8\.3) .*\n/m,
      ([heading = '']) => `${heading}\n![Status](https://example.org/status.png)\n`,
    ),
  },
  // Front matter.
  { name: 'front: status', fits: form, find: at(/^status: (\w+)$/m, () => 'Nearly', { group: 1 }) },
  { name: 'front: version', fits: form, find: at(/^groundplan: (1)$/m, () => '7', { group: 1 }) },
  { name: 'front: base', fits: form, find: at(/^base: ([0-9a-f]{40})$/m, () => 'deadbeef'.repeat(5), { group: 1 }) },
];
