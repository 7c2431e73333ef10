import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { world } from '../research/dependency-cases.ts';
import { countLies, type LieCount } from '../support/authors/count-lies.ts';
import { inventingAuthor, type Temper } from '../support/authors/inventing-author.ts';
import { inventedPageQuote, worldLies } from '../support/authors/world-lies.ts';
import { article, startFakeWeb } from '../support/fake-web.ts';
import { answering } from '../support/model-scenarios.ts';
import { startModelServer } from '../support/model-server.ts';
import { startPackageServers } from '../support/package-servers.ts';
import { runWithModel } from '../support/run-with-model.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';

const tempers: readonly Temper[] = ['mends', 'mends by name', 'never mends'];

/** A plan by an author that invents about the world outside, drafted where that world can be asked. */
async function draftIn(temper: Temper) {
  const web = await startFakeWeb({ '/rules': article('Deleting', 'Whoever deletes an invoice is written down.') });
  const registries = await startPackageServers(world);
  const url = `${web.url}/rules`;
  const lies = worldLies({ url });
  const model = await startModelServer(answering(inventingAuthor(temper, lies)));
  const { root } = createSampleRepository();
  const environment = { ...registries.environment, GROUNDPLAN_ALLOW_HOSTS: `127.0.0.1:${web.port}` };
  const ran = await runWithModel(['draft', sampleRequest, '--out', 'plan.md', '--source', url], {
    root,
    url: model.url,
    environment,
  });
  const text = readFileSync(join(root, 'plan.md'), 'utf8');
  return { ran, text, url, counts: countLies(text, lies), asked: registries.asked };
}

const runs = new Map<Temper, Awaited<ReturnType<typeof draftIn>>>();

beforeAll(async () => {
  for (const temper of tempers) runs.set(temper, await draftIn(temper));
});

describe.each(tempers)('a model that invents about the world outside and %s', (temper) => {
  it('leaves no package, version, address or quote in the plan as if it were there', () => {
    const missed = runs.get(temper)?.counts.flatMap((count) => count.missed) ?? [];
    expect(missed.map(({ kind, section, words }) => `${kind} in ${section}: ${words}`)).toEqual([]);
  });

  it('has no quote beside a page that does not hold it', () => {
    const { text = '', url = '' } = runs.get(temper) ?? {};
    expect(text).toContain(`<${url}> (unverified: the quote does not stand on the page)`);
    expect(text.split('\n').filter((line) => line.includes(inventedPageQuote))).toEqual([
      expect.stringContaining(`| <${url}> (unverified: `),
    ]);
    expect(text.slice(text.indexOf('**Sources read:**'))).not.toContain('“');
  });

  it('says of each package where it was looked up', () => {
    const { text = '', asked = [] } = runs.get(temper) ?? {};
    expect(asked.map(({ path }) => path).join(' ')).toContain('nanoid-turbo');
    const rows = text.split('\n').filter((line) => line.startsWith('| `') && line.includes('| Deleting | MIT |'));
    expect(rows.filter((row) => !/Facts: .*\(npm, fetched [\d-]+\)/.test(row))).toEqual([]);
    expect(rows).toHaveLength({ mends: 0, 'mends by name': 4, 'never mends': 5 }[temper]);
  });
});

it('comes to what the benchmarks say', () => {
  const counted = (kind: string, pick: (count: LieCount) => string | number) =>
    tempers.map((temper) =>
      runs
        .get(temper)
        ?.counts.flatMap((one) => (one.kind === kind ? [pick(one)] : []))
        .join(''),
    );
  const kinds = ['package', 'version', 'address', 'page quote'];
  const table = kinds.map((kind) => {
    const [planted = ''] = counted(kind, (one) => one.planted);
    const cells = counted(kind, ({ mended, marked, missed }) => `${mended} / ${marked} / ${missed.length}`);
    return `| ${[kind, planted, ...cells].join(' | ')} |`;
  });
  const page = readFileSync(new URL('../../benchmarks/README.md', import.meta.url), 'utf8');
  expect(table.filter((row) => !page.includes(row))).toEqual([]);
});
