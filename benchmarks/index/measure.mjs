// Times the index of repositories of growing size, beside what people use for the same purpose, and draws cost against size.
// node benchmarks/index/measure.mjs CLONE... [--runs N] [--repomix PROGRAM] [--plot FILE.svg] [--data FILE.json]
// Every sample is a process of its own, and the kinds take turns within each run. One file of each clone is changed and put back.
// Prints a Markdown table of medians: wall and CPU milliseconds, peak megabytes. A tool that is not installed is left out.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { drawPlot } from './draw-plot.mjs';

/** Our own, in the order of a user's day; each by a process of `sample.mjs`. */
const own = ['floor', 'none', 'cold', 'warm', 'changed', 'again', 'cancel'];
/** Repomix writes every file into one: more than this takes minutes and gigabytes. */
const MOST_FOR_REPOMIX = 12_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '3' },
    repomix: { type: 'string' },
    plot: { type: 'string' },
    data: { type: 'string' },
  },
});

const titles = ['git status', 'floor', 'none', 'cold', 'warm', 'changed', 'again', 'rg pass', 'ctags', 'repomix'];
console.log(`| repository | files | MB | ${titles.join(' | ')} | cancelled after | peak MB cold · warm | kept MB |`);
console.log(`| --- | ${'---: | '.repeat(titles.length + 5)}`);
const measured = [];
for (const clone of positionals) {
  measured.push(measureClone(resolve(clone)));
  print(measured.at(-1));
}
const rows = measured.toSorted((one, other) => one.files - other.files);
if (values.data !== undefined) writeFileSync(values.data, `${JSON.stringify(rows, null, 2)}\n`);
if (values.plot !== undefined) writeFileSync(values.plot, drawPlot(rows));

function measureClone(clone) {
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-index-'));
  const tools = findTools(clone, folder);
  const samples = Object.fromEntries([...Object.keys(tools), ...own].map((kind) => [kind, []]));
  try {
    for (let run = 0; run < Number(values.runs); run += 1) {
      for (const [kind, words] of Object.entries(tools))
        if (run === 0 || kind !== 'repomix') samples[kind].push(time(clone, words));
      for (const kind of own)
        samples[kind].push(sample(kind, clone, folder, median(samples.cold.map(({ wall }) => wall))));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const kinds = Object.fromEntries(Object.entries(samples).map(([kind, taken]) => [kind, middle(taken)]));
  return { name: basename(clone), files: kinds.none.files, bytes: kinds.none.bytes, kinds };
}

function middle(taken) {
  const names = Object.keys(taken[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, median(taken.map((one) => one[name]))]));
}

/** What people use to look at a whole repository, where it is installed. */
function findTools(clone, folder) {
  const files = Number(spawnSync('sh', ['-c', `git -C '${clone}' ls-files | wc -l`]).stdout.toString());
  const tools = {
    'git status': ['git', 'status', '--porcelain'],
    'rg pass': ['rg', '--count-matches', '-e', '[A-Za-z_]{4,}', '-j2', '.'],
    ctags: ['ctags', '-R', '--fields=+n', '-f', join(folder, 'tags'), '.'],
    ...(values.repomix !== undefined && files <= MOST_FOR_REPOMIX
      ? { repomix: [resolve(values.repomix), '--quiet', '-o', join(folder, 'repomix.xml'), '.'] }
      : {}),
  };
  return Object.fromEntries(
    Object.entries(tools).filter(([, [program]]) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0),
  );
}

/** Wall time, and the CPU time of the process and all that it starts, as the shell counts it. */
function time(cwd, words) {
  // Without what the shell itself takes to start.
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>&1';
  const { stderr } = spawnSync('bash', ['--noprofile', '--norc', '-c', script, 'time', ...words], {
    cwd,
    encoding: 'utf8',
  });
  const [real = 0, user = 0, system = 0] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { wall: real * 1000, cpu: (user + system) * 1000 };
}

function sample(kind, clone, folder, cold) {
  const cache = join(folder, basename(clone));
  if (kind === 'cold') rmSync(cache, { recursive: true, force: true });
  const putBack = kind === 'changed' ? changeOne(clone) : () => {};
  try {
    const words = [
      join(import.meta.dirname, 'sample.mjs'),
      kind,
      clone,
      kind === 'cancel' ? `${cache}-cancel` : cache,
      String(cold),
    ];
    const { stdout, stderr, status } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    const kept = kind === 'warm' ? Number(spawnSync('du', ['-sb', cache]).stdout.toString().split('\t')[0]) : 0;
    return { ...JSON.parse(stdout), kept };
  } finally {
    putBack();
  }
}

/** Adds a line to one tracked file of code that nothing else is like; gives what puts it back. */
function changeOne(clone) {
  const paths = spawnSync('git', ['-C', clone, 'ls-files'], { maxBuffer: 1 << 28 })
    .stdout.toString()
    .split('\n');
  const code = paths.filter((path) => /\.(?:py|ts|go|rs|cs|php|js)$/.test(path));
  const path = join(clone, code[Math.floor(code.length / 2)]);
  const before = readFileSync(path);
  writeFileSync(path, Buffer.concat([before, Buffer.from(`\n// changed ${Date.now()}\n`)]));
  return () => writeFileSync(path, before);
}

function print({ name, files, bytes, kinds }) {
  const cells = titles.map((title) => {
    const found = kinds[title];
    return found === undefined ? '–' : `${Math.round(found.wall)} (${Math.round(found.cpu)})`;
  });
  const peaks = `${Math.round(kinds.cold.peak)} · ${Math.round(kinds.warm.peak)}`;
  const rest = [`${Math.round(kinds.cancel.latency)} ms`, peaks, (kinds.warm.kept / 1e6).toFixed(1)];
  console.log(`| ${[name, files, (bytes / 1e6).toFixed(0), ...cells, ...rest].join(' | ')} |`);
}

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
