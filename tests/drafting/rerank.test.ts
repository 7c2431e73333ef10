import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import { draftWith } from '../support/draft-with.ts';
import { goodAuthor } from '../support/authors/good-author.ts';
import { startModelServer, type AskedOfModel, type Reaction } from '../support/model-server.ts';
import { runHere } from '../support/run-here.ts';
import { modelEnvironment, runWithModel } from '../support/run-with-model.ts';

const isOrder = ({ schemaName }: AskedOfModel) => schemaName === 'files';

/** The list that the model is shown, by id. */
function shown({ turns }: AskedOfModel): ReadonlyMap<string, string> {
  const lines = [...(turns.at(-1)?.text ?? '').matchAll(/^(F\d+) (\S+)/gm)];
  return new Map(lines.map(([, id = '', path = '']) => [id, path]));
}

async function analyze(
  react: (asked: AskedOfModel) => Reaction,
  args: readonly string[] = ['--rerank'],
  environment = {},
) {
  const { root } = createSampleRepository();
  const server = await startModelServer(react);
  const { code, stdout, stderr } = await runWithModel(['analyze', sampleRequest, '--json', ...args], {
    root,
    url: server.url,
    environment,
  });
  const read = code === 0 ? (JSON.parse(stdout) as Analysis) : null; // What --json prints; the tests check it.
  return { code, stderr, server, paths: read?.candidates.map(({ path }) => path) ?? [], read };
}

interface Analysis {
  readonly notices: readonly string[];
  readonly candidates: readonly { readonly path: string; readonly score: number; readonly why: readonly string[] }[];
}

const own = analyze(() => ({ status: 500 }), []);

describe('analyze --rerank', () => {
  it('asks nobody unless it is asked to', async () => {
    const { server, paths } = await own;
    expect(server.requests).toEqual([]);
    expect(paths.length).toBeGreaterThan(3);
  });

  it('takes the order of the model in one call, the rest behind in theirs, scores still falling', async () => {
    const { paths } = await own;
    let list: ReadonlyMap<string, string> = new Map();
    const { server, read, ...ranked } = await analyze((asked) => {
      list = shown(asked);
      return {
        content: {
          files: [
            { id: 'F3', reason: 'holds the `rule`' },
            { id: 'F2', reason: 'calls it' },
          ],
        },
      };
    });
    expect(server.requests).toHaveLength(1);
    expect([...list.values()]).toEqual(paths.slice(0, list.size));
    expect(ranked.paths).toEqual([paths[2], paths[1], paths[0], ...paths.slice(3)]);
    expect(read?.candidates[0]?.why[1]).toBe('is put in place 1 by test-model, which says: “holds the rule”');
    const scores = read?.candidates.map(({ score }) => score) ?? [];
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(read?.notices).toEqual([]);
  });

  it('counts known ids only, each once', async () => {
    const { paths } = await own;
    const ids = ['F99', 'F2', '../F1', 'F2', 'F0', 'secret.txt'];
    const ranked = await analyze(() => ({ content: { files: ids.map((id) => ({ id, reason: 'why not' })) } }));
    expect(ranked.paths).toEqual([paths[1], paths[0], ...paths.slice(2)]);
  });

  it.each([
    ['an endpoint that fails', { status: 401 }],
    ['an answer that is no JSON', { content: 'the store, I think' }],
    ['an answer of another form', { content: { order: ['F2'] } }],
    ['ids that nobody knows', { content: { files: [{ id: 'F77', reason: 'x' }] } }],
  ])('leaves the order as it was after %s, and says so', async (_, reaction) => {
    const ranked = await analyze(() => reaction);
    expect(ranked.code).toBe(0);
    expect(ranked.paths).toEqual((await own).paths);
    expect(ranked.read?.notices.join('\n')).toMatch(/own order, for test-model gave none: /);
  });

  it('leaves the order as it was where a limit would be passed', async () => {
    const ranked = await analyze(() => ({ content: { files: [] } }), ['--rerank'], {
      GROUNDPLAN_MAX_TOKENS: '50',
    });
    expect(ranked.server.requests).toEqual([]);
    expect(ranked.read?.notices.join('\n')).toContain('limit of 50 tokens');
  });

  it('fences what it sends and takes secrets out', async () => {
    const { root, commit } = createSampleRepository();
    commit('Note', {
      'src/invoices/invoice-note.ts':
        '/** Signs invoices with ghp_0123456789abcdefghijklmnopqrstuvwxyzAB. */\nexport const invoiceNote = 1;\n',
    });
    const server = await startModelServer(() => ({ content: { files: [] } }));
    await runWithModel(['analyze', sampleRequest, '--rerank'], { root, url: server.url });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.text).toContain('invoice-note.ts');
    expect(server.requests[0]?.text).not.toContain('ghp_0123456789');
    expect(server.requests[0]?.text).toMatch(/<material-[0-9a-f]{18} of=\\"files\\">/);
  });

  it('says what is missing where no model is configured', async () => {
    const { root } = createSampleRepository();
    const environment = { GROUNDPLAN_MODEL: '', OPENAI_BASE_URL: '', OPENAI_API_KEY: '' };
    const ran = await runWithModel(['analyze', 'Add X', '--rerank'], { root, url: '', environment });
    expect(ran.code).not.toBe(0);
    expect(ran.stderr).toContain('none is configured');
  });
});

describe('draft with rerank', () => {
  it('asks for the order once, counts what it cost, and drafts as before', async () => {
    const { server, drafted, text } = await draftWith(
      (asked) =>
        isOrder(asked)
          ? { content: { files: [{ id: 'F2', reason: 'holds the total' }] } }
          : { content: goodAuthor(asked) },
      { options: { rerank: true } },
    );
    const orders = server.requests.filter(({ body }) => body.response_format?.json_schema?.name === 'files');
    expect(orders).toHaveLength(1);
    expect(drafted?.outcomes.every(({ state }) => state === 'drafted')).toBe(true);
    expect(text).toContain(`calls: ${server.requests.length}`);
  });

  it('is off unless it is asked for', async () => {
    const { server } = await draftWith((asked) => ({ content: goodAuthor(asked) }));
    expect(server.requests.some(({ body }) => body.response_format?.json_schema?.name === 'files')).toBe(false);
  });
});

describe('draft --rerank without a model', () => {
  async function draft(args: readonly string[], environment = {}) {
    const { root } = createSampleRepository();
    const ran = await runHere(['draft', sampleRequest, '--out', 'plan.md', ...args], { cwd: root, environment });
    return { ...ran, isWritten: existsSync(`${root}/plan.md`), root };
  }

  it('is told as analyze tells it, before anything is written', async () => {
    const { code, stderr, isWritten, root } = await draft(['--rerank']);
    const analyzed = await runHere(['analyze', sampleRequest, '--rerank'], { cwd: root });
    const error = (text: string) => text.slice(text.indexOf('error:'));
    expect([code, isWritten, error(stderr)]).toEqual([2, false, error(analyzed.stderr)]);
    expect(stderr).toContain('error: Expected a model');
    const { stderr: contrary } = await draft(
      ['--rerank', '--drafter', 'evidence'],
      modelEnvironment('http://127.0.0.1:9'),
    );
    expect(contrary).toContain('but the drafter is set to `evidence`');
  });

  it('is a note where only the settings ask for it: a draft needs none', async () => {
    const { code, stdout } = await draft([], { GROUNDPLAN_RERANK: 'true' });
    expect([code, stdout]).toEqual([0, expect.stringContaining("The files stand in the program's own order")]);
  });
});
