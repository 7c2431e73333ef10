import { z } from 'zod';
import type { RegistrySource } from '../web-client.ts';
import { knownVersions } from './known-versions.ts';
import { notUnderstood, withoutPackage } from './without-package.ts';

const name = 'NuGet';

/** The flat container of NuGet: the list of versions. */
export function nuget(address: string): RegistrySource {
  return {
    name,
    async lookUp(wanted, client) {
      const answer = await client.ask(`${address}/${encodeURIComponent(wanted.toLowerCase())}/index.json`);
      if (answer.state !== 'ok') return withoutPackage(answer, name, client);
      const read = z.looseObject({ versions: z.array(z.string()).min(1) }).safeParse(answer.value);
      if (!read.success) return notUnderstood(name);
      const { versions } = read.data;
      const stable = versions.filter((version) => !version.includes('-'));
      return knownVersions(wanted, { versions, stable }, { name, today: client.today });
    },
  };
}
