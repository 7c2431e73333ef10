// What drafting with a model costs, by how many sections one call drafts, and what becomes of inventions; through a scripted endpoint over HTTP.
// node benchmarks/drafting/measure.mjs [--repo CLONE --request TEXT] [--latency MS] [--token MS]
// Without --repo the sample repository of the tests is planned for. A clone is copied to a worktree of its own, which is removed again.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { draftPlan } from '../../dist/src/draft-plan.js';
import { groups, planBundles } from '../../dist/src/drafting/bundles.js';
import { createModel } from '../../dist/src/model/create-model.js';
import { openRepository } from '../../dist/src/repository/open-repository.js';
import { closedWeb } from '../../dist/src/research/web.js';
import { sections } from '../../dist/src/sections/index.js';
import { echoAuthor, echoRequirements } from './echo-author.mjs';
import { loadSupport } from './load-support.mjs';

const { values } = parseArgs({
  options: {
    repo: { type: 'string' },
    request: { type: 'string' },
    latency: { type: 'string', default: '1000' },
    token: { type: 'string', default: '8' },
  },
});
const latency = Number(values.latency);
const perToken = Number(values.token);
const support = await loadSupport();
const ids = sections.map(({ id }) => id);
const strategies = [
  ['one call per section', ids.map((id) => [id])],
  ['bundles (today)', groups],
  ...alternatives(),
  ['one call for all', [ids]],
];

try {
  await measureCost();
  if (values.repo === undefined) await measureTruth();
} finally {
  await support.end();
}

/** Other ways to group, to hold today's against. */
function alternatives() {
  const research = ['current-state', 'web-research', 'tech-stack', 'compliance'];
  const design = ['architecture', 'changes', 'decisions', 'appendix-diagrams'];
  const concerns = ['security', 'performance', 'observability', 'migration'];
  const work = ['steps', 'testing'];
  const end = ['done', 'references', 'appendix-research', 'overview'];
  const ground = ['current-state', 'tech-stack', ...design];
  const beside = ['web-research', 'compliance', ...concerns, 'references', 'appendix-research'];
  return [
    ['by chapter', [research, design, concerns, work, end]],
    ['by chapter, research with design', [[...research, ...design], concerns, work, end]],
    ['as today, gates with the overview', [ground, beside, work, ['done', 'overview']]],
  ];
}

async function measureCost() {
  const rows = [];
  for (const [name, grouping] of strategies) rows.push(await runOnce(name, grouping));
  const reference = rows.at(-1);
  console.log(
    '| strategy | calls | input | output | total | of one call | weighted, no cache | weighted, prompt prefix | weighted, schema first | wall s | chain s | wall / chain |',
  );
  console.log('| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |');
  for (const row of rows) {
    const { name, calls, input, output, cached, wall, chain } = row;
    // A token that the provider had read before costs a tenth.
    const weighted = (style) => Math.round(input - 0.9 * cached[style] + output);
    console.log(
      `| ${[name, calls, input, output, input + output, ((input + output) / (reference.input + reference.output)).toFixed(2), input + output, `${weighted('vllm')} (${share(cached.vllm, input)})`, `${weighted('openai')} (${share(cached.openai, input)})`, wall.toFixed(1), chain.toFixed(1), (wall / chain).toFixed(2)].join(' | ')} |`,
    );
  }
  console.log('');
}

function share(part, whole) {
  return `${Math.round((100 * part) / whole)} % cached`;
}

/** One plan, drafted with a fixed latency of each call and of each token of its answer. */
async function runOnce(name, grouping) {
  const { root, request, end } = openPlace();
  const calls = [];
  const server = await support.startModelServer(async (asked) => {
    const content = answer(asked);
    const output = Math.ceil(JSON.stringify(content).length / 4);
    const duration = latency + perToken * output;
    const start = performance.now();
    calls.push({
      body: asked.body,
      sections: support.isAboutRequirements(asked) ? [] : support.sectionsAsked(asked),
      start,
      end: start + duration,
      duration,
      output,
    });
    return { content, latency: duration };
  });
  const began = performance.now();
  const { outcomes } = await draft(root, request, server.url, grouping);
  const wall = (performance.now() - began) / 1000;
  end();
  const bad = outcomes.filter(({ state }) => state === 'failed');
  if (bad.length > 0) throw new Error(`${name}: ${bad.map(({ id, reason }) => `${id}: ${reason}`).join('; ')}`);
  const cached = Object.fromEntries(['vllm', 'openai'].map((style) => [style, countCached(calls, style)]));
  const input = server.requests.reduce((sum, { tokens }) => sum + tokens.input, 0);
  const output = calls.reduce((sum, call) => sum + call.output, 0);
  return { name, calls: calls.length, input, output, cached, wall, chain: longestChain(calls, grouping) / 1000 };
}

