// Writes docs/plan-life.md: the life of one plan on a real repository, with what the program really prints.
// node scripts/write-plan-life.mjs HONO, a clone of https://github.com/honojs/hono. Build first. The clone is copied and left as it is.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const cli = resolve(import.meta.dirname, '../dist/program/cli.js');
const target = resolve(import.meta.dirname, '../docs/plan-life.md');
const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('Expected a clone of honojs/hono.');

/** The commit that the plan is drafted at, the one upstream that did what it asks, and two after it. */
const [drafted, unrelated, feature, release, later] = ['6efc564a', 'e87c7704', '44bb7bb0', '1fbe45b8', '28a9c128'];
const plan = 'docs/plans/wrap-time.md';
const folder = mkdtempSync(join(tmpdir(), 'groundplan-life-'));
const clone = join(folder, 'hono');
const page = [];

try {
  execFileSync('git', ['clone', '--quiet', '--shared', '--no-checkout', resolve(source), clone]);
  writePage();
  writeFileSync(target, `${page.join('\n\n')}\n`);
} finally {
  rmSync(folder, { recursive: true });
}

function writePage() {
  say('# The life of a plan');
  say(
    'A plan is drafted once and lives for weeks: people edit it, others commit under it, it is carried out, and it grows old. This page follows one on [honojs/hono](https://github.com/honojs/hono), with commits that really happened there. Every block is what the program printed; a line `[…]` stands where lines were left out, and `…` where a line was. `node scripts/write-plan-life.mjs CLONE` writes this page anew.',
  );

  say('## Drafted');
  goTo(drafted);
  say(
    'The request is what the commit that did the work upstream, three commits later, says of itself. There is no model here, so the plan holds what the repository proves and asks the rest.',
  );
  show(
    ['draft', 'Add wrapTime to the timing middleware to simplify usage', '--drafter', 'evidence', '--out', plan],
    {},
  );

  say('## Edited by hand');
  say(
    'Its author answers some of the open points in an editor: no new files, no dependency, the signature, and two tests.',
  );
  edit();
  show(['check', plan], { keep: /^ {2}(?:Freshness|\d+ open|.*claims)|errors?|warning/ });
  say('Nothing is done yet, and `status` says with what to begin:');
  show(['status', plan], { drop: /^ {2}\[.\]|^Definition/ });

  say('## Others commit under it');
  goTo(unrelated);
  say(
    'Upstream takes two commits to the types of the client and of `NotFoundHandler`. Only what the plan cites counts. Of section 2.1 that is the class `Context`, cited whole, in which a line reads otherwise now: a reader has to look whether it matters here. Lines that merely moved are told with their new place, make nothing stale, and are no errors.',
  );
  show(['check', plan], { keep: /Freshness| {4}\S.* (?:fresh|stale) |freshness\//, most: 12 });

  say('## Carried out');
  goTo(feature);
  say(
    `Commit \`${feature}\` is the work itself. A reviewer counts from where its branch began (\`--since\`), or from the commit the plan was drafted at, which is what happens without it:`,
  );
  show(['status', plan, '--since', `${feature}~1`], { most: 30 });
  say(
    'The second test is there in other words than planned, and the program does not pretend to know that they mean the same: it says how many cases came. The signature has two more parameters than planned, and is shown as it is. `--write` puts what is proven into the file, and nothing else. Whether a command passes or somebody reviewed is for people to tick.',
  );
  const before = read();
  show(['status', plan, '--write'], { keep: /^\S+: |planned changes|^Written|says so already/ });
  showDiff(before, read());
  say(
    'Checked again. The file that the work itself changed is told as what it is; while a plan is in progress, such changes are no warnings:',
  );
  show(['check', plan], { keep: /Freshness| {4}\S.* (?:fresh|stale) |freshness\//, most: 14 });

  say('## Grown old');
  goTo(release);
  say('Three days and two releases later:');
  show(['check', plan], { keep: /Freshness| {4}\S.* (?:fresh|stale) /, most: 14 });
  goTo(later);
  say('And eight months after it was drafted:');
  show(['check', plan], { keep: /Freshness| {4}\S.* (?:fresh|stale) /, most: 24 });
  say('The warnings say which lines, versions and rules:');
  show(['check', plan], { keep: /warning .*freshness\//, most: 8 });
  say('A section that still stands as the evidence drafted it can be brought up to date. What that would change:');
  show(['refine', plan, 'tech-stack', '--drafter', 'evidence', '--dry-run'], { most: 24 });
  say(
    'Of section 2.1, somebody looks, finds that it still holds, and says so. Only the record of the section in the front matter changes; where lines only moved, it keeps what it had, so that they are followed from there:',
  );
  const old = read();
  show(['check', plan, '--accept', 'current-state'], {
    keep: /^Accepted|Freshness| {4}\S.* (?:fresh|stale) /,
    most: 24,
  });
  showDiff(old, read());
}

/** What its author writes: each piece must be there once. */
function edit() {
  let text = read();
  const put = (pattern, words) => {
    if (text.match(pattern) === null) throw new Error(`Expected ${pattern} in the plan.`);
    text = text.replace(pattern, words);
  };
  put(/> \*\*Open:\*\* Which new files does the change need[^\n]*\n\n/, '');
  put(/> \*\*Open:\*\* Does this need a package[^\n]*/, 'Not applicable: promises need no package');
  put(
    /> \*\*Open:\*\* What does a caller of “Add wrapTime[^\n]*/,
    '```ts\n// src/middleware/timing/timing.ts\nexport async function wrapTime<T>(c: Context, name: string, promise: Promise<T>): Promise<T>\n```',
  );
  put(
    /\| T1 \(new\) \|[^\n]*/,
    '| T1 `wrapTime contains value metrics` | R1: a wrapped promise has its duration | `src/middleware/timing/index.test.ts` |\n| T2 `wrapTime stops when the promise is rejected` | R1: a failure is timed as well | `src/middleware/timing/index.test.ts` |',
  );
  const before = read();
  writeFileSync(join(clone, plan), text);
  showDiff(before, text);
}

function say(words) {
  page.push(words);
}

function goTo(revision) {
  git('checkout', '--quiet', revision);
  const title = git('log', '-1', '--format=%ad %s', '--date=short').trim();
  page.push(`\`\`\`console\n$ git checkout ${revision}   # ${title}\n\`\`\``);
}

/** Runs the program and shows what it prints: the lines to keep, at most so many, each cut at 200 characters. */
function show(args, { keep = /(?:)/, drop = /(?!)/, most = 40 }) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args, '--quiet'], {
    cwd: clone,
    encoding: 'utf8',
    env: { ...process.env, GROUNDPLAN_CACHE: 'off', NO_COLOR: '1' },
  });
  const all = (status === 2 ? stderr : stdout).trimEnd().split('\n');
  const typed = args.map((word) => (/^[\w./~-]+$/.test(word) ? word : `"${word}"`)).join(' ');
  page.push(
    fence('console', [
      `$ groundplan ${typed}`,
      ...cut(all, { keep, drop, most }),
      ...(status === 0 ? [] : [`(exit code ${status})`]),
    ]),
  );
}

function cut(all, { keep, drop, most }) {
  const shown = [];
  let count = 0;
  let left = false;
  for (const line of all) {
    const isKept = keep.test(line) && !drop.test(line) && count < most;
    if (!isKept) left = left || line.trim() !== '';
    if (!isKept && !(line.trim() === '' && !left)) continue;
    if (left) shown.push('[…]');
    left = false;
    if (line.trim() !== '') count += 1;
    shown.push(line.length > 200 ? `${line.slice(0, 199)}…` : line);
  }
  return left ? [...shown, '[…]'] : shown;
}

function showDiff(before, after) {
  const [one, other] = [join(folder, 'before.md'), join(folder, 'after.md')];
  writeFileSync(one, before);
  writeFileSync(other, after);
  const { stdout } = spawnSync('git', ['diff', '--no-index', '-U0', '--no-color', one, other], { encoding: 'utf8' });
  const lines = stdout.split('\n').filter((line) => /^[+-](?![+-]{2} )/.test(line));
  page.push(fence('diff', cut(lines, { keep: /(?:)/, drop: /(?!)/, most: 30 })));
}

/** A fence longer than any in what it holds. */
function fence(language, lines) {
  const mark = lines.some((line) => line.includes('```')) ? '````' : '```';
  return [`${mark}${language}`, ...lines, mark].join('\n');
}

function read() {
  return readFileSync(join(clone, plan), 'utf8');
}

function git(...args) {
  return execFileSync('git', ['-C', clone, ...args], { encoding: 'utf8' });
}
