import { z } from 'zod';
import { found, foundIf, none } from '../package-record.ts';
import type { GoProxy } from '../places/find-go-proxies.ts';
import type { RegistryAnswer, RegistrySource, WebClient } from '../web-client.ts';
import { knownVersions } from './known-versions.ts';
import { notUnderstood, withoutPackage } from './without-package.ts';

const name = 'the Go module proxy';

/** Proxies of Go modules, asked in their order as Go does: the next one where one has no such module, or fails and may. */
export function goProxy(proxies: readonly GoProxy[], elsewhere: string | null): RegistrySource {
  return {
    name,
    elsewhere,
    async lookUp(wanted, client) {
      let answer: RegistryAnswer = { facts: {}, versions: null };
      for (const { url, isStrict } of proxies) {
        answer = await askProxy(`${url}/${escapeModule(wanted)}`, wanted, client);
        const state = answer.facts.existence?.state;
        if (state === 'found' || (state === 'unknown' && isStrict)) return answer;
      }
      return answer;
    },
  };
}

/** Of what a proxy answers, the newest version may be left out, as the protocol says: then the list tells whether there is such a module, and which is the newest. */
async function askProxy(base: string, wanted: string, client: WebClient): Promise<RegistryAnswer> {
  const latest = await client.ask(`${base}/@latest`);
  if (latest.state === 'failed') return withoutPackage(latest, name, client);
  const list = await client.ask(`${base}/@v/list`, { form: 'text' });
  const listed = list.state === 'ok' ? String(list.value).split(/\s+/u).filter(Boolean) : null;
  if (latest.state === 'absent')
    return list.state === 'ok' ? fromList(listed ?? [], wanted, client) : withoutPackage(list, name, client);
  const read = z.looseObject({ Version: z.string(), Time: z.string().optional() }).safeParse(latest.value);
  if (!read.success) return notUnderstood(name);
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
}

/** An empty list is that of a module without any version: a proxy that knows of one has it in `@latest`. */
function fromList(versions: readonly string[], wanted: string, { today }: WebClient): RegistryAnswer {
  if (versions.length === 0) return { facts: { existence: none(name, today) }, versions };
  const stable = versions.filter((version) => !version.includes('-'));
  return knownVersions(wanted, { versions, stable }, { name, today });
}

/** Capital letters stand as `!` and the small one. */
function escapeModule(path: string): string {
  return path.replace(/[A-Z]/gu, (letter) => `!${letter.toLowerCase()}`);
}
