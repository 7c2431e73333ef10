import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readRecord } from '../../../src/repository/cache/lexed-record.ts';
import { readSegment } from '../../../src/repository/cache/lexed-segment.ts';
import { stringAt } from '../../../src/repository/cache/string-table.ts';
import { hashBlob } from '../../../src/repository/hash-blob.ts';
import type { LexedBatch } from '../../../src/repository/lexing/lex-batch.ts';
import { lexTogether } from '../../../src/repository/lexing/lex-together.ts';
import { createTemporaryFolder } from '../../support/temporary-repository.ts';

it('lexes every file once, whichever thread takes it, and to the same words', async () => {
  const count = 300;
  const texts = Array.from({ length: count }, (_, at) => `export const name${at} = ${at}; // of many\n`.repeat(300));
  const root = createTemporaryFolder(Object.fromEntries(texts.map((text, at) => [`f${at}.ts`, text])));
  const tasks = texts.map((text, at) => {
    const blob = hashBlob(Buffer.from(text), 'sha1');
    return { path: `f${at}.ts`, key: `key${at}`, size: text.length, blob };
  });
  const batches: LexedBatch[] = [];
  await lexTogether(tasks, {
    look: (path) => ({ text: readFileSync(join(root, path), 'utf8'), reason: null, exact: true }),
    take: (batch) => batches.push(batch),
    signal: undefined,
    input: { root, written: [] },
    threadFrom: 0,
  });
  const found = batches.flatMap(({ kept, outcomes }) => {
    const segment = readSegment(kept ?? new Uint8Array());
    return outcomes.map(({ task, record }) => {
      const words: string[] = [];
      const word = (number: number) => words.push(stringAt(segment.words, number));
      const { lineCount } = readRecord(segment, record, { word, definition: () => {}, statement: () => {} });
      return { task, key: stringAt(segment.keys, record), lineCount, words };
    });
  });
  expect(found.toSorted((one, other) => one.task - other.task)).toEqual(
    texts.map((_, at) => ({
      task: at,
      key: `key${at}`,
      lineCount: 300,
      words: ['export', 'const', `name${at}`, 'of', 'many'],
    })),
  );
});
