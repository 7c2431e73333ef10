import { z } from 'zod';
import type { Ecosystem } from '../../../evidence/collectors/packages.ts';
import { found, none, unknown, type Advisory, type PartialFacts } from '../package-record.ts';
import type { WebClient } from '../web-client.ts';

const name = 'OSV';

/** What OSV calls each ecosystem. */
const ecosystems: Readonly<Record<Ecosystem, string>> = {
  npm: 'npm',
  pypi: 'PyPI',
  cargo: 'crates.io',
  go: 'Go',
  maven: 'Maven',
  nuget: 'NuGet',
  rubygems: 'RubyGems',
  composer: 'Packagist',
};

const vulnerability = z.looseObject({
  id: z.string(),
  summary: z.string().catch(''),
  withdrawn: z.string().optional().catch(undefined),
  aliases: z.array(z.string()).catch([]),
  database_specific: z
    .looseObject({ severity: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** The known flaws of one version. An answer without any says that there are none. */
export async function askOsv(
  address: string,
  { ecosystem, wanted, version }: { readonly ecosystem: Ecosystem; readonly wanted: string; readonly version: string },
  client: WebClient,
): Promise<PartialFacts> {
  const answer = await client.ask(`${address}/v1/query`, {
    body: { package: { name: wanted, ecosystem: ecosystems[ecosystem] }, version: version.replace(/^v(?=\d)/u, '') },
  });
  if (answer.state !== 'ok')
    return { advisories: unknown(answer.state === 'failed' ? answer.why : `${name} did not answer`) };
  const read = z.looseObject({ vulns: z.array(vulnerability).optional() }).safeParse(answer.value);
  if (!read.success) return { advisories: unknown(`${name} answered with something that is not understood`) };
  const current = (read.data.vulns ?? []).filter(({ withdrawn }) => withdrawn === undefined);
  const advisories = current.filter(
    ({ aliases }, index) => !current.slice(0, index).some(({ id }) => aliases.includes(id)),
  );
  return {
    advisories:
      advisories.length === 0 ? none(name, client.today) : found(advisories.map(toAdvisory), name, client.today),
  };
}

function toAdvisory({ id, summary, database_specific: specific }: z.output<typeof vulnerability>): Advisory {
  return { id, summary: summary.slice(0, 200), severity: severityOf(specific?.severity ?? '') };
}

function severityOf(words: string): Advisory['severity'] {
  const lower = words.toLowerCase();
  if (lower === 'medium') return 'moderate';
  return lower === 'critical' || lower === 'high' || lower === 'moderate' || lower === 'low' ? lower : 'unrated';
}
