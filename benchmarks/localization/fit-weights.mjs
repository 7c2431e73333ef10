// Fits the weights of src/evidence/ranking/weights.ts to records written by measure.mjs --signals FILE.
//   node benchmarks/localization/fit-weights.mjs FILE [--l2 0.01] [--without id,id] [--only id,id] [--first]
// Loss: for each file that was changed, softmax over it and the files that were not; each record weighs n^-0.3 for n records of its
// repository. Prints the accuracy under folds by repository, then the weights of the fit to everything.
import { readFileSync } from 'node:fs';

const [file, ...options] = process.argv.slice(2);
const option = (name, otherwise) => (options.includes(name) ? options[options.indexOf(name) + 1] : otherwise);
const l2 = Number(option('--l2', '0.01'));
const without = new Set(option('--without', '').split(','));
const only = option('--only', '') === '' ? null : new Set(option('--only', '').split(','));
const records = readRecords();
const ids = records[0].ids;
const used = ids.flatMap((id, at) => (without.has(id) || (only !== null && !only.has(id)) ? [] : [at]));

const tables = new Map(records.map((record) => [record.id, tableOf(record)]));
const folds = foldsByRepository();
const heldOut = new Map();
for (const fold of folds) {
  const weights = fit(records.filter(({ repo }) => !fold.has(repo)));
  for (const record of records) if (fold.has(record.repo)) heldOut.set(record.id, order(record, weights));
}
report('folds by repository', heldOut);
const final = fit(records);
report('fitted to all', new Map(records.map((record) => [record.id, order(record, final)])));
if (!options.includes('--quiet')) {
  console.log(Object.fromEntries(used.map((at, column) => [ids[at], Number(final[column].toFixed(2))])));
}

function readRecords() {
  const firstOnly = options.includes('--first');
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter((record) => record.y.some((changed) => changed === 1))
    .map((record) => (firstOnly ? { ...record, ids: record.ids.slice(0, record.firstCount) } : record));
}

/** Ten folds; a repository is in one of them, the largest first. */
function foldsByRepository() {
  const counts = new Map();
  for (const { repo } of records) counts.set(repo, (counts.get(repo) ?? 0) + 1);
  const sets = Array.from({ length: 10 }, () => ({ size: 0, repos: new Set() }));
  for (const [repo, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    const smallest = sets.reduce((best, one) => (one.size < best.size ? one : best));
    smallest.size += count;
    smallest.repos.add(repo);
  }
  return sets.map(({ repos }) => repos);
}

/** Gradient descent with per-weight step sizes (Adam); the loss is convex but for the sharing among changed files. */
function fit(training) {
  const counts = new Map();
  for (const { repo } of training) counts.set(repo, (counts.get(repo) ?? 0) + 1);
  const size = used.length;
  const weights = new Float64Array(size).fill(0.3);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let step = 1; step <= 300; step += 1) {
    const gradient = new Float64Array(size);
    let total = 0;
    for (const record of training) {
      const share = counts.get(record.repo) ** -0.3;
      total += share;
      addGradient(record, weights, share, gradient);
    }
    const rate = step < 250 ? 0.05 : 0.01;
    for (let at = 0; at < size; at += 1) {
      const slope = gradient[at] / total + l2 * weights[at];
      mean[at] = 0.9 * mean[at] + 0.1 * slope;
      square[at] = 0.999 * square[at] + 0.001 * slope * slope;
      weights[at] -= (rate * (mean[at] / (1 - 0.9 ** step))) / (Math.sqrt(square[at] / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  return weights;
}

/** The used values of all files, one row after another. */
function tableOf({ x }) {
  const table = new Float64Array(x.length * used.length);
  x.forEach((values, row) => used.forEach((at, column) => (table[row * used.length + column] = values[at])));
  return table;
}

/**
 * The gradient of the mean, over the changed files, of -ln(share of the softmax mass of that file and the unchanged ones): files that
 * belong together do not compete, for all of them are to stand before the others.
 */
function addGradient({ id, y }, weights, share, gradient) {
  const table = tables.get(id);
  const size = weights.length;
  const masses = scoresOf(id, weights);
  const top = masses.reduce((a, b) => Math.max(a, b));
  let unchanged = 0;
  for (let row = 0; row < masses.length; row += 1) {
    masses[row] = Math.exp(masses[row] - top);
    if (y[row] === 0) unchanged += masses[row];
  }
  const changed = y.flatMap((one, row) => (one === 1 ? [masses[row]] : []));
  const pushed = changed.reduce((sum, mass) => sum + 1 / (mass + unchanged), 0);
  for (let row = 0; row < masses.length; row += 1) {
    const mass = masses[row];
    const pull = (share / changed.length) * (y[row] === 1 ? mass / (mass + unchanged) - 1 : mass * pushed);
    if (Math.abs(pull) < 1e-7) continue;
    for (let at = 0; at < size; at += 1) gradient[at] += pull * table[row * size + at];
  }
}

function scoresOf(id, weights) {
  const table = tables.get(id);
  const size = weights.length;
  const scores = new Float64Array(table.length / size);
  for (let row = 0; row < scores.length; row += 1) {
    let score = 0;
    for (let at = 0; at < size; at += 1) score += weights[at] * table[row * size + at];
    scores[row] = score;
  }
  return scores;
}

function order(record, weights) {
  const scores = scoresOf(record.id, weights);
  return record.pool
    .map((path, number) => ({ path, score: scores[number] }))
    .sort((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1))
    .map(({ path }) => path);
}

function report(name, ranked) {
  const sets = new Map();
  for (const record of records) sets.set(record.dev, [...(sets.get(record.dev) ?? []), record]);
  const rows = [...sets].map(([set, members]) => {
    const share = (test) =>
      (100 * members.reduce((sum, record) => sum + test(record, ranked.get(record.id)), 0)) / members.length;
    const all = (count) =>
      share(({ gold }, files) => (gold.every((path) => files.slice(0, count).includes(path)) ? 1 : 0));
    const recall = share(
      ({ gold }, files) => gold.filter((path) => files.slice(0, 10).includes(path)).length / gold.length,
    );
    return { set, figures: [all(1), all(3), all(5), all(10), recall] };
  });
  const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;
  console.log(
    name.padEnd(20),
    rows.map(({ set, figures }) => `${set} ${figures.map((one) => one.toFixed(1)).join('/')}`).join('  '),
    'J',
    mean(rows.map(({ figures }) => mean(figures))).toFixed(2),
  );
}
