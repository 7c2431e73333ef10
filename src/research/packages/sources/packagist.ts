import { z } from 'zod';
import { newest } from '../choose-version.ts';
import { found, foundIf } from '../package-record.ts';
import type { RegistrySource } from '../web-client.ts';
import { notUnderstood, withoutPackage } from './without-package.ts';

const name = 'Packagist';

const release = z.looseObject({
  version: z.string(),
  time: z.string().optional().catch(undefined),
  license: z.array(z.string()).optional().catch(undefined),
  source: z.looseObject({ url: z.string() }).optional().catch(undefined),
  abandoned: z.union([z.boolean(), z.string()]).optional().catch(undefined),
});

/** Packagist, or another repository of Composer with its metadata files. */
export function packagist(address: string): RegistrySource {
  return {
    name,
    async lookUp(wanted, client) {
      const answer = await client.ask(`${address}/p2/${wanted.toLowerCase()}.json`);
      if (answer.state !== 'ok') return withoutPackage(answer, name, client);
      const read = z.looseObject({ packages: z.record(z.string(), z.array(release)) }).safeParse(answer.value);
      const releases = Object.values(read.data?.packages ?? {})[0] ?? [];
      // Newest first; of each entry only what differs from the one before is written, so the first one has everything.
      const [first] = releases;
      if (first === undefined) return notUnderstood(name);
      const { today } = client;
      const versions = releases.map(({ version }) => version);
      const days = releases.flatMap(({ time }) => (time === undefined ? [] : [time.slice(0, 10)])).sort();
      const gone = first.abandoned;
      return {
        facts: {
          existence: found(wanted, name, today),
          latest: foundIf(newest(versions.filter((version) => !/-/u.test(version))) ?? first.version, name, today),
          license: foundIf(first.license?.join(' OR '), name, today),
          repository: foundIf(first.source?.url, name, today),
          releases: found(versions.length, name, today),
          released: foundIf(days.at(-1), name, today),
          created: foundIf(days[0], name, today),
          ...(gone === undefined || gone === false
            ? {}
            : { deprecation: found(gone === true ? 'abandoned' : `abandoned, use ${gone}`, name, today) }),
        },
        versions,
      };
    },
  };
}
