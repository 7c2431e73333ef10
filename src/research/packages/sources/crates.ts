import { z } from 'zod';
import { newest } from '../choose-version.ts';
import { found, foundIf } from '../package-record.ts';
import type { RegistrySource } from '../web-client.ts';
import { notUnderstood, withoutPackage } from './without-package.ts';

const name = 'crates.io';

const line = z.looseObject({ name: z.string(), vers: z.string(), yanked: z.boolean().catch(false) });

/** The sparse index of crates.io, or another one: a file of one JSON object per line. */
export function crates(address: string): RegistrySource {
  return {
    name,
    async lookUp(wanted, client) {
      const answer = await client.ask(`${address}/${placeOf(wanted.toLowerCase())}`, { form: 'text' });
      if (answer.state !== 'ok') return withoutPackage(answer, name, client);
      const versions = readLines(String(answer.value)).filter(({ yanked }) => !yanked);
      if (versions.length === 0) return notUnderstood(name);
      const all = versions.map(({ vers }) => vers);
      const stable = all.filter((version) => !version.includes('-'));
      return {
        facts: {
          existence: found(versions[0]?.name ?? wanted, name, client.today),
          latest: foundIf(newest(stable.length > 0 ? stable : all), name, client.today),
          releases: found(all.length, name, client.today),
        },
        versions: all,
      };
    },
  };
}

/** `1/a`, `2/ab`, `3/a/abc`, `ab/cd/abcd`. */
function placeOf(crate: string): string {
  if (crate.length <= 2) return `${crate.length}/${crate}`;
  return crate.length === 3 ? `3/${crate.charAt(0)}/${crate}` : `${crate.slice(0, 2)}/${crate.slice(2, 4)}/${crate}`;
}

function readLines(text: string) {
  return text.split('\n').flatMap((one) => {
    try {
      const read = line.safeParse(JSON.parse(one));
      return read.success ? [read.data] : [];
    } catch {
      return [];
    }
  });
}
