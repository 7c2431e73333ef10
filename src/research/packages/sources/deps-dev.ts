import { z } from 'zod';
import type { Ecosystem } from '../../../evidence/collectors/packages.ts';
import { found, foundIf, none, unknown, type PartialFacts } from '../package-record.ts';
import type { RegistryAnswer, WebClient } from '../web-client.ts';

const name = 'deps.dev';

/** What deps.dev calls each ecosystem; it does not know Packagist. */
const systems: Readonly<Partial<Record<Ecosystem, string>>> = {
  npm: 'npm',
  pypi: 'pypi',
  cargo: 'cargo',
  go: 'go',
  maven: 'maven',
  nuget: 'nuget',
  rubygems: 'rubygems',
};

const packageShape = z.looseObject({
  versions: z.array(
    z.looseObject({
      versionKey: z.looseObject({ version: z.string() }),
      publishedAt: z.string().optional().catch(undefined),
      isDefault: z.boolean().catch(false),
    }),
  ),
});

const versionShape = z.looseObject({
  licenses: z.array(z.string()).catch([]),
  advisoryKeys: z
    .array(z.looseObject({ id: z.string() }))
    .optional()
    .catch(undefined),
  isDeprecated: z.boolean().optional().catch(undefined),
  deprecatedReason: z.string().optional().catch(undefined),
  links: z.array(z.looseObject({ label: z.string(), url: z.string() })).catch([]),
});

/** The package as a whole, as deps.dev has it. It learns of a package later than the registry, so what it does not know may be. */
export async function askDepsDev(
  address: string,
  { ecosystem, wanted }: { readonly ecosystem: Ecosystem; readonly wanted: string },
  client: WebClient,
): Promise<RegistryAnswer> {
  const system = systems[ecosystem];
  if (system === undefined) return { facts: {}, versions: null };
  const answer = await client.ask(`${address}/v3/systems/${system}/packages/${encodeURIComponent(wanted)}`);
  if (answer.state !== 'ok') return { facts: { existence: unknown(whyNot(answer)) }, versions: null };
  const read = packageShape.safeParse(answer.value);
  if (!read.success || read.data.versions.length === 0) return { facts: {}, versions: null };
  const { versions } = read.data;
  const days = versions
    .flatMap(({ publishedAt }) => (publishedAt === undefined ? [] : [publishedAt.slice(0, 10)]))
    .sort();
  const latest = versions.find(({ isDefault }) => isDefault);
  const { today } = client;
  return {
    facts: {
      existence: found(wanted, name, today),
      latest: foundIf(latest?.versionKey.version, name, today),
      releases: found(versions.length, name, today),
      created: foundIf(days[0], name, today),
      released: foundIf(latest?.publishedAt?.slice(0, 10) ?? days.at(-1), name, today),
    },
    versions: versions.map(({ versionKey }) => versionKey.version),
  };
}

/** One version, as deps.dev has it. */
export async function askDepsDevVersion(
  address: string,
  { ecosystem, wanted, version }: { readonly ecosystem: Ecosystem; readonly wanted: string; readonly version: string },
  client: WebClient,
): Promise<PartialFacts> {
  const system = systems[ecosystem];
  if (system === undefined) return {};
  const place = `packages/${encodeURIComponent(wanted)}/versions/${encodeURIComponent(version)}`;
  const answer = await client.ask(`${address}/v3/systems/${system}/${place}`);
  const read = answer.state === 'ok' ? versionShape.safeParse(answer.value) : null;
  if (answer.state !== 'ok' || read?.success !== true) {
    const why = unknown(
      answer.state === 'ok' ? `${name} answered with something that is not understood` : whyNot(answer),
    );
    return { license: why, deprecation: why, advisories: why };
  }
  const { licenses, advisoryKeys, isDeprecated, deprecatedReason, links } = read.data;
  const { today } = client;
  const ids = advisoryKeys?.map(({ id }) => ({ id, severity: 'unrated' as const, summary: '' }));
  return {
    // Where it has read a text that it does not know, it says so: no licence that anything can be held against.
    license: foundIf(licenses.filter((one) => one !== 'non-standard').join(' AND '), name, today),
    deprecation:
      isDeprecated === undefined
        ? unknown(`${name} does not say`)
        : isDeprecated
          ? found(deprecatedReason || 'deprecated', name, today)
          : none(name, today),
    advisories:
      ids === undefined
        ? unknown(`${name} does not say`)
        : ids.length === 0
          ? none(name, today)
          : found(ids, name, today),
    repository: foundIf(links.find(({ label }) => label === 'SOURCE_REPO')?.url, name, today),
  };
}

function whyNot(answer: { readonly state: 'absent' } | { readonly state: 'failed'; readonly why: string }): string {
  return answer.state === 'absent' ? `${name} does not know it` : answer.why;
}
