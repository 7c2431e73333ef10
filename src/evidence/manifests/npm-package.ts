import type { Located } from '../located/located.ts';
import { at, entriesAt, itemsAt, textAt, textsOf } from '../located/located.ts';
import { parseJson } from '../located/parse-json.ts';
import { parseYaml } from '../located/parse-yaml.ts';
import { baseOf, folderOf, readUpwards } from '../paths.ts';
import type { Declaration, ManifestInput } from './manifest.ts';
import { defineManifestFormat } from './manifest.ts';

/** `package.json`, with workspaces of npm, yarn, bun and pnpm, and the version catalogs of the latter. */
export const npmPackage = defineManifestFormat({
  ecosystem: 'npm',
  matches: (path) => baseOf(path) === 'package.json',
  parse: (input) => {
    const root = parseJson(input.text);
    return {
      name: textAt(root, 'name') ?? '',
      version: textAt(root, 'version'),
      declarations: readDeclarations(root, input),
      members: readMembers(root, input),
    };
  },
});

const fields = [
  ['dependencies', 'runtime'],
  ['peerDependencies', 'peer'],
  ['optionalDependencies', 'optional'],
  ['devDependencies', 'development'],
] as const;

function readDeclarations(root: Located, input: ManifestInput): readonly Declaration[] {
  const rangeOf = createCatalogLookup(input);
  return fields.flatMap(([field, kind]) =>
    entriesAt(root, field).map(([name, value]) => ({
      name,
      declared: rangeOf(name, value.text),
      kind,
      line: value.startLine,
    })),
  );
}

/** Replaces `catalog:` and `catalog:name` by the range that the workspace gives, where it does. */
function createCatalogLookup({ path, read }: ManifestInput) {
  let catalogs: readonly Located[] | undefined;
  return (name: string, range: string | null): string | null => {
    if (range === null || !range.startsWith('catalog:')) return range;
    catalogs ??= readCatalogs(folderOf(path), read);
    const catalog = range.slice('catalog:'.length);
    const keys =
      catalog === '' || catalog === 'default'
        ? [
            ['catalog', name],
            ['catalogs', 'default', name],
          ]
        : [['catalogs', catalog, name]];
    const found = catalogs.flatMap((source) => keys.map((key) => textAt(source, ...key)));
    return found.find((text) => text !== null) ?? range;
  };
}

function readCatalogs(folder: string, read: ManifestInput['read']): readonly Located[] {
  const pnpm = readUpwards(folder, 'pnpm-workspace.yaml', read);
  const yarn = readUpwards(folder, '.yarnrc.yml', read);
  const bun = readUpwards('', 'package.json', read);
  const sources = [pnpm, yarn].flatMap((file) => (file === null ? [] : [parseYaml(file.text)]));
  if (bun === null) return sources;
  const root = parseJson(bun.text);
  return [...sources, root, ...[at(root, 'workspaces')].filter((node) => node !== undefined)];
}

function readMembers(root: Located, { path, read }: ManifestInput): readonly string[] {
  const listed = [...itemsAt(root, 'workspaces'), ...itemsAt(root, 'workspaces', 'packages')];
  const pnpm = read(folderOf(path) === '' ? 'pnpm-workspace.yaml' : `${folderOf(path)}/pnpm-workspace.yaml`);
  const pnpmListed = pnpm === null ? [] : textsOf(at(parseYaml(pnpm), 'packages'));
  return [...listed, ...pnpmListed].flatMap(({ text }) => (text === null ? [] : [text]));
}
