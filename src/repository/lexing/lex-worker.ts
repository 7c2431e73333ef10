import { parentPort, workerData } from 'node:worker_threads';
import type { ListedFile } from '../listing.ts';
import { readFiles } from '../read-files.ts';
import { runNow } from '../steps.ts';
import type { WorkerInput } from './lex-together.ts';
import { lexTasks } from './lex-tasks.ts';

const { root, tasks, written, next }: WorkerInput = workerData;
const files = new Map(
  tasks.map(({ path, size, blob }): [string, ListedFile] => [path, { path, size, blob, skipped: null }]),
);
const { look } = readFiles(
  root,
  (path) => files.get(path),
  new Map(written.map((path) => [path, { generated: false }])),
);
const takeNumber = () => Atomics.add(next, 0, 1);
runNow(lexTasks(tasks, takeNumber, look, (batch) => parentPort?.postMessage(batch)));
