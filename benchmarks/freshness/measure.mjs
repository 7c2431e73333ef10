// Counts false alarms of freshness: drafts a plan at an old commit, walks over the commits that followed upstream, and holds what
// `check` says against what `git diff` says of the cited lines.
// node benchmarks/freshness/measure.mjs REPOSITORY --base REV [--commits N] [--every N] [--request WORDS]
// Prints a Markdown table, one row per look. The repository is cloned into a temporary folder and left as it is.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const cli = resolve(import.meta.dirname, '../../dist/program/cli.js');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string' },
    commits: { type: 'string', default: '200' },
    every: { type: 'string', default: '20' },
    request: { type: 'string', default: 'Add an option that limits how many items are handled at once.' },
  },
});
const [source] = positionals;
if (source === undefined || values.base === undefined) throw new Error('Expected REPOSITORY and --base REV.');
const folder = mkdtempSync(join(tmpdir(), 'groundplan-freshness-'));
const clone = join(folder, 'clone');
try {
  execFileSync('git', ['clone', '--quiet', '--shared', '--no-checkout', resolve(source), clone]);
  const head = git('rev-parse', 'HEAD').trim();
  git('checkout', '--quiet', values.base);
  const base = git('rev-parse', 'HEAD').trim();
  run('draft', values.request, '--drafter', 'evidence', '--out', 'docs/plans/plan.md', '--quiet');
  const plan = readFileSync(join(clone, 'docs/plans/plan.md'), 'utf8');
  const citations = readCitations(plan, base);
  const commits = git('rev-list', '--reverse', '--topo-order', `${base}..${head}`)
    .trim()
    .split('\n')
    .slice(0, Number(values.commits));
  console.log(
    `Base ${base.slice(0, 8)}, ${commits.length} commits, ${citations.length} citations of lines in the plan.\n`,
  );
  console.log(
    '| commits since | files changed | sections stale | citations said to have changed | true by git diff | false alarms | changed and not told | moved | check s |',
  );
  console.log('| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (let count = Number(values.every); count <= commits.length; count += Number(values.every))
    look(count, base, commits, citations);
} finally {
  rmSync(folder, { recursive: true });
}

function look(count, base, commits, citations) {
  git('checkout', '--quiet', commits[count - 1]);
  const started = process.hrtime.bigint();
  const { freshness } = JSON.parse(run('check', 'docs/plans/plan.md', '--format', 'json', '--quiet'));
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const changes = freshness.flatMap((section) => section.changes);
  const touched = touchedLines(base);
  const said = new Set(
    changes.filter(({ kind }) => ['lines', 'rule', 'path'].includes(kind)).map(({ cited }) => cited),
  );
  const moved = new Set(changes.filter(({ kind }) => kind === 'moved').map(({ cited }) => cited));
  const changed = (cited) => {
    const [, path, start, end = start] = /^(.+?)(?::(\d+)(?:-(\d+))?)?$/.exec(cited);
    const hunks = touched.get(path) ?? [];
    if (start === undefined) return hunks.length > 0;
    return hunks.some(({ from, to }) => from <= Number(end) && to >= Number(start));
  };
  const wrong = [...said].filter((cited) => !changed(cited));
  const missed = citations.filter((cited) => changed(cited) && !said.has(cited) && !moved.has(cited));
  const stale = freshness.filter(({ state }) => state === 'stale').length;
  console.log(
    `| ${count} | ${touched.size} | ${stale} of ${freshness.length} | ${said.size} | ${said.size - wrong.length} | ${wrong.length} | ${missed.length} | ${moved.size} | ${seconds.toFixed(1)} |`,
  );
  for (const cited of wrong) console.error(`false alarm after ${count}: ${cited}`);
  for (const cited of missed) console.error(`not told after ${count}: ${cited}`);
}

/** Ranges of the old files that changed, by path. Where lines were only put in, the range lies between two lines, within both. */
function touchedLines(base) {
  const touched = new Map();
  let path = '';
  for (const line of git('diff', '-U0', '--no-renames', '--no-color', base, 'HEAD', '--').split('\n')) {
    const file = /^--- a\/(.*)$/.exec(line);
    if (file !== null) path = file[1];
    if (line.startsWith('--- /dev/null')) path = '';
    const hunk = /^@@ -(\d+)(?:,(\d+))? /.exec(line);
    if (hunk === null || path === '') continue;
    const [from, length] = [Number(hunk[1]), Number(hunk[2] ?? 1)];
    const range = length === 0 ? { from: from + 1, to: from } : { from, to: from + length - 1 };
    touched.set(path, [...(touched.get(path) ?? []), range]);
  }
  return touched;
}

/** Citations of lines of files that the base commit has, outside of fences. */
function readCitations(plan, base) {
  const files = new Set(git('ls-tree', '-r', '--name-only', base).split('\n'));
  const body = plan.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/^```[\s\S]*?^```$/gm, '');
  const cited = [...body.matchAll(/`([^`\s]+):(\d+(?:-\d+)?)`/g)].filter(([, path]) => files.has(path));
  return [...new Set(cited.map(([, path, lines]) => `${path}:${lines}`))];
}

function git(...args) {
  return execFileSync('git', ['-C', clone, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
}

function run(...args) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args], {
    cwd: clone,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status === 2) throw new Error(stderr);
  return stdout;
}
