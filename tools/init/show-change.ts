import { redactSecrets } from '../../src/model/redact-secrets.ts';

/** Unchanged lines that are shown on either side. */
const around = 2;

/**
 * What changes between two texts, as lines that begin with a space, a plus or a minus. Between the first and the last line that
 * differ everything is shown. Secrets in the lines around are not: what is shown may end up in a log.
 */
export function showChange(before: string | null, after: string): readonly string[] {
  const old = linesOf(before ?? '');
  const made = linesOf(after);
  const most = Math.min(old.length, made.length);
  const head = countSame(most, (index) => old[index] === made[index]);
  const tail = countSame(most - head, (index) => old.at(-1 - index) === made.at(-1 - index));
  const start = Math.max(0, head - around);
  const end = made.length - tail;
  return [
    ...made.slice(start, head).map((line) => ` ${line}`),
    ...old.slice(head, old.length - tail).map((line) => `-${line}`),
    ...made.slice(head, end).map((line) => `+${line}`),
    ...made.slice(end, end + around).map((line) => ` ${line}`),
  ].map((line) => redactSecrets(line).text.trimEnd());
}

function linesOf(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r?\n$/, '')
    .split('\n')
    .filter((line, _, { length }) => length > 1 || line !== '');
}

function countSame(most: number, isSame: (index: number) => boolean): number {
  let count = 0;
  while (count < most && isSame(count)) count += 1;
  return count;
}
