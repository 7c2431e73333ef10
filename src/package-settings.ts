import { z } from 'zod';
import type { LicensePolicy } from './research/packages/license-policy.ts';
import type { SourceAddresses } from './research/packages/web-client.ts';

const licenses = z.array(z.string().trim().min(1).max(100)).max(200);

/** Settings of what is learned beyond the repository, of pages and packages alike, and of which packages are taken. */
export const packageFields = {
  network: z
    .enum(['on', 'off'])
    .describe(
      'Whether pages and packages that a plan names may be looked up: their addresses and names leave this machine',
    ),
  dependencies: z
    .strictObject({
      allowLicenses: licenses.optional().describe('SPDX ids; only these may come in'),
      denyLicenses: licenses.optional().describe('SPDX ids that may not come in'),
    })
    .describe('What new packages may be'),
} as const;

/** What holds when nothing is said. */
export const packageDefaults = { network: 'on', dependencies: {} } as const;

/** The lists of licences, empty where none is given. */
export function licensePolicy({
  allowLicenses = [],
  denyLicenses = [],
}: z.output<typeof packageFields.dependencies>): LicensePolicy {
  return { allow: allowLicenses, deny: denyLicenses };
}

/** Where each source is asked when the operator's environment names no other place. npm's stands in npm's own configuration. */
const usual = {
  pypi: ['GROUNDPLAN_REGISTRY_PYPI', 'https://pypi.org'],
  cargo: ['GROUNDPLAN_REGISTRY_CARGO', 'https://index.crates.io'],
  go: ['GROUNDPLAN_REGISTRY_GO', 'https://proxy.golang.org'],
  maven: ['GROUNDPLAN_REGISTRY_MAVEN', 'https://repo1.maven.org/maven2'],
  nuget: ['GROUNDPLAN_REGISTRY_NUGET', 'https://api.nuget.org/v3-flatcontainer'],
  rubygems: ['GROUNDPLAN_REGISTRY_RUBYGEMS', 'https://rubygems.org'],
  composer: ['GROUNDPLAN_REGISTRY_COMPOSER', 'https://repo.packagist.org'],
  depsDev: ['GROUNDPLAN_DEPS_DEV', 'https://api.deps.dev'],
  osv: ['GROUNDPLAN_OSV', 'https://api.osv.dev'],
} as const;

/** The variables that name other places, or `off`. */
export const sourceVariables: readonly string[] = Object.values(usual).map(([variable]) => variable);

/** The addresses of the sources as the operator has them; null for one that is turned off. Go's own GOPROXY counts. */
export function sourceAddresses(environment: Readonly<Record<string, string | undefined>>): SourceAddresses {
  const at = (source: keyof typeof usual, own = ''): string | null => {
    const [variable, address] = usual[source];
    const said = environment[variable] || own || address;
    return URL.canParse(said) && /^https?:/u.test(said) ? said.replace(/\/+$/u, '') : null;
  };
  return {
    pypi: at('pypi'),
    cargo: at('cargo'),
    go: at('go', environment['GOPROXY']?.split(/[,|]/u)[0] ?? ''),
    maven: at('maven'),
    nuget: at('nuget'),
    rubygems: at('rubygems'),
    composer: at('composer'),
    depsDev: at('depsDev'),
    osv: at('osv'),
  };
}
