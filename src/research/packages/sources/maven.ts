import { z } from 'zod';
import { newest } from '../choose-version.ts';
import { found, foundIf, unknown } from '../package-record.ts';
import type { RegistrySource } from '../web-client.ts';
import { notUnderstood, withoutPackage } from './without-package.ts';

const name = 'Maven Central';

/** The metadata files of a Maven repository. */
export function maven(address: string): RegistrySource {
  return {
    name,
    async lookUp(wanted, client) {
      const [group, artifact, ...more] = wanted.split(':');
      if (group === undefined || artifact === undefined || artifact === '' || more.length > 0)
        return { facts: { existence: unknown('a package of Maven is named group:artifact') }, versions: null };
      const path = `${group.replaceAll('.', '/')}/${artifact}/maven-metadata.xml`;
      const answer = await client.ask(`${address}/${path}`, { form: 'text' });
      if (answer.state !== 'ok') return withoutPackage(answer, name, client);
      const { XMLParser } = await import('fast-xml-parser');
      const text = String(answer.value);
      const parsed: unknown = new XMLParser({ parseTagValue: false, isArray: (tag) => tag === 'version' }).parse(text);
      const { versions, updated } = readMetadata(parsed);
      if (versions.length === 0) return notUnderstood(name);
      const stable = versions.filter((version) => /^[\d.]+(?:[.-](?:RELEASE|Final|GA|jre))?$/iu.test(version));
      return {
        facts: {
          existence: found(wanted, name, client.today),
          latest: foundIf(newest(stable.length > 0 ? stable : versions), name, client.today),
          releases: found(versions.length, name, client.today),
          released: foundIf(updated?.replace(/^(\d{4})(\d\d)(\d\d).*$/u, '$1-$2-$3'), name, client.today),
        },
        versions,
      };
    },
  };
}

const metadata = z.looseObject({
  metadata: z.looseObject({
    versioning: z.looseObject({
      lastUpdated: z.string().optional(),
      versions: z.looseObject({ version: z.array(z.string()) }),
    }),
  }),
});

function readMetadata(parsed: unknown): {
  readonly versions: readonly string[];
  readonly updated?: string | undefined;
} {
  const read = metadata.safeParse(parsed);
  if (!read.success) return { versions: [] };
  const { versions, lastUpdated } = read.data.metadata.versioning;
  return { versions: versions.version, updated: lastUpdated };
}
