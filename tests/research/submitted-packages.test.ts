import { expect, test } from 'vitest';
import { callText, connect } from '../support/connect-mcp.ts';
import { startPackageServers } from '../support/package-servers.ts';
import { cleanEnvironment } from '../support/run-cli.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import { world } from './dependency-cases.ts';

test('an assistant that submits new packages gets their facts in the table, and is told of one that does not exist', async () => {
  const { root } = createSampleRepository();
  const servers = await startPackageServers(world);
  const client = await connect({ repo: root, environment: { ...cleanEnvironment(), ...servers.environment } });
  await callText(client, 'start_plan', { request: sampleRequest, out: 'delete.md' });
  const head =
    '### 6.2 New Dependencies\n\n| Package | Version | Purpose | License | Security Check |\n|---|---|---|---|---|\n';
  const answer = await callText(client, 'submit_sections', {
    plan: 'delete',
    markdown: `${head}| \`nanoid\` | 5.1.6 | Ids | | npm audit passed |\n| \`nanoid-turbo\` | 1.0.0 | Ids | MIT | |\n| \`leaky\` | 1.0.0 | Reads | MIT | |\n`,
  });
  expect(answer.text).toContain('Unexpected package `nanoid-turbo`, expected a package that npm has');
  expect(answer.text).toContain('GHSA-aaaa-bbbb-cccc');
  const { text } = await callText(client, 'get_plan', { plan: 'delete', section: 'changes' });
  expect(text).toMatch(
    /\| `nanoid` +\| 5\.1\.6 +\| Ids +\| MIT +\| npm audit passed\. Facts: no advisories for 5\.1\.6 \(OSV, fetched [\d-]+\); licence MIT, latest 5\.1\.6, 24 kB \(npm, fetched [\d-]+\)/,
  );
  expect(text).toMatch(/\| `nanoid-turbo` +\|.*\| Facts: npm has no such package \(npm, fetched [\d-]+\) +\|/);
  expect(text).toMatch(/\| `leaky` +\|.*advisories for 1\.0\.0: GHSA-aaaa-bbbb-cccc \(high\) \(OSV, fetched/);
});
