import type { FacilityArea } from '../../collectors/facilities.ts';

/** Languages that share an import syntax and a package registry. */
export type ImportFamily = 'script' | 'python' | 'go' | 'rust' | 'jvm' | 'php' | 'ruby' | 'dotnet';

/** A library or a module of a standard library that serves an area. */
export interface KnownFacility {
  readonly area: FacilityArea;
  /** Name for people. */
  readonly name: string;
  readonly family: ImportFamily;
  /** Specifiers that code imports it with; each also covers what lies below it (`pino` covers `pino/file`). */
  readonly imports: readonly string[];
}

/** Specifiers by name, space-separated, by family. */
type FacilityTable = Readonly<Partial<Record<ImportFamily, Readonly<Record<string, string>>>>>;

/** Lists the facilities of one area. */
export function facilitiesFor(area: FacilityArea, table: FacilityTable): readonly KnownFacility[] {
  return FAMILIES.flatMap((family) =>
    Object.entries(table[family] ?? {}).map(([name, imports]) => ({ area, name, family, imports: imports.split(' ') })),
  );
}

const FAMILIES: readonly ImportFamily[] = ['script', 'python', 'go', 'rust', 'jvm', 'php', 'ruby', 'dotnet'];

/** The family that a source file imports in, or null. */
export function familyOfImports(path: string): ImportFamily | null {
  return FAMILIES.find((family) => ENDINGS[family].test(path)) ?? null;
}

const ENDINGS: Readonly<Record<ImportFamily, RegExp>> = {
  script: /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/,
  python: /\.pyi?$/,
  go: /\.go$/,
  rust: /\.rs$/,
  jvm: /\.(?:java|kts?|scala|groovy)$/,
  php: /\.php$/,
  ruby: /\.(?:rb|rake|ru|gemspec)$|(?:^|\/)(?:Gemfile|Rakefile)$/,
  dotnet: /\.(?:cs|fs|vb)$/,
};
