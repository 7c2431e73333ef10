import { newest } from '../choose-version.ts';
import { found, foundIf } from '../package-record.ts';
import type { RegistryAnswer } from '../web-client.ts';

/** What a list of versions says of a package: that there is it, how often it was released, and which is the newest, of the stable ones if there are any. */
export function knownVersions(
  wanted: string,
  { versions, stable }: { readonly versions: readonly string[]; readonly stable: readonly string[] },
  { name, today }: { readonly name: string; readonly today: string },
): RegistryAnswer {
  return {
    facts: {
      existence: found(wanted, name, today),
      latest: foundIf(newest(stable.length > 0 ? stable : versions), name, today),
      releases: found(versions.length, name, today),
    },
    versions,
  };
}
