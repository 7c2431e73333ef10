// How many flaws the checks catch: true plans, each falsified in one place, by kind of flaw.
// Usage, after `npm run build`: node benchmarks/checks/measure.mjs [--most N] [--missed] [PLAN=REPOSITORY...]
// The plan of a small shop in tests/fixtures/checks is always among them; each other PLAN must be true of its checkout REPOSITORY. --most is the number of mutants a kind and plan (default 6); --missed lists
// the mutants that were not caught.
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSupport } from '../drafting/load-support.mjs';
import { checkPlanText } from '../../dist/src/checks/check-plan.js';
import { openRepository } from '../../dist/src/repository/open-repository.js';

const { mutantsOf, exampleFiles, createTemporaryRepository, end } = await loadSupport(`
  export { mutantsOf } from './plan-mutants.ts';
  export { exampleFiles } from '../checks/example-repository.ts';
  export { createTemporaryRepository } from './temporary-repository.ts';
  export { end } from 'vitest';
`);
const args = process.argv.slice(2);
const option = (name, fallback) => (args.includes(name) ? args[args.indexOf(name) + 1] : fallback);
const most = Number(option('--most', '6'));
const listsMissed = args.includes('--missed');
const signal = new AbortController().signal;
const tally = new Map();

const shop = fileURLToPath(new URL('../../tests/fixtures/checks/shop-cart.md', import.meta.url));
const pairs = [`${shop}=${createTemporaryRepository(exampleFiles).root}`, ...args.filter((arg) => arg.includes('='))];
for (const [plan, root] of pairs.map((pair) => pair.split('='))) {
  const repository = await openRepository(root);
  const path = relative(resolve(root), resolve(plan));
  const place = path.startsWith('..') ? {} : { path };
  const look = async (text) =>
    (
      await checkPlanText(text, repository, signal, place).catch((error) => ({
        findings: [{ rule: 'structure/unreadable', section: null, message: error.message, severity: 'error' }],
      }))
    ).findings;
  const text = readFileSync(plan, 'utf8');
  const key = ({ rule, section, message }) => `${rule} ${section} ${message}`;
  const before = count((await look(text)).map(key));
  for (const mutant of mutantsOf(text, most)) {
    const findings = await look(mutant.text);
    const after = count(findings.map(key));
    const fresh = findings.filter((finding) => (after.get(key(finding)) ?? 0) > (before.get(key(finding)) ?? 0));
    const caught = fresh.filter(
      ({ rule, severity }) => mutant.fits.test(rule) && (severity !== 'info' || rule === 'structure/unheld-text'),
    );
    const row = tally.get(mutant.kind) ?? { all: 0, caught: 0, rules: new Map() };
    row.all += 1;
    if (caught.length > 0) row.caught += 1;
    for (const rule of new Set(caught.map((finding) => finding.rule)))
      row.rules.set(rule, (row.rules.get(rule) ?? 0) + 1);
    tally.set(mutant.kind, row);
    if (listsMissed && caught.length === 0)
      process.stdout.write(
        `missed ${mutant.kind} in ${plan}: ${mutant.told}; found ${fresh.map(({ rule }) => rule).join(', ') || 'nothing'}\n`,
      );
  }
}

const rows = [...tally];
const sum = (field) => rows.reduce((all, [, row]) => all + row[field], 0);
process.stdout.write('| Flaw | Mutants | Caught | By |\n| --- | --- | --- | --- |\n');
for (const [kind, row] of rows) {
  const rules = [...row.rules].sort((one, other) => other[1] - one[1]).slice(0, 3);
  process.stdout.write(
    `| ${kind} | ${row.all} | ${row.caught} | ${rules.map(([rule, times]) => `\`${rule}\` ${times}`).join(', ')} |\n`,
  );
}
process.stdout.write(
  `| All | ${sum('all')} | ${sum('caught')} (${((100 * sum('caught')) / sum('all')).toFixed(1)} %) | |\n`,
);

await end();

function count(keys) {
  const counts = new Map();
  for (const one of keys) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}
