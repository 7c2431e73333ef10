import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { callText, connect } from '../support/connect-mcp.ts';
import { article, startFakeWeb } from '../support/fake-web.ts';
import { cleanEnvironment } from '../support/run-cli.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import { createTemporaryFolder } from '../support/temporary-repository.ts';

const rule = 'Whoever deletes an invoice is written down, and that record is never deleted.';

async function startPlan(more: Readonly<Record<string, string>> = {}, request = sampleRequest) {
  const web = await startFakeWeb({
    '/rules': article('Deleting', rule),
    '/robots.txt': 'User-agent: *\nDisallow: /secret',
  });
  const { root } = createSampleRepository();
  const environment = {
    ...cleanEnvironment(),
    GROUNDPLAN_NETWORK: 'on',
    GROUNDPLAN_CACHE: createTemporaryFolder(),
    GROUNDPLAN_ALLOW_HOSTS: `127.0.0.1:${web.port}`,
    ...more,
  };
  const client = await connect({ repo: root, environment });
  await callText(client, 'start_plan', { request, out: 'delete.md' });
  const path = join(root, 'docs/plans/delete.md');
  const textOf = (wanted: string) =>
    parsePlan(readFileSync(path, 'utf8')).sections.find(({ id }) => id === wanted)?.text ?? '';
  return {
    web,
    path,
    textOf,
    submit: (input: object) => callText(client, 'submit_sections', { plan: 'delete', ...input }),
    check: () => callText(client, 'check_plan', { plan: 'delete' }),
  };
}

function found(...rows: readonly string[]): string {
  return `### 2.2 Web Research Findings\n\n| Source | Topic | Key Learning | Applied To |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

describe('sources that an assistant submits', () => {
  it('are fetched, and the words quoted in Key Learning are looked up and put into Appendix B', async () => {
    const { web, submit, textOf, check } = await startPlan();
    const { text, isError } = await submit({
      markdown: found(`| [The rules](${web.url}/rules) | Deleting | A record stays: “${rule}” | R1 |`),
    });
    expect(isError).toBe(false);
    expect(text).not.toContain('unverified');
    expect(textOf('web-research')).toContain(`[The rules](${web.url}/rules) (verified) |`);
    expect(textOf('appendix-research')).toContain(`| <${web.url}/rules> | “${rule}” |`);
    expect(textOf('appendix-research')).toContain('**Files ranked for this request:**');
    expect(JSON.stringify((await check()).structuredContent)).not.toMatch(/truth\/(?:unread-)?source/);
    expect(web.requests.map(({ path }) => path)).toEqual(['/robots.txt', '/rules']);
  });

  it('are marked by what stands on their pages, whatever the assistant says', async () => {
    const { web, submit, textOf } = await startPlan();
    const { text } = await submit({
      markdown: found(
        `| <${web.url}/rules> (verified) | Deleting | “Invoices are deleted at once and leave no trace.” | R1 |`,
        `| <${web.url}/gone> (verified) | Gone | It said: “${rule}” | R1 |`,
        `| <${web.url}/secret> | Kept away | “${rule}” | R1 |`,
        '| <http://10.0.0.1/admin> | Inside | Remembered | R1 |',
        '| RFC 9110 §9.3.5 (verified) | DELETE | Remembered | R1 |',
      ),
    });
    const own = textOf('web-research');
    expect(own).toContain(`<${web.url}/rules> (unverified: the quote does not stand on the page) |`);
    expect(own).toContain(`<${web.url}/gone> (not fetched: HTTP 404) |`);
    expect(own).toContain('/secret> (not fetched: robots.txt of its host asks programs not to read it) |');
    expect(own).toContain('<http://10.0.0.1/admin> (not fetched: its host is at a private or reserved address) |');
    expect(own).toContain('RFC 9110 §9.3.5 (not fetched) |');
    expect(own).not.toContain('(verified)');
    expect(text).toContain(`${web.url}/rules is marked unverified: the quote does not stand on the page`);
    expect(textOf('appendix-research')).toContain('Not applicable: no page was read');
  });

  it('may be quoted in Appendix B itself, where the day and the hash are filled in, and a false quote is sent back', async () => {
    const { web, submit, textOf } = await startPlan();
    const table = (quote: string) =>
      `## Appendix B: Research Notes\n\n**Sources read:**\n\n| Source | Supporting quote |\n|---|---|\n| <${web.url}/rules> | ${quote} |\n`;
    const row = `| <${web.url}/rules> | Deleting | A record stays | R1 |`;
    await submit({ markdown: `${found(row)}\n${table(rule)}` });
    expect(textOf('appendix-research')).toMatch(/\| Whoever deletes .* \| \d{4}-\d\d-\d\d \| [\da-f]{16} \|/);
    expect(textOf('web-research')).toContain('(verified)');
    const { text } = await submit({ markdown: table('Nobody who deletes an invoice is ever written down.') });
    expect(text).toContain('expected words that stand on');
  });

  it('are read the same from JSON', async () => {
    const { web, submit, textOf } = await startPlan();
    const sources = [{ source: `<${web.url}/rules>`, topic: 'Deleting', learning: `“${rule}”`, appliedTo: 'R1' }];
    await submit({ json: { 'web-research': { about: [], sources, open: [], notApplicable: [] } } });
    expect(textOf('web-research')).toContain(`<${web.url}/rules> (verified) |`);
    expect(textOf('appendix-research')).toContain(`“${rule}”`);
  });

  it('are not fetched when whoever runs the server turned the network off, and say so', async () => {
    const { web, submit, textOf } = await startPlan({ GROUNDPLAN_NETWORK: 'off' });
    await submit({ markdown: found(`| <${web.url}/rules> | Deleting | “${rule}” | R1 |`) });
    expect(web.requests).toEqual([]);
    expect(textOf('web-research')).toContain('(not fetched: the network is off)');
  });

  it('leave an appendix alone that a person edited, and say what is missing in it', async () => {
    const { web, path, submit, textOf } = await startPlan();
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace('Drafted from evidence alone', 'Ada read this: drafted from evidence alone'),
    );
    const { text } = await submit({ markdown: found(`| <${web.url}/rules> | Deleting | “${rule}” | R1 |`) });
    expect(text).toContain('a person edited it; these quotes are not in it');
    expect(textOf('appendix-research')).toContain('Ada read this');
    expect(textOf('appendix-research')).not.toContain(rule);
  });

  it('do not make a submission read anything that speaks of no page', async () => {
    const { web, submit } = await startPlan();
    await submit({ markdown: `## 13. References\n\n- The rules: <${web.url}/rules>\n` });
    expect(web.requests).toEqual([]);
  });
});
