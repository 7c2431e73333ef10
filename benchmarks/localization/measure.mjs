// Measures the ranking of src/evidence/ranking on records {id, repo, mirror?, base_commit, request, gold_files, gold_functions?}, one JSON a line.
//   node benchmarks/localization/measure.mjs --repos CLONES --work DIR --out OUT.jsonl DATA.jsonl …
//     [--filter REGEX] [--signals]
// Each base commit is checked out below DIR into a repository whose only history is that commit's own. OUT holds one line a record and is
// continued when it exists; with --signals the line also holds every signal's values for the best files, for fit-weights.mjs.
// Uses the build in dist/: run `npm run build` first.
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createRankingInput } from '../../dist/src/evidence/ranking/ranking-input.js';
import { scoreSignals, sumSignals } from '../../dist/src/evidence/ranking/rank-files.js';
import { rankSymbols } from '../../dist/src/evidence/ranking/rank-symbols.js';
import { scoreSymbols } from '../../dist/src/evidence/ranking/score-symbols.js';
import { firstSignals } from '../../dist/src/evidence/ranking/signals/index.js';
import { openRepository } from '../../dist/src/repository/open-repository.js';
import { readRequest } from '../../dist/src/request/read-request.js';

/** Files a record keeps with --signals: the best of the ranking, and the best of each signal. */
const KEPT = { ranking: 120, signal: 25 };
/** Files whose functions are ranked, as in the product. */
const FUNCTION_FILES = 10;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repos: { type: 'string' },
    work: { type: 'string' },
    out: { type: 'string' },
    filter: { type: 'string', default: '' },
    signals: { type: 'boolean', default: false },
  },
});

const done = new Set(existsSync(options.out) ? readLines(options.out).map(({ id }) => id) : []);
const records = positionals
  .flatMap((file) => readLines(file).map((record) => ({ ...record, dev: basename(file).split('.')[0] })))
  .filter(({ id, repo, dev }) => !done.has(id) && new RegExp(options.filter).test(`${dev} ${repo} ${id}`));
for (const [repo, members] of smallestFirst(records)) {
  for (const record of members) {
    try {
      appendFileSync(options.out, `${JSON.stringify(await measure(record, checkOut(record)))}\n`);
    } catch (error) {
      console.error(`${record.id}: ${String(error).slice(0, 300)}`);
    }
  }
  rmSync(workTree(repo), { recursive: true, force: true });
}
report(readLines(options.out));
reportFunctions(readLines(options.out));

async function measure(record, root) {
  const start = process.cpuUsage();
  const repository = await openRepository(root);
  const commits = await repository.history();
  const opened = process.cpuUsage(start);
  repository.index();
  const indexed = process.cpuUsage(start);
  const input = createRankingInput(repository, readRequest(record.request), commits);
  const { values } = scoreSignals(input);
  const total = sumSignals(values, input.index.paths.length, 'final');
  const order = orderOf(total, input.eligible);
  const ranked = process.cpuUsage(start);
  const paths = input.index.paths;
  const line = {
    id: record.id,
    dev: record.dev,
    repo: record.repo,
    gold: record.gold_files,
    files: order.slice(0, 20).map((file) => paths[file]),
    ranks: record.gold_files.map((path) => order.indexOf(input.numberOf(path)) + 1),
    ...(record.gold_functions && {
      goldFunctions: record.gold_functions,
      functions: await rankFunctions(repository, input, order, total),
    }),
    cpu: [seconds(opened), seconds(indexed) - seconds(opened), seconds(ranked) - seconds(indexed)],
  };
  return options.signals ? { ...line, ...signalTable(record, input, values, order) } : line;
}

/** The first 15 functions and methods of the best files, as `path:Class.method`. */
async function rankFunctions(repository, input, order, total) {
  const files = [];
  for (const file of order.slice(0, FUNCTION_FILES)) {
    const path = input.index.paths[file];
    const symbols = scoreSymbols(input, await repository.symbols(path), repository.lines(path) ?? [], Infinity);
    files.push({ path, score: total[file], symbols });
  }
  return rankSymbols(files, 15).map(
    ({ path, container, name }) => `${path}:${container === null ? name : `${container}.${name}`}`,
  );
}

function signalTable({ gold_files: gold }, { index: { paths }, eligible, numberOf }, values, order) {
  const kept = new Set(order.slice(0, KEPT.ranking));
  for (const { values: of } of values) for (const file of orderOf(of, eligible).slice(0, KEPT.signal)) kept.add(file);
  for (const path of gold) if (eligible[numberOf(path)] === 1) kept.add(numberOf(path));
  const files = [...kept];
  return {
    ids: values.map(({ signal }) => signal.id),
    firstCount: firstSignals.length,
    pool: files.map((file) => paths[file]),
    y: files.map((file) => (gold.includes(paths[file]) ? 1 : 0)),
    x: files.map((file) => values.map(({ values: of }) => Number(of[file].toFixed(4)))),
  };
}

