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

it('leaves out overrides, members and plain accessors of a language that is read without a grammar', async () => {
  const { root } = createTemporaryRepository({
    'src/main/kotlin/shop/Call.kt':
      'package shop\n\nimport shop.http.RealChain\nimport shop.http.newChain\n\nclass Call {\n  fun start() = newChain(RealChain(this), connection()).request().also { cancel() }\n}\n',
    'src/main/kotlin/shop/http/RealChain.kt':
      'package shop.http\n\nclass RealChain(private val call: Call) : Chain {\n  override fun cancel() {\n    call.stop()\n  }\n  fun connection() = connection\n  fun request(): Request = request\n}\n\nfun newChain(chain: RealChain) {\n  println(chain)\n}\n',
  });
  const repository = await openRepository(root);
  const request = readRequest('Let the call of a chain cancel its connection and its request');
  const { reuse } = await gatherEvidence(repository, request, new AbortController().signal);
  expect(reuse.symbols.map(({ symbol }) => symbol.name).toSorted()).toEqual(['RealChain', 'newChain']);
});

it('takes no keyword for a call, and of two definitions of a name the one that more files use', async () => {
  const { root } = createTemporaryRepository({
    'src/core.ts':
      '/** Makes the keys of a schema partial. */\nexport function partial(schema: object) {\n  return schema;\n}\n',
    'src/face.ts':
      "import { partial as make } from './core.ts';\n\n/** Makes a schema partial. */\nexport function partial(schema: object) {\n  return make(schema);\n}\n\n/** The keys of a schema. */\nexport function keyof(schema: object) {\n  return Object.keys(schema);\n}\n",
    'src/schema.ts':
      "import * as core from './core.ts';\n\nexport function schemaPartial(schema: object) {\n  return core.partial(schema);\n}\n",
    'src/deep-partial.ts':
      "import * as face from './face.ts';\nimport * as core from './core.ts';\n\nexport type Keys<Schema> = keyof Schema;\n\nexport function deepPartial(schema: object) {\n  return face.partial(core.partial(schema));\n}\n",
  });
  const repository = await openRepository(root);
  const request = readRequest('Make the keys of a schema partial in `deepPartial` and `schemaPartial`');
  const { reuse } = await gatherEvidence(repository, request, new AbortController().signal);
  expect(reuse.symbols.map(({ path, symbol }) => `${path} ${symbol.name}`)).toEqual(['src/core.ts partial']);
});
