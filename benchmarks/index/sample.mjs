// One sample in a process of its own: node sample.mjs KIND CLONE CACHE [COLD-MILLISECONDS]. Prints one JSON object.
import { mkdirSync, rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { createIndexMemory } from '../../dist/src/repository/cache/index-memory.js';
import { openRepository } from '../../dist/src/repository/open-repository.js';
import { buildPlainly } from './build-plainly.mjs';

const query = 'Cap how many items are handled at once, with a test for the limit';
const [kind, clone, folder, cold] = process.argv.slice(2);
const memory = createIndexMemory();

if (kind === 'again') await build(folder);
const [started, before] = [performance.now(), process.cpuUsage()];
const found =
  kind === 'floor' ? { files: buildPlainly(clone) } : kind === 'cancel' ? await cancelOften() : await build(folder);
const { user, system } = process.cpuUsage(before);
const cost = { wall: performance.now() - started, cpu: (user + system) / 1000 };
process.stdout.write(JSON.stringify({ ...cost, peak: process.resourceUsage().maxRSS / 1024, ...found }));

async function build(cache, signal) {
  const tell = (message) => process.stderr.write(`${message}\n`);
  const options = kind === 'none' ? {} : { cache: { folder: cache, version: 'benchmark', tell, memory } };
  const repository = await openRepository(clone, { ...options, ...(signal === undefined ? {} : { signal }) });
  await repository.prepareIndex(signal);
  repository.index().search(query, 20);
  return { files: repository.files.length, bytes: repository.files.reduce((sum, { size }) => sum + size, 0) };
}

/** Milliseconds from the moment that an interruption is due until the work has ended, at its worst, at seven moments of a cold run. */
async function cancelOften() {
  let latency = 0;
  for (let part = 1; part <= 7; part += 1) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const interruption = new AbortController();
    const due = performance.now() + (Number(cold) * part) / 8;
    const aborting = setTimeout(due - performance.now()).then(() => interruption.abort());
    const ended = await build(folder, interruption.signal).then(
      () => false,
      () => true,
    );
    if (ended) latency = Math.max(latency, performance.now() - due);
    await aborting;
  }
  rmSync(folder, { recursive: true, force: true });
  return { latency };
}
