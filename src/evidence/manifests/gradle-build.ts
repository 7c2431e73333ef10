import { ancestorsOf, folderOf } from '../../repository/paths.ts';
import { kindOfConfiguration } from './gradle-configurations.ts';
import type { Catalog, CatalogEntry } from './gradle-catalog.ts';
import { parseGradleCatalog } from './gradle-catalog.ts';
import type { Declaration, ManifestInput } from './manifest.ts';
import { defineManifestFormat } from './manifest.ts';
import type { Written } from './gradle-variables.ts';
import { readGradleVariables } from './gradle-variables.ts';
import { lineAt, maskComments, slashComments } from './mask-comments.ts';

/** Where Gradle looks for the default catalog, from the root of a build. */
const catalogFile = 'gradle/libs.versions.toml';

/** `build.gradle` and `build.gradle.kts`, read as text: string and map notations, catalog accessors, and plugins by their ids. */
export const gradleBuild = defineManifestFormat({
  ecosystem: 'maven',
  matches: (name) => /^build\.gradle(?:\.kts)?$/u.test(name),
  parse: (input) => {
    const text = maskComments(input.text, slashComments);
    const context = { text, input, catalog: findCatalog(input), variables: readGradleVariables(input) };
    return {
      name: '',
      version: /^\s*version\s*=?\s*["']([^"'$]+)["']/mu.exec(text)?.[1] ?? null,
      declarations: [
        ...readCoordinates(context),
        ...readKotlinModules(context),
        ...readMaps(context),
        ...readAccessors(context),
        ...readPlugins(context),
      ],
      members: [],
    };
  },
});

interface Context {
  readonly text: string;
  readonly input: ManifestInput;
  readonly catalog: { readonly path: string; readonly catalog: Catalog } | null;
  readonly variables: ReadonlyMap<string, Written>;
}

/** The word that says what a dependency is for; a wrapper such as `platform(` may stand between. */
const configuration = /\b([a-z]\w*)[\s(]+(?:(?:enforcedPlatform|platform|testFixtures)\s*\(\s*)?/u.source;

function readCoordinates(context: Context): readonly Declaration[] {
  const pattern = new RegExp(`${configuration}["']([\\w.-]+:[\\w.-]+)(?::([^"':@]+))?(?:[:@][^"']*)?["']`, 'gu');
  const { text } = context;
  return [...text.matchAll(pattern)].flatMap(({ 1: word = '', 2: name = '', 3: version, index, 0: whole }) => {
    const kind = kindOfConfiguration(word);
    const line = lineAt(text, index + whole.length);
    return kind === null ? [] : [declare(name, interpolate(version, context, line), kind, line)];
  });
}

/** `testImplementation(kotlin("test"))`: a module of the Kotlin that the build uses. */
function readKotlinModules({ text }: Context): readonly Declaration[] {
  return [...text.matchAll(/\b([a-z]\w*)\(\s*kotlin\(\s*"([\w-]+)"\s*\)/gu)].flatMap(
    ({ 1: word = '', 2: name = '', index }) => {
      const kind = kindOfConfiguration(word);
      return kind === null ? [] : [declare(`org.jetbrains.kotlin:kotlin-${name}`, null, kind, lineAt(text, index))];
    },
  );
}

function readMaps(context: Context): readonly Declaration[] {
  const pattern = new RegExp(
    `${configuration}group\\s*[:=]\\s*["']([^"']+)["']\\s*,\\s*name\\s*[:=]\\s*["']([^"']+)["'](?:\\s*,\\s*version\\s*[:=]\\s*["']([^"']+)["'])?`,
    'gu',
  );
  const { text } = context;
  return [...text.matchAll(pattern)].flatMap(({ 1: word = '', 2: group = '', 3: name = '', 4: version, index }) => {
    const kind = kindOfConfiguration(word);
    const line = lineAt(text, index);
    return kind === null ? [] : [declare(`${group}:${name}`, interpolate(version, context, line), kind, line)];
  });
}

function readAccessors({ text, catalog }: Context): readonly Declaration[] {
  if (catalog === null) return [];
  const pattern = new RegExp(`${configuration}libs\\.([\\w.]+)`, 'gu');
  const { libraries, bundles } = catalog.catalog;
  return [...text.matchAll(pattern)].flatMap(({ 1: word = '', 2: accessor = '', index, 0: whole }) => {
    const kind = kindOfConfiguration(word);
    const plain = accessor.replace(/\.(?:get|asProvider)$/u, '');
    const aliases = plain.startsWith('bundles.') ? (bundles.get(plain.slice('bundles.'.length)) ?? []) : [plain];
    const entries = aliases.flatMap((alias) => libraries.get(alias) ?? []);
    const line = lineAt(text, index + whole.length);
    return kind === null ? [] : entries.map((entry) => fromCatalog(entry, kind, catalog.path, line));
  });
}

function readPlugins(context: Context): readonly Declaration[] {
  const { text, catalog } = context;
  const literal = [
    ...text.matchAll(/(?<=^\s*|[{;]\s*)(id|kotlin)[\s(]+["']([\w.-]+)["']\)?(?:\s+version\s+["']([^"'$]+)["'])?/gmu),
  ].flatMap(({ 1: word, 2: id = '', 3: version, index }) => {
    const name = word === 'kotlin' ? `org.jetbrains.kotlin.${id}` : id;
    // Without a version, a plugin is Gradle's own (`java`) or the build's (`my.conventions`), unless its name is a domain's.
    if (version === undefined && !/^(?:com|org|io|net|dev|app|me|de|co|ai|tech|androidx)\./u.test(name)) return [];
    const line = lineAt(text, index);
    return [declare(name, interpolate(version, context, line), 'build', line)];
  });
  const aliased = [...text.matchAll(/\balias[\s(]+libs\.plugins\.([\w.]+)/gu)].flatMap(
    ({ 1: accessor = '', index }) => {
      const entry = catalog?.catalog.plugins.get(accessor);
      if (entry === undefined || catalog === null) return [];
      return [fromCatalog(entry, 'build', catalog.path, lineAt(text, index))];
    },
  );
  return [...literal, ...aliased];
}

function declare(name: string, written: Written | null, kind: Declaration['kind'], line: number): Declaration {
  const exact = written !== null && /^\d[\w.-]*$/u.test(written.version);
  return { name, declared: written?.version ?? null, kind, line, fixed: exact ? written : undefined };
}

function fromCatalog(entry: CatalogEntry, kind: Declaration['kind'], path: string, line: number): Declaration {
  return declare(
    entry.name,
    entry.version === null ? null : { version: entry.version, path, line: entry.line },
    kind,
    line,
  );
}

function findCatalog({ path, parseFile }: ManifestInput): Context['catalog'] {
  for (const folder of ancestorsOf(folderOf(path))) {
    const file = folder === '' ? catalogFile : `${folder}/${catalogFile}`;
    const catalog = parseFile(file, parseGradleCatalog);
    if (catalog !== null) return { path: file, catalog };
  }
  return null;
}

function interpolate(version: string | undefined, { variables, input }: Context, line: number): Written | null {
  if (version === undefined) return null;
  const [whole, name = ''] = /^\$\{?(?:[\w.]*\.)?(\w+)\}?$/u.exec(version) ?? [];
  const variable = whole === undefined ? undefined : variables.get(name);
  if (variable !== undefined) return variable;
  const text = version.replace(
    /\$\{?(?:[\w.]*\.)?(\w+)\}?/gu,
    (reference, part: string) => variables.get(part)?.version ?? reference,
  );
  return { version: text, path: input.path, line };
}
