import { z } from 'zod';
import { found, foundIf, none, unknown, type Known, type PartialFacts } from '../package-record.ts';
import type { RegistrySource, WebAnswer, WebClient } from '../web-client.ts';

const name = 'npm';

const abbreviated = z.looseObject({
  'dist-tags': z.record(z.string(), z.string()).catch({}),
  versions: z.record(z.string(), z.unknown()).catch({}),
  time: z.record(z.string(), z.string()).optional().catch(undefined),
});

const versionShape = z.looseObject({
  license: z
    .union([z.string(), z.looseObject({ type: z.string() }).transform(({ type }) => type)])
    .optional()
    .catch(undefined),
  deprecated: z.union([z.string(), z.boolean()]).optional().catch(undefined),
  repository: z
    .union([z.string(), z.looseObject({ url: z.string() }).transform(({ url }) => url)])
    .optional()
    .catch(undefined),
  dist: z
    .looseObject({
      unpackedSize: z.number().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** Of an answer that came from elsewhere, or through somebody else's hands. Signatures would not help: they hold for the archive alone. */
const mayBeLeftOut = 'the registry is a mirror, which may leave it out';

/** Packages with more versions have a history too long to fetch for the date of the first one. */
const fewVersions = 60;

/** npm, through the registry that the user's configuration and the repository's name. */
export const npm: RegistrySource = {
  name,
  async lookUp(wanted, client) {
    const at = await client.npmRegistry(wanted);
    if ('refused' in at) return { facts: { existence: unknown(at.refused) }, versions: null };
    const address = `${at.url}/${encodeName(wanted)}`;
    const answer = await client.ask(address, {
      accept: 'application/vnd.npm.install-v1+json',
      isNpm: true,
      most: 32 * 1024 * 1024,
    });
    if (answer.state !== 'ok') return { facts: { existence: absence(answer, client) }, versions: null };
    const read = abbreviated.safeParse(answer.value);
    const versions = Object.keys(read.data?.versions ?? {});
    if (!read.success || versions.length === 0)
      return { facts: { existence: none(`${name}: every version was taken back`, client.today) }, versions: [] };
    const time = read.data.time ?? (versions.length <= fewVersions ? await readTimes(address, client) : undefined);
    const latest = read.data['dist-tags']['latest'];
    return {
      facts: {
        existence: found(wanted, name, client.today),
        latest: foundIf(latest, name, client.today),
        releases: found(versions.length, name, client.today),
        // A mirror may give the day on which it copied a version.
        ...(at.tellsAll ? datesOf(time, latest, client.today) : {}),
      },
      versions,
    };
  },
  async lookInto(wanted, version, client) {
    const at = await client.npmRegistry(wanted);
    if ('refused' in at) return {};
    const answer = await client.ask(`${at.url}/${encodeName(wanted)}/${encodeURIComponent(version)}`, { isNpm: true });
    const read = answer.state === 'ok' ? versionShape.safeParse(answer.value) : null;
    const { today } = client;
    if (read?.success !== true) {
      const why = unknown(answer.state === 'failed' ? answer.why : `${name} does not tell of this version`);
      return { license: why, deprecation: why, repository: why, size: why };
    }
    const { license, deprecated, repository, dist } = read.data;
    const silent = <Value>(): Known<Value> => (at.tellsAll ? none(name, today) : unknown(mayBeLeftOut));
    return {
      license: license === undefined ? silent() : found(license, name, today),
      deprecation:
        deprecated === undefined || deprecated === false || deprecated === ''
          ? silent()
          : found(deprecated === true ? 'deprecated' : deprecated, name, today),
      repository: repository === undefined ? silent() : found(repository, name, today),
      size: foundIf(dist?.unpackedSize, name, today),
    };
  },
};

/** What npm says of the flaws of one version; asked where no better source answered. */
export async function askNpmAdvisories(wanted: string, version: string, client: WebClient): Promise<PartialFacts> {
  const at = await client.npmRegistry(wanted);
  if ('refused' in at) return { advisories: unknown(at.refused) };
  const answer = await client.ask(`${at.url}/-/npm/v1/security/advisories/bulk`, {
    body: { [wanted]: [version] },
    isNpm: true,
  });
  if (answer.state !== 'ok')
    return {
      advisories: unknown(answer.state === 'failed' ? answer.why : 'the npm registry has no list of advisories'),
    };
  const read = z.record(z.string(), z.array(bulkAdvisory)).safeParse(answer.value);
  if (!read.success) return { advisories: unknown('the npm registry answered with something else than advisories') };
  const advisories = read.data[wanted] ?? [];
  return {
    advisories: advisories.length === 0 ? none(name, client.today) : found(advisories, name, client.today),
  };
}

const bulkAdvisory = z
  .looseObject({
    id: z.union([z.string(), z.number()]).catch(''),
    url: z.string().catch(''),
    title: z.string().catch(''),
    severity: z.enum(['critical', 'high', 'moderate', 'low']).or(z.literal('unrated')).catch('unrated'),
  })
  .transform(({ id, url, title, severity }) => ({
    id: /GHSA(?:-\w{4}){3}/u.exec(url)?.[0] ?? String(id),
    severity,
    summary: title,
  }));

/** A 404 is an answer; whatever else is none. */
function absence(answer: Exclude<WebAnswer, { state: 'ok' }>, { today }: WebClient): Known<never> {
  return answer.state === 'absent' ? none(name, today) : unknown(answer.why);
}

async function readTimes(address: string, client: WebClient): Promise<Readonly<Record<string, string>> | undefined> {
  const answer = await client.ask(address, { isNpm: true });
  return answer.state === 'ok' ? abbreviated.safeParse(answer.value).data?.time : undefined;
}

function datesOf(time: Readonly<Record<string, string>> | undefined, latest: string | undefined, today: string) {
  if (time === undefined) return {};
  return {
    created: foundIf(time['created']?.slice(0, 10), name, today),
    released: foundIf(latest === undefined ? undefined : time[latest]?.slice(0, 10), name, today),
  };
}

/** `@scope/name` as one part of an address. */
function encodeName(text: string): string {
  return text.startsWith('@') ? `@${encodeURIComponent(text.slice(1))}` : encodeURIComponent(text);
}
