import { z } from 'zod';
import { newest } from '../choose-version.ts';
import { found, foundIf } from '../package-record.ts';
import type { RegistrySource } from '../web-client.ts';
import { notUnderstood, withoutPackage } from './without-package.ts';

const name = 'RubyGems';

const release = z.looseObject({
  number: z.string(),
  created_at: z.string().catch(''),
  prerelease: z.boolean().catch(false),
  licenses: z.array(z.string()).nullish().catch(null),
});

/** RubyGems, or what has its interface. */
export function rubygems(address: string): RegistrySource {
  return {
    name,
    async lookUp(wanted, client) {
      const answer = await client.ask(`${address}/api/v1/versions/${encodeURIComponent(wanted)}.json`);
      if (answer.state !== 'ok') return withoutPackage(answer, name, client);
      const read = z.array(release).safeParse(answer.value);
      const [first] = read.data ?? [];
      if (!read.success || first === undefined) return notUnderstood(name);
      const { today } = client;
      const stable = read.data.filter(({ prerelease }) => !prerelease);
      const days = read.data
        .map(({ created_at: time }) => time.slice(0, 10))
        .filter((day) => day !== '')
        .sort();
      return {
        facts: {
          existence: found(wanted, name, today),
          latest: foundIf(newest(stable.map(({ number }) => number)) ?? first.number, name, today),
          license: foundIf(first.licenses?.join(' OR '), name, today),
          released: foundIf(days.at(-1), name, today),
          created: foundIf(days[0], name, today),
          releases: found(read.data.length, name, today),
        },
        versions: read.data.map(({ number }) => number),
      };
    },
  };
}