function orderOf(scores, eligible) {
  const files = [...scores.keys()].filter((file) => eligible[file] === 1 && scores[file] > 0);
  return files.sort((a, b) => scores[b] - scores[a] || a - b);
}

function seconds({ user, system }) {
  return Number(((user + system) / 1e6).toFixed(3));
}

/** Checks a base commit out; where the clone lacks a large blob, everything else of it. */
function checkOut({ repo, mirror, base_commit: base }) {
  const root = workTree(repo);
  const git = (...args) =>
    execFileSync('git', ['-C', root, '-c', 'gc.auto=0', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 28,
    });
  if (!existsSync(join(root, '.git'))) {
    mkdirSync(root, { recursive: true });
    execFileSync('git', ['init', '--quiet', root]);
    writeFileSync(join(root, '.git/objects/info/alternates'), `${objectsOf(mirror ?? repo)}\n`);
  }
  try {
    git('checkout', '--quiet', '--force', '--detach', base);
  } catch {
    git('update-ref', '--no-deref', 'HEAD', base);
    git('read-tree', '--reset', base);
    try {
      git('checkout-index', '--all', '--force', '--quiet');
    } catch {
      // It has said which blobs are missing and has written the others.
    }
  }
  git('clean', '-qfdx');
  for (const name of ['ORIG_HEAD', 'FETCH_HEAD', 'logs'])
    rmSync(join(root, '.git', name), { recursive: true, force: true });
  return root;
}

function workTree(repo) {
  return join(options.work, repo.replace('/', '__'));
}

/** Clones lie as owner+name/repo, owner__name or owner/name, bare or not. */
function objectsOf(repo) {
  const [owner, name] = repo.split('/');
  const places = [
    `${owner}+${name}/repo`,
    `${owner}__${name}`,
    `${owner}/${name}`,
    `${owner}__${name}.git`,
    `${owner}/${name}.git`,
  ];
  const found = places
    .flatMap((place) => [place, join(place, '.git')])
    .map((place) => resolve(options.repos, place, 'objects'))
    .find((place) => existsSync(place));
  if (found === undefined) throw new Error(`no clone of ${repo} below ${options.repos}`);
  return found;
}

function smallestFirst(all) {
  const byRepo = new Map();
  for (const record of all) byRepo.set(record.repo, [...(byRepo.get(record.repo) ?? []), record]);
  return [...byRepo].sort((a, b) => a[1].length - b[1].length);
}

function report(lines) {
  const sets = new Map();
  for (const line of lines) sets.set(line.dev, [...(sets.get(line.dev) ?? []), line]);
  console.log('set        records  Acc@1  Acc@3  Acc@5  Acc@10  Recall@10    all in 30  40  50  CPU s open/index/rank');
  for (const [set, members] of sets) {
    const mean = (valueOf) => members.reduce((sum, line) => sum + valueOf(line), 0) / members.length;
    const all = (count) =>
      (100 * mean(({ gold, files }) => (gold.every((path) => files.slice(0, count).includes(path)) ? 1 : 0))).toFixed(
        1,
      );
    const recall = (
      100 * mean(({ gold, files }) => gold.filter((path) => files.slice(0, 10).includes(path)).length / gold.length)
    ).toFixed(1);
    const within = (count) =>
      (100 * mean(({ ranks }) => (ranks.every((rank) => rank > 0 && rank <= count) ? 1 : 0))).toFixed(1);
    const cpu = [0, 1, 2].map((at) => mean((line) => line.cpu[at]).toFixed(2)).join('/');
    console.log(
      set.padEnd(10),
      String(members.length).padStart(7),
      all(1).padStart(6),
      all(3).padStart(6),
      all(5).padStart(6),
      all(10).padStart(7),
      recall.padStart(10),
      // The most that putting so many files into another order could reach.
      `  ${[30, 40, 50].map(within).join('/')}`,
      `  ${cpu}`,
    );
  }
}

function reportFunctions(lines) {
  const sets = new Set(lines.filter(({ goldFunctions }) => goldFunctions !== undefined).map(({ dev }) => dev));
  for (const set of sets) {
    const members = lines.filter(({ dev, goldFunctions }) => dev === set && goldFunctions !== undefined);
    const all = (count) => {
      const hits = members.filter(({ goldFunctions, functions }) =>
        goldFunctions.every((id) => functions.slice(0, count).includes(id)),
      );
      return ((100 * hits.length) / members.length).toFixed(1);
    };
    console.log(
      `${set}: functions of ${members.length} records, Acc@5 ${all(5)}, Acc@10 ${all(10)}, Acc@15 ${all(15)}`,
    );
  }
}

function readLines(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
