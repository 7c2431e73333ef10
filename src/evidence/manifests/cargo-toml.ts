import type { Located } from '../located/located.ts';
import { at, entriesAt, itemsAt, textAt } from '../located/located.ts';
import { parseToml } from '../located/parse-toml.ts';
import { ancestorsOf, folderOf } from '../../repository/paths.ts';
import type { Declaration, ManifestInput } from './manifest.ts';
import { defineManifestFormat } from './manifest.ts';

/** `Cargo.toml`, with what it inherits from its workspace. */
export const cargoToml = defineManifestFormat({
  ecosystem: 'cargo',
  matches: (name) => name === 'Cargo.toml',
  parse: (input) => {
    const root = parseToml(input.text);
    const workspace = lazily(() => findWorkspace(input));
    const inherits = textAt(root, 'package', 'version', 'workspace') === 'true';
    return {
      name: textAt(root, 'package', 'name'),
      version: inherits ? textAt(workspace(), 'package', 'version') : textAt(root, 'package', 'version'),
      declarations: [root, ...entriesAt(root, 'target').map(([, target]) => target)].flatMap((owner) =>
        readTables(owner, workspace),
      ),
      members: [
        ...itemsAt(root, 'workspace', 'members').flatMap(({ text }) => text ?? []),
        ...itemsAt(root, 'workspace', 'exclude').flatMap(({ text }) => (text === null ? [] : [`!${text}`])),
      ],
    };
  },
});

const tables = [
  ['dependencies', 'runtime'],
  ['build-dependencies', 'build'],
  ['dev-dependencies', 'development'],
] as const;

function readTables(owner: Located, workspace: () => Located | undefined): readonly Declaration[] {
  return tables.flatMap(([table, kind]) =>
    entriesAt(owner, table).map(([key, value]) => {
      const shared = textAt(value, 'workspace') === 'true' ? at(workspace(), 'dependencies', key) : undefined;
      const optional = kind === 'runtime' && textAt(value, 'optional') === 'true';
      return {
        name: textAt(value, 'package') ?? textAt(shared, 'package') ?? key,
        declared: rangeOf(value) ?? rangeOf(shared),
        kind: optional ? 'optional' : kind,
        line: value.startLine,
      };
    }),
  );
}

function rangeOf(value: Located | undefined): string | null {
  return value?.text ?? textAt(value, 'version');
}

/** The `[workspace]` table that holds this crate: its own, or the nearest one above. */
function findWorkspace({ path, parseFile }: ManifestInput): Located | undefined {
  for (const folder of ancestorsOf(folderOf(path))) {
    const root = parseFile(folder === '' ? 'Cargo.toml' : `${folder}/Cargo.toml`, parseToml);
    const workspace = root === null ? undefined : at(root, 'workspace');
    if (workspace !== undefined) return workspace;
  }
  return undefined;
}

function lazily<Value>(compute: () => Value): () => Value {
  let held: { readonly value: Value } | undefined;
  return () => (held ??= { value: compute() }).value;
}
