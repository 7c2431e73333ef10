import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { article, startFakeWeb, type FakeWeb } from '../support/fake-web.ts';
import { runHere } from '../support/run-here.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import { createTemporaryFolder } from '../support/temporary-repository.ts';

const rule = 'Whoever deletes an invoice is written down, and that record is never deleted.';
const other = 'A deleted invoice can be restored within a day of being deleted by the customer.';

interface Desk {
  readonly root: string;
  readonly web: FakeWeb;
  run(...args: readonly string[]): ReturnType<typeof runHere>;
  plan(): string;
}

async function openDesk(environment: Readonly<Record<string, string>> = {}): Promise<Desk> {
  const web = await startFakeWeb({ '/rules': article('Deleting invoices', rule, other) });
  const { root } = createSampleRepository();
  const own = {
    GROUNDPLAN_NETWORK: 'on',
    GROUNDPLAN_CACHE: createTemporaryFolder(),
    GROUNDPLAN_ALLOW_HOSTS: `127.0.0.1:${web.port}`,
  };
  return {
    root,
    web,
    run: (...args) => runHere(args, { cwd: root, environment: { ...own, ...environment } }),
    plan: () => readFileSync(join(root, 'plan.md'), 'utf8'),
  };
}

function draft({ run }: Desk, ...more: readonly string[]) {
  return run('draft', sampleRequest, '--drafter', 'evidence', '--out', 'plan.md', ...more);
}

function sectionOf(plan: string, heading: string): string {
  const from = plan.indexOf(heading);
  return plan.slice(from, plan.indexOf('\n## ', from + 1) === -1 ? undefined : plan.indexOf('\n## ', from + 1));
}

