import { z } from 'zod';
import { found, foundIf } from '../package-record.ts';
import type { RegistrySource } from '../web-client.ts';
import { notUnderstood, withoutPackage } from './without-package.ts';

const name = 'the Go module proxy';

/** A proxy of Go modules. */
export function goProxy(address: string): RegistrySource {
  return {
    name,
    async lookUp(wanted, client) {
      const base = `${address}/${escapeModule(wanted)}`;
      const latest = await client.ask(`${base}/@latest`);
      if (latest.state !== 'ok') return withoutPackage(latest, name, client);
      const read = z.looseObject({ Version: z.string(), Time: z.string().optional() }).safeParse(latest.value);
      if (!read.success) return notUnderstood(name);
      const list = await client.ask(`${base}/@v/list`, { form: 'text' });
      const listed = list.state === 'ok' ? String(list.value).split(/\s+/u).filter(Boolean) : null;
      const { Version: version, Time: time } = read.data;
      return {
        facts: {
          existence: found(wanted, name, client.today),
          latest: found(version, name, client.today),
          released: foundIf(time?.slice(0, 10), name, client.today),
          ...(listed === null ? {} : { releases: found(listed.length, name, client.today) }),
        },
        versions: listed === null ? null : [...new Set([...listed, version])],
      };
    },
  };
}

/** Capital letters stand as `!` and the small one. */
function escapeModule(path: string): string {
  return path.replace(/[A-Z]/gu, (letter) => `!${letter.toLowerCase()}`);
}
