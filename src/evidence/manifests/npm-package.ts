import type { Located } from '../located/located.ts';
import { at, entriesAt, itemsAt, textAt, textsOf } from '../located/located.ts';
import { parseJson } from '../located/parse-json.ts';
import { parseYaml } from '../located/parse-yaml.ts';
import { ancestorsOf, folderOf } from '../../repository/paths.ts';
import type { Declaration, ManifestInput } from './manifest.ts';
import { defineManifestFormat } from './manifest.ts';

/** `package.json`, with workspaces of npm, yarn, bun and pnpm, and the version catalogs of the latter. */
export const npmPackage = defineManifestFormat({
  ecosystem: 'npm',
  matches: (name) => name === 'package.json',
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
function createCatalogLookup({ path, parseFile }: ManifestInput) {
  let catalogs: readonly Located[] | undefined;
  return (name: string, range: string | null): string | null => {
    if (range === null || !range.startsWith('catalog:')) return range;
    catalogs ??= readCatalogs(folderOf(path), parseFile);
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

/** Documents that may hold catalogs: pnpm's and yarn's own files, and for bun the root's manifest. */
function readCatalogs(folder: string, parseFile: ManifestInput['parseFile']): readonly Located[] {
  return ancestorsOf(folder).flatMap((ancestor) => {
    const prefix = ancestor === '' ? '' : `${ancestor}/`;
    const manifest = parseFile(`${prefix}package.json`, parseJson);
    const sources = [
      parseFile(`${prefix}pnpm-workspace.yaml`, parseYaml),
      parseFile(`${prefix}.yarnrc.yml`, parseYaml),
      manifest,
      at(manifest ?? undefined, 'workspaces'),
    ];
    return sources.filter((source) => source !== null && source !== undefined);
  });
}

function readMembers(root: Located, { path, parseFile }: ManifestInput): readonly string[] {
  const listed = [...itemsAt(root, 'workspaces'), ...itemsAt(root, 'workspaces', 'packages')];
  const folder = folderOf(path);
  const pnpm = parseFile(folder === '' ? 'pnpm-workspace.yaml' : `${folder}/pnpm-workspace.yaml`, parseYaml);
  const pnpmListed = textsOf(at(pnpm ?? undefined, 'packages'));
  return [...listed, ...pnpmListed].flatMap(({ text }) => (text === null ? [] : [text]));
}