describe('a draft with sources', () => {
  it('reads the pages that are named, quotes them in Appendix B and says of each what came of it', async () => {
    const desk = await openDesk();
    const { code, stdout } = await draft(
      desk,
      '--source',
      `${desk.web.url}/rules`,
      '--source',
      `${desk.web.url}/nothing`,
    );
    expect(code).toBe(0);
    expect(stdout).toContain('Sources: 1 verified, 1 not fetched (HTTP 404).');
    const found = sectionOf(desk.plan(), '### 2.2 Web Research');
    expect(found).toContain(`| <${desk.web.url}/rules> (verified) | Deleting invoices | Still to be drawn`);
    expect(found).toContain(`| <${desk.web.url}/nothing> (not fetched: HTTP 404) |`);
    expect(found).toContain(`> **Open:** What follows from <${desk.web.url}/rules> for this change?`);
    expect(sectionOf(desk.plan(), '## Appendix B')).toMatch(
      new RegExp(String.raw`\| <${desk.web.url}/rules> \| “${other}” \| \d{4}-\d\d-\d\d \| [\da-f]{16} \|`),
    );
  });

  it('fetches nothing that nobody asked for, not even what the request names', async () => {
    const desk = await openDesk();
    await desk.run('draft', `${sampleRequest} See ${desk.web.url}/rules.`, '--drafter', 'evidence', '--out', 'plan.md');
    expect(desk.web.requests).toEqual([]);
    expect(desk.plan()).toContain(`<${desk.web.url}/rules> (not fetched) | Named in the request`);
  });

  it('says so where there is no network, and goes on', async () => {
    const desk = await openDesk({ GROUNDPLAN_NETWORK: 'off' });
    const { code, stdout } = await draft(desk, '--source', `${desk.web.url}/rules`);
    expect(code).toBe(0);
    expect(stdout).toContain('Sources: 1 not fetched (the network is off).');
    expect(desk.web.requests).toEqual([]);
    expect(desk.plan()).toContain('Nothing could be fetched: the reasons stand with the sources.');
    expect(desk.plan()).toContain('(not fetched: the network is off)');
  });

  it('searches where it is asked to, and takes only what the pages themselves say', async () => {
    const desk = await openDesk();
    const hits = [
      { url: `${desk.web.url}/rules`, title: 'A title of the search', content: 'A snippet that no page has.' },
    ];
    const json = { 'content-type': 'application/json' };
    const search = await startFakeWeb({ '/search': { headers: json, body: JSON.stringify({ results: hits }) } });
    const run = await runHere(['draft', sampleRequest, '--drafter', 'evidence', '--out', 'plan.md', '--search'], {
      cwd: desk.root,
      environment: {
        GROUNDPLAN_NETWORK: 'on',
        GROUNDPLAN_ALLOW_HOSTS: `127.0.0.1:${desk.web.port}`,
        GROUNDPLAN_SEARXNG_URL: search.url,
      },
    });
    expect(run.code).toBe(0);
    expect(desk.plan()).toContain(`<${desk.web.url}/rules> (verified) | Deleting invoices`);
    expect(desk.plan()).not.toContain('snippet that no page has');
    expect(desk.web.requests.map(({ path }) => path)).toEqual(['/robots.txt', '/rules']);
    expect(search.requests).toHaveLength(1);
  });

  it.each([
    ['an address that is none', ['--source', 'rules.html'], 'Expected the address of a web page'],
    ['a provider that is not set up', ['--search', 'brave'], 'Expected a search provider `brave` that is set up'],
    ['a search without a provider', ['--search'], 'Expected a search provider that is set up, got none'],
  ])('stops before it begins for %s', async (_, args, message) => {
    const desk = await openDesk();
    const { code, stderr } = await draft(desk, ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(existsSync(join(desk.root, 'plan.md'))).toBe(false);
  });
});

describe('a check of a plan with sources', () => {
  async function drafted() {
    const desk = await openDesk();
    await draft(desk, '--source', `${desk.web.url}/rules`);
    return { ...desk, asked: desk.web.requests.length };
  }
  const check = async ({ run }: Desk, ...args: readonly string[]) => {
    const { stdout, code } = await run('check', 'plan.md', '--json', ...args);
    const { findings, claims }: { findings: { rule: string; severity: string; message: string }[]; claims: object } =
      JSON.parse(stdout);
    return { code, claims, found: findings.filter(({ rule }) => /source/.test(rule)) };
  };

  it('holds quotes against the pages as they were kept, and asks nobody', async () => {
    const desk = await drafted();
    const before = await check(desk);
    expect([before.code, before.found]).toEqual([0, []]);
    writeFileSync(join(desk.root, 'plan.md'), desk.plan().replace('within a day of being', 'within a year of being'));
    const { code, found } = await check(desk);
    expect(code).toBe(1);
    expect(found).toMatchObject([
      { rule: 'truth/source', severity: 'error', message: expect.stringContaining('expected words that stand on') },
    ]);
    expect(desk.web.requests).toHaveLength(desk.asked);
  });

  it('cannot tell where the page is not kept', async () => {
    const desk = await drafted();
    const { stdout } = await runHere(['check', 'plan.md', '--json'], {
      cwd: desk.root,
      environment: { GROUNDPLAN_NETWORK: 'on', GROUNDPLAN_CACHE: createTemporaryFolder() },
    });
    expect(JSON.parse(stdout)).toMatchObject({ claims: { uncheckable: expect.any(Number), missing: 0 } });
  });

  it('reads the pages again when asked to, and says what changed', async () => {
    const desk = await drafted();
    expect((await check(desk, '--online')).found).toEqual([]);
    desk.web.put('/rules', article('Deleting invoices', rule, other, 'One sentence more.'));
    expect((await check(desk, '--online')).found).toMatchObject([
      {
        rule: 'truth/changed-source',
        severity: 'info',
        message: expect.stringContaining('its text has changed since'),
      },
      { rule: 'truth/changed-source', severity: 'info' },
    ]);
    desk.web.put('/rules', article('Deleting invoices', rule, 'Nothing can be restored.'));
    expect((await check(desk, '--online')).found).toMatchObject([
      { rule: 'truth/source', severity: 'error', message: expect.stringContaining('which has changed since') },
      { rule: 'truth/changed-source' },
    ]);
    desk.web.put('/rules', null);
    const gone = await check(desk, '--online');
    expect(gone.code).toBe(1);
    expect(gone.found).toMatchObject([
      { rule: 'truth/source', message: expect.stringContaining('a page that can be read, but HTTP 404') },
      { rule: 'truth/source' },
    ]);
  });

  it('does not take a server that fails for a page that is gone', async () => {
    const desk = await drafted();
    desk.web.put('/rules', { status: 503 });
    const { code, found } = await check(desk, '--online');
    expect(code).toBe(0);
    expect(found[0]).toMatchObject({
      rule: 'truth/changed-source',
      message: expect.stringContaining('could not be read: HTTP 503'),
    });
  });

  it('finds a source without a mark, and one that nothing supports', async () => {
    const desk = await drafted();
    const row = '| <https://example.com/a> | A | b | R1 |\n| <https://example.com/c> (verified) | C | d | R1 |\n';
    const text = desk.plan();
    const at = text.indexOf('\n', text.indexOf('(verified) | Deleting')) + 1;
    writeFileSync(join(desk.root, 'plan.md'), text.slice(0, at) + row + text.slice(at));
    expect((await check(desk)).found).toMatchObject([
      { rule: 'truth/unread-source', message: expect.stringContaining('https://example.com/a` without a mark') },
      { rule: 'truth/unread-source', message: expect.stringContaining('https://example.com/c` marked as verified') },
    ]);
  });
});
