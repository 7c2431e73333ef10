import { z } from 'zod';
import type { LicensePolicy } from './research/packages/license-policy.ts';
import { findGoProxies } from './research/packages/places/find-go-proxies.ts';
import { findPythonIndex } from './research/packages/places/find-python-index.ts';
import { readGoEnvironment } from './research/packages/places/read-go-environment.ts';
import { splitAddress, type Credential } from './research/packages/places/split-address.ts';
import type { PackageSources } from './research/packages/package-book.ts';

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

/**
 * The sources as the operator has them: what is set for this program, else what pip, uv and Go are told. An address is null for a
 * source that is turned off.
 */
export function packageSources(environment: Readonly<Record<string, string | undefined>>): PackageSources {
  const credentials: Credential[] = [];
  const at = (source: keyof typeof usual): string | null => {
    const [variable, address] = usual[source];
    const split = splitAddress(environment[variable] || address);
    if (split?.credential) credentials.push(split.credential);
    return split?.url ?? null;
  };
  const python = environment[usual.pypi[0]] ? null : findPythonIndex(environment);
  const ownIndex = python === null ? at('pypi') : null;
  const { go, credentials: ofGo } = findGoProxies(readGoEnvironment(environment), environment[usual.go[0]] ?? '');
  const addresses = {
    pypi: ownIndex === null ? (python?.index ?? null) : { url: ownIndex, form: 'json' as const, others: [] },
    cargo: at('cargo'),
    go,
    maven: at('maven'),
    nuget: at('nuget'),
    rubygems: at('rubygems'),
    composer: at('composer'),
    depsDev: at('depsDev'),
    osv: at('osv'),
  };
  return { addresses, credentials: [...credentials, ...(python?.credentials ?? []), ...ofGo] };
}
