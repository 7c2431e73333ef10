import { at, textAt } from '../located/located.ts';
import { parseYaml } from '../located/parse-yaml.ts';
import { defineLockfileFormat } from './lockfile.ts';

const fields = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

/** `pnpm-lock.yaml`, versions 5 to 9. Importers stand before the packages, which are the bulk and are not read. */
export const pnpmLock = defineLockfileFormat({
  ecosystem: 'npm',
  tool: 'pnpm',
  matches: (name) => name === 'pnpm-lock.yaml',
  parse: (text) => {
    const root = parseYaml(text.split(/^packages:/mu)[0] ?? '');
    return ({ name, folder }) => {
      const importer = at(root, 'importers', folder === '' ? '.' : folder) ?? (folder === '' ? root : undefined);
      for (const field of fields) {
        const entry = at(importer, field, name);
        const version = plainVersion(entry?.text ?? textAt(entry, 'version'));
        if (entry === undefined || version === null) continue;
        return { version, line: at(entry, 'version')?.startLine ?? entry.startLine };
      }
      return null;
    };
  },
});

/** Without the peers that pnpm appends: `1.2.3(react@18.0.0)` and, before version 6, `1.2.3_react@18.0.0`. */
function plainVersion(version: string | null): string | null {
  return /^(\d[^(_]*)/u.exec(version ?? '')?.[1] ?? null;
}
