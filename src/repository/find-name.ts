import { parse as parseToml } from 'smol-toml';
import { z } from 'zod';
import type { Repository } from './repository.ts';

const named = z.object({ name: z.string().min(1) });

/** Where each kind of root manifest keeps the name. */
const MANIFESTS: readonly { readonly path: string; readonly find: (text: string) => unknown }[] = [
  { path: 'package.json', find: (text) => JSON.parse(text) },
  { path: 'pyproject.toml', find: (text) => parseToml(text)['project'] },
  { path: 'Cargo.toml', find: (text) => parseToml(text)['package'] },
  { path: 'composer.json', find: (text) => JSON.parse(text) },
  {
    path: 'go.mod',
    find: (text) => ({ name: /^module\s+"?(?:[^\s"]*\/)?(?!v\d+\b)([^\s"/]+)(?:\/v\d+)?"?\s*$/m.exec(text)?.[1] }),
  },
];

/** The name of a repository for people: from its root manifest, else the last part of its remote, else its folder. */
export function findName(root: string, remote: string | null, readManifest: Repository['readManifest']): string {
  for (const { path, find } of MANIFESTS) {
    const name = readName(readManifest(path), find);
    if (name !== null) return name;
  }
  const last = (remote ?? root).split(/[\\/]/).findLast((part) => part !== '');
  return last ?? root;
}

function readName(text: string | null, find: (text: string) => unknown): string | null {
  if (text === null) return null;
  try {
    return named.safeParse(find(text)).data?.name ?? null;
  } catch {
    return null; // A manifest that does not parse is reported by who reads manifests.
  }
}
