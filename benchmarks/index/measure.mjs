// Times the index of a repository: without a cache, with an empty one, with one that knows everything, with one file changed,
// and again in one process; beside `git status` and a floor that lists, reads, lexes and counts as plainly as can be.
// node benchmarks/index/measure.mjs CLONE... [--runs N]
// Every sample is a process of its own, and the kinds take turns. One file of each clone is changed and put back.
// Prints a Markdown table: wall and CPU milliseconds (CPU without git's processes), peak megabytes; medians.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { openRepository } from '../../dist/src/repository/open-repository.js';

const query = 'Cap how many items are handled at once, with a test for the limit';
const kinds = ['floor', 'none', 'cold', 'warm', 'changed', 'again'];

const words = process.argv.slice(2);
if (words[0] === '--sample') await sample(words[1], words[2], words[3]);
else compare(words);

function compare(given) {
  const at = given.indexOf('--runs');
  const runs = at === -1 ? 5 : Number(given[at + 1]);
  const clones = (at === -1 ? given : given.toSpliced(at, 2)).map((clone) => resolve(clone));
  const titles = ['git status', ...kinds];
  console.log(`| repository | files | ${titles.join(' | ')} | peak MB cold · warm | log MB |`);
  console.log(`| --- | ${'---: | '.repeat(titles.length + 3)}`);
  for (const clone of clones) {
    const folder = mkdtempSync(join(tmpdir(), 'groundplan-index-'));
    try {
      const results = Object.fromEntries(titles.map((title) => [title, []]));
      for (let run = 0; run < runs; run += 1) {
        results['git status'].push(statusOf(clone));
        for (const kind of kinds) results[kind].push(measure(kind, clone, folder));
      }
      print(clone, results, titles);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

function print(clone, results, titles) {
  const middle = (title, name) => median(results[title].map((one) => one[name]));
  const cells = titles.map((title) => {
    const cpu = middle(title, 'cpu');
    return `${Math.round(middle(title, 'wall'))}${Number.isNaN(cpu) ? '' : ` (${Math.round(cpu)})`}`;
  });
  const peaks = ['cold', 'warm'].map((title) => Math.round(middle(title, 'peak'))).join(' · ');
  const log = (middle('warm', 'log') / 1e6).toFixed(1);
  console.log(`| ${basename(clone)} | ${middle('none', 'files')} | ${cells.join(' | ')} | ${peaks} | ${log} |`);
}

function statusOf(clone) {
  const started = performance.now();
  execFileSync('git', ['-C', clone, 'status', '--porcelain'], { maxBuffer: 1 << 28 });
  return { wall: performance.now() - started, cpu: NaN };
}

function measure(kind, clone, folder) {
  const cache = join(folder, basename(clone));
  if (kind === 'cold') rmSync(cache, { recursive: true, force: true });
  const change = kind === 'changed' ? changeOne(clone) : () => {};
  try {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [import.meta.filename, '--sample', kind, clone, cache],
      {
        encoding: 'utf8',
      },
    );
    if (status !== 0) throw new Error(stderr);
    const bytes = kind === 'warm' ? Number(execFileSync('du', ['-sb', cache]).toString().split('\t')[0]) : 0;
    return { ...JSON.parse(stdout), log: bytes };
  } finally {
    change();
  }
}

/** Adds a line to one tracked file of code that nothing else is like; gives what puts it back. */
function changeOne(clone) {
  const paths = execFileSync('git', ['-C', clone, 'ls-files'], { maxBuffer: 1 << 28 })
    .toString()
    .split('\n');
  const code = paths.filter((path) => /\.(?:py|ts|go|rs|cs|php|js)$/.test(path));
  const path = join(clone, code[Math.floor(code.length / 2)]);
  const before = readFileSync(path);
  writeFileSync(path, Buffer.concat([before, Buffer.from(`\n// changed ${Date.now()}\n`)]));
  return () => writeFileSync(path, before);
}

async function sample(kind, clone, cache) {
  const place = { folder: cache, version: 'benchmark', tell: (message) => process.stderr.write(`${message}\n`) };
  const { createIndexMemory } = await import('../../dist/src/repository/cache/index-memory.js');
  const options = kind === 'none' ? {} : { cache: { ...place, memory: createIndexMemory() } };
  if (kind === 'again') (await openRepository(clone, options)).index();
  const [started, before] = [performance.now(), process.cpuUsage()];
  const files = kind === 'floor' ? buildPlainly(clone) : await build(clone, options);
  const { user, system } = process.cpuUsage(before);
  const result = { wall: performance.now() - started, cpu: (user + system) / 1000, files };
  process.stdout.write(JSON.stringify({ ...result, peak: process.resourceUsage().maxRSS / 1024 }));
}

async function build(clone, options) {
  const repository = await openRepository(clone, options);
  repository.index().search(query, 20);
  return repository.files.length;
}

/** Lists, reads, cuts into words and counts them by file: no zones, no definitions, no imports, no scores. */
function buildPlainly(clone) {
  const text = execFileSync('git', ['-C', clone, 'ls-files', '-z'], { maxBuffer: 1 << 28 }).toString();
  const paths = text
    .split('\0')
    .filter((path) =>
      /\.(?:[cm]?[jt]sx?|pyi?|go|rs|cs|php|java|rb|[ch]|cpp|md|rst|json|ya?ml|toml|html|css|txt|vue|sh)$/.test(path),
    );
  const postings = new Map();
  const parts = new Map();
  paths.forEach((path, file) => {
    const counts = new Map();
    for (const [word] of read(join(clone, path)).matchAll(/[A-Za-z_]\w+/g))
      counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const [word, count] of counts) {
      if (!parts.has(word))
        parts.set(
          word,
          (word.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((part) => part.toLowerCase()),
        );
      for (const part of parts.get(word)) {
        const list = postings.get(part);
        if (list === undefined) postings.set(part, [file, count]);
        else list.push(file, count);
      }
    }
  });
  return postings.size > 0 ? paths.length : 0;
}

function read(path) {
  try {
    const bytes = readFileSync(path);
    return bytes.length > 1024 * 1024 || bytes.includes(0) ? '' : bytes.toString();
  } catch {
    return '';
  }
}

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