function answer(asked) {
  if (values.repo === undefined) return support.goodAuthor(asked);
  const prompt = asked.turns[0].text;
  return support.isAboutRequirements(asked)
    ? echoRequirements(prompt)
    : echoAuthor(support.sectionsAsked(asked), prompt);
}

/** Cached tokens under a style of caching: what an answered call before had in common at its start. */
function countCached(calls, style) {
  return calls.reduce((sum, { body, start }) => {
    const before = calls
      .filter((other) => other.end <= start)
      .map((other) => support.countTokens(other.body, [], style).prefix);
    return sum + support.countTokens(body, before, style).cached;
  }, 0);
}

/** Milliseconds of the calls that had to wait for each other, the requirements first. */
function longestChain(calls, grouping) {
  const bundles = planBundles(sections, grouping);
  const spent = (own) =>
    calls
      .filter((call) => call.sections.some((id) => own.some((one) => one.id === id)))
      .reduce((sum, { duration }) => sum + duration, 0);
  const ends = new Map();
  const endOf = (bundle) => {
    const known = ends.get(bundle);
    if (known !== undefined) return known;
    const before = bundles.filter((other) => other.sections.some(({ id }) => bundle.needs.includes(id)));
    const end = spent(bundle.sections) + Math.max(0, ...before.map(endOf));
    ends.set(bundle, end);
    return end;
  };
  const first = calls.filter((call) => call.sections.length === 0).reduce((sum, { duration }) => sum + duration, 0);
  return first + Math.max(...bundles.map(endOf));
}

async function measureTruth() {
  console.log('| how it takes what is sent back | planted | mended | marked | missed | calls |');
  console.log('| --- | --: | --: | --: | --: | --: |');
  const tables = [];
  for (const temper of ['mends', 'mends by name', 'never mends']) {
    const { root, request } = openPlace();
    const author = support.inventingAuthor(temper);
    const server = await support.startModelServer(async (asked) => ({ content: await author(asked) }));
    const { path } = await draft(root, request, server.url);
    const counts = support.countLies(readFileSync(path, 'utf8'));
    const sum = (key) =>
      counts.reduce((total, count) => total + (key === 'missed' ? count.missed.length : count[key]), 0);
    console.log(
      `| ${[temper, sum('planted'), sum('mended'), sum('marked'), sum('missed'), server.requests.length].join(' | ')} |`,
    );
    tables.push([temper, counts]);
  }
  console.log(`\n| kind | planted |${tables.map(([temper]) => ` ${temper}: mended / marked / missed |`).join('')}`);
  console.log(`| --- | --: |${tables.map(() => ' --- |').join('')}`);
  for (const [index, { kind, planted }] of tables[0][1].entries()) {
    const cells = tables.map(
      ([, counts]) => `${counts[index].mended} / ${counts[index].marked} / ${counts[index].missed.length}`,
    );
    console.log(`| ${[kind, planted, ...cells].join(' | ')} |`);
  }
}

async function draft(root, request, url, grouping) {
  const repository = await openRepository(root);
  const model = createModel({
    url,
    key: 'benchmark',
    headers: {},
    query: {},
    model: 'test-model',
    format: 'auto',
    prices: null,
    answerTokens: null,
    temperature: null,
    timeouts: { total: 600_000, start: 600_000, idle: 600_000 },
    cacheFolder: null,
    version: '0.0.0',
  });
  const options = {
    out: 'groundplan-benchmark.md',
    folder: 'docs/plans',
    size: 'standard',
    force: false,
    author: 'Benchmark',
    drafter: 'model',
    limits: { tokens: null, cost: null },
    ask: null,
    ...(grouping === undefined ? {} : { grouping }),
  };
  const context = {
    repository,
    model,
    web: closedWeb,
    missing: [],
    now: () => new Date(),
    signal: new AbortController().signal,
    progress: () => {},
  };
  return draftPlan(request, options, context);
}

function openPlace() {
  if (values.repo === undefined) {
    return { root: support.createSampleRepository().root, request: support.sampleRequest, end: () => {} };
  }
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-drafting-'));
  const root = join(folder, 'clone');
  execFileSync('git', ['clone', '--quiet', '--local', values.repo, root]);
  const request =
    values.request ??
    'Add an option that limits how many items are handled at once. It must default to no limit, and a test must cover the limit. Document it.';
  return { root, request, end: () => rmSync(folder, { recursive: true }) };
}
