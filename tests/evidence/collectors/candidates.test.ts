import { describe, expect, it } from 'vitest';
import { collectCandidates } from '../../../src/evidence/collectors/candidates.ts';
import type { CandidateFacts } from '../../../src/evidence/collectors/candidates.ts';
import { openRepository } from '../../../src/repository/open-repository.ts';
import { readRequest } from '../../../src/request/read-request.ts';
import { createTemporaryRepository } from '../../support/temporary-repository.ts';
import type { Files } from '../../support/temporary-repository.ts';

const files: Files = {
  'src/app.ts':
    "import { Router } from './router.ts';\nimport { createLog } from './log.ts';\nexport const app = [new Router(), createLog()];\n",
  'src/router.ts':
    '/** Finds the route of a request. */\nexport class Router {\n  match(path: string) {\n    return path;\n  }\n}\n',
  'src/log.ts': '/** Writes lines for people. */\nexport function createLog() {\n  return 1;\n}\n',
  'src/limits/token-bucket.ts': 'export class TokenBucket {\n  take() {\n    return true;\n  }\n}\n',
  'src/limits/index.ts': "export * from './token-bucket.ts';\n",
  'tests/token-bucket.test.ts':
    "import { TokenBucket } from '../src/limits/token-bucket.ts';\nnew TokenBucket().take();\n",
  'docs/token-bucket.md': '# The token bucket\n\nA token bucket limits requests.\n',
};

async function rank(text: string, of: Files = files): Promise<CandidateFacts> {
  const { root } = createTemporaryRepository(of);
  return collectFrom(root, text);
}

async function collectFrom(root: string, text: string): Promise<CandidateFacts> {
  const repository = await openRepository(root);
  const input = { repository, request: readRequest(text), signal: new AbortController().signal, use: neverUsed };
  return collectCandidates(input);
}

function neverUsed(): never {
  throw new Error('Candidates ask no other collector.');
}

describe('collectCandidates', () => {
  it('puts the file that defines a named class first, with reasons', async () => {
    const { files: found } = await rank('Refill the `TokenBucket` over time\n\nIt never refills.');
    expect(found[0]).toMatchObject({
      path: 'src/limits/token-bucket.ts',
      lineCount: 5,
      importedBy: expect.arrayContaining(['src/limits/index.ts']),
    });
    expect(found[0]?.why).toContain('defines `TokenBucket`, named in the request');
  });

  it('ranks a path that the request names', async () => {
    const { files: found } = await rank('Write to a file\n\nChange src/log.ts for it.');
    expect(found[0]?.path).toBe('src/log.ts');
    expect(found[0]?.why.join('\n')).toContain('path `src/log.ts`');
    expect(found[0]?.summary).toBe('Writes lines for people.');
  });

  it('leaves tests out, and documentation unless the request is about it', async () => {
    const paths = async (text: string) => (await rank(text)).files.map(({ path }) => path);
    expect(await paths('Make the token bucket faster')).not.toContain('docs/token-bucket.md');
    expect(await paths('Make the token bucket faster')).not.toContain('tests/token-bucket.test.ts');
    expect(await paths('Improve the documentation of the token bucket')).toContain('docs/token-bucket.md');
  });

  it('names the symbols that the request concerns', async () => {
    const { files: found } = await rank('Let the router match a path prefix');
    expect(found[0]?.path).toBe('src/router.ts');
    expect(found[0]?.symbols.map(({ name }) => name)).toContain('match');
  });

  it('lists a method before the class that holds it, whose own lines are few', async () => {
    const { files: found } = await rank('Retry a request when the connection breaks', {
      'src/client.ts':
        'export class Client {\n  send(request: Request) {\n    return this.connection.write(request); // No retry when it breaks.\n  }\n\n  close() {\n    return 1;\n  }\n}\n',
    });
    const [file] = found;
    expect(file?.symbols[0]).toMatchObject({ name: 'send', container: 'Client', startLine: 2, endLine: 4 });
    expect(file?.symbols.map(({ name }) => name)).not.toContain('Client');
  });

  it('orders the functions of all files together, each with its range and a reason', async () => {
    const { functions } = await rank('Retry `send` when the connection breaks', {
      'src/client.ts':
        'export class Client {\n  close() {\n    return 1;\n  }\n\n  send(request: Request) {\n    return this.connection.write(request); // No retry when it breaks.\n  }\n}\n',
      'src/connection.ts': 'export function openConnection(host: string) {\n  return host;\n}\n',
    });
    expect(functions[0]).toMatchObject({ path: 'src/client.ts', name: 'send', startLine: 6, endLine: 8 });
    expect(functions[0]?.why).toBe('is named in the request');
    expect(functions.find(({ name }) => name === 'openConnection')?.why).toBe(
      'has `connection` of the request in its name',
    );
    const scores = functions.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(Math.max(...scores)).toBeLessThanOrEqual(1);
  });

  it('learns from past commits', async () => {
    const repository = createTemporaryRepository(files);
    repository.commit('Colour the output of warnings', {
      'src/log.ts': '/** Writes lines for people. */\nexport function createLog() {\n  return 2;\n}\n',
    });
    const { files: found } = await collectFrom(repository.root, 'Colour warnings by severity');
    expect(found[0]?.path).toBe('src/log.ts');
    expect(found[0]?.why.join('\n')).toMatch(/was changed in commit `[0-9a-f]{7}` "Colour the output of warnings"/);
  });

  it('gives equal answers to equal questions', async () => {
    const { root } = createTemporaryRepository(files);
    expect(await collectFrom(root, 'Limit requests per client')).toEqual(
      await collectFrom(root, 'Limit requests per client'),
    );
  });

  it('finds nothing where there is no code', async () => {
    expect(await rank('Add a limiter', { 'README.md': '# Nothing\n' })).toEqual({
      files: [],
      functions: [],
      notices: [],
    });
  });
});
