import { expect, it } from 'vitest';
import { collectReuse } from '../../../src/evidence/collectors/reuse.ts';
import { collect } from '../../support/collect.ts';
import { createTemporaryRepository } from '../../support/temporary-repository.ts';
import { openRepository } from '../../../src/repository/open-repository.ts';
import { gatherEvidence } from '../../../src/evidence/gather-evidence.ts';
import { readRequest } from '../../../src/request/read-request.ts';

const files = {
  'src/app.ts':
    "import { Config } from './config.ts';\nimport { parseDuration, joinWords, Clock } from './text.ts';\nimport { openSocket } from './socket.ts';\n\nexport function start(config: Config, cacheAge: string) {\n  return [parseDuration(cacheAge), joinWords([]), new Clock(), openSocket(config)];\n}\n",
  'src/config.ts': 'export interface Config {\n  port: number;\n}\n',
  'src/text.ts':
    '/** Reads a duration such as `10m` as seconds: a cache age. */\nexport function parseDuration(text: string) {\n  return Number.parseInt(text);\n}\n\n/** Joins words. */\nexport function joinWords(words: string[]) {\n  return words.join();\n}\n\n/** Ticks. */\nexport class Clock {\n  now = 0;\n}\n',
  'src/socket.ts': '/** Opens a socket. */\nexport function openSocket(config: unknown) {\n  return config;\n}\n',
};

async function reusedFor(text: string): Promise<readonly string[]> {
  const { root } = createTemporaryRepository(files);
  const repository = await openRepository(root);
  const { reuse } = await gatherEvidence(repository, readRequest(text), new AbortController().signal);
  return reuse.symbols.map(({ symbol }) => symbol.name);
}

it('puts first what the words of the request lead to, not what the best file imports most', async () => {
  const [first, ...others] = await reusedFor('Let `start` read the cache age as a duration');
  expect(first).toBe('parseDuration');
  expect(others).not.toContain('joinWords');
  expect(others).not.toContain('Config');
});

it('finds nothing where the best files import nothing', async () => {
  const { root } = createTemporaryRepository({ 'src/a.ts': 'export const a = 1;\n' });
  expect(await collect(root, collectReuse, 'Change a', ['src/a.ts'])).toEqual({ symbols: [] });
});
