// Times `groundplan draft` as a whole process, from a cold start, with no cache between runs.
// node benchmarks/draft-time.mjs REPOSITORY... [--runs N]
// Prints a Markdown table: tracked files, lines of source, median wall and CPU seconds, peak memory.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const request =
  'Add an option that limits how many items are handled at once. It must default to no limit, and a test must cover the limit. Document it.';
const cli = resolve(import.meta.dirname, '../dist/program/cli.js');
const words = process.argv.slice(2);
const at = words.indexOf('--runs');
const runs = at === -1 ? 5 : Number(words[at + 1]);
const repositories = at === -1 ? words : words.toSpliced(at, 2);

console.log('| repository | files | wall s | CPU s | peak MB |');
console.log('| --- | ---: | ---: | ---: | ---: |');
for (const repository of repositories) {
  const files =
    execFileSync('git', ['-C', repository, 'ls-files'], { maxBuffer: 1 << 28 })
      .toString()
      .split('\n').length - 1;
  const samples = Array.from({ length: runs + 1 }, () => draftOnce(resolve(repository))).slice(1);
  const [wall, cpu, memory] = [0, 1, 2].map((index) => median(samples.map((sample) => sample[index])));
  console.log(
    `| ${basename(resolve(repository))} | ${files} | ${wall.toFixed(2)} | ${cpu.toFixed(2)} | ${Math.round(memory)} |`,
  );
}

/** Wall seconds, CPU seconds and peak megabytes of one run; the plan is written into the repository and taken out again. */
function draftOnce(repository) {
  const folder = mkdtempSync(join(repository, 'groundplan-timing-'));
  const plan = join(folder, 'plan.md');
  const script = `process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); process.stderr.write(JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024])); });`;
  const started = process.hrtime.bigint();
  const { stderr, status } = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(script)}`,
      cli,
      'draft',
      request,
      '--repo',
      repository,
      '--out',
      plan,
      '--quiet',
    ],
    { encoding: 'utf8', env: { ...process.env, GROUNDPLAN_CACHE: 'off' } },
  );
  const wall = Number(process.hrtime.bigint() - started) / 1e9;
  rmSync(folder, { recursive: true });
  if (status === 2) throw new Error(`draft could not run in ${repository}: ${stderr}`);
  return [wall, ...JSON.parse(stderr.slice(stderr.lastIndexOf('[')))];
}

function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
