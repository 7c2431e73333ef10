import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { exampleFiles } from '../checks/example-repository.ts';
import { runHere } from '../support/run-here.ts';
import { startPackageServers } from '../support/package-servers.ts';
import { createTemporaryFolder, createTemporaryRepository } from '../support/temporary-repository.ts';
import { dependencyCases, world, type DependencyCase } from './dependency-cases.ts';

/** A plan with one row in 6.2. */
function planWith(row: string): string {
  return `# Implementation Plan: Ids\n\n## 6. Proposed Changes\n\n### 6.2 New Dependencies\n\n| Package | Version | Purpose | License | Security Check |\n|---|---|---|---|---|\n| ${row} |\n`;
}

/** What a check with the fake world says of the row. */
async function say({ row, faults = {}, config }: DependencyCase): Promise<readonly string[]> {
  const { root } = createTemporaryRepository({
    ...exampleFiles,
    'docs/plans/ids.md': planWith(row),
    ...(config === undefined ? {} : { 'groundplan.config.json': config }),
  });
  const servers = await startPackageServers(world);
  for (const [part, fault] of Object.entries(faults)) servers.break(part, fault);
  const ran = await runHere(['check', 'docs/plans/ids.md', '--online', '--json'], {
    cwd: root,
    environment: { ...servers.environment, GROUNDPLAN_CACHE: createTemporaryFolder() },
  });
  const { findings } = JSON.parse(ran.stdout);
  return findings
    .filter(({ rule }: { rule: string }) => /^(?:dependencies|truth)\//.test(rule))
    .map(({ severity, rule, message }: Record<string, string>) => `${severity} ${rule}: ${message}`)
    .map((line: string) =>
      line.replaceAll(/fetched \d{4}-\d\d-\d\d/g, 'fetched DATE').replaceAll(/127\.0\.0\.1:\d+/g, 'HOST'),
    );
}

it.each(dependencyCases)('$what: $row', async (one) => {
  expect(await say(one)).toEqual(one.says);
});

it('is what the documentation says', () => {
  const table = dependencyCases.map(({ what, row, says }) => {
    const said = says.length === 0 ? 'nothing' : says.join('<br>');
    return `| ${what} | ${row.split(' | ').slice(0, 2).join(' ')} | ${said.replaceAll('|', '\\|')} |`;
  });
  const page = readFileSync(new URL('../../docs/dependencies.md', import.meta.url), 'utf8');
  expect(page).toContain(['| Case | Row of 6.2 | What a check says |', '|---|---|---|', ...table].join('\n'));
});
