import { z } from 'zod';
import type { Ecosystem } from '../../evidence/collectors/packages.ts';
import type { Repository } from '../../repository/repository.ts';
import { MOST_TEXT_BYTES, readInside } from '../../repository/read-inside.ts';

/** A package that lies in the repository's folder already, put there by its package manager. */
export interface InstalledPackage {
  readonly version: string | null;
  readonly license: string | null;
  /** The file that says so. */
  readonly path: string;
}

const manifest = z.looseObject({
  name: z.string().optional().catch(undefined),
  version: z.string().optional().catch(undefined),
  license: z
    .union([
      z.string(),
      z.array(z.string()).transform((all) => all.join(' OR ')),
      z.looseObject({ type: z.string() }).transform(({ type }) => type),
    ])
    .optional()
    .catch(undefined),
});

/** The metadata of an installed package, read as data; null where it is not installed. */
export function readInstalled(
  { ecosystem, name }: { readonly ecosystem: Ecosystem; readonly name: string },
  { root }: Pick<Repository, 'root'>,
): InstalledPackage | null {
  const folder = folders[ecosystem];
  // The name comes from a plan: it must not lead elsewhere.
  if (folder === undefined || !/^(?:@[\w.~-]+\/)?[\w.~-]+(?:\/[\w.~-]+)?$/u.test(name) || name.includes('..'))
    return null;
  const path = folder(name);
  const bytes = readInside(root, path, MOST_TEXT_BYTES);
  if (typeof bytes === 'string') return null;
  const read = ecosystem === 'cargo' ? readCargo(bytes.toString('utf8')) : readJson(bytes.toString('utf8'));
  return read === null ? null : { version: read.version ?? null, license: read.license ?? null, path };
}

const folders: Readonly<Partial<Record<Ecosystem, (name: string) => string>>> = {
  npm: (name) => `node_modules/${name}/package.json`,
  composer: (name) => `vendor/${name}/composer.json`,
  cargo: (name) => `vendor/${name}/Cargo.toml`,
};

function readJson(text: string): z.output<typeof manifest> | null {
  try {
    return manifest.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** The three lines that count stand at the top of the file. */
function readCargo(text: string): z.output<typeof manifest> | null {
  const field = (name: string) => new RegExp(`^${name}\\s*=\\s*"([^"]+)"`, 'mu').exec(text)?.[1];
  return { version: field('version'), license: field('license') };
}
