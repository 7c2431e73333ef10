import type { Citation } from '../citation.ts';
import type { Collector } from '../collector.ts';
import { describeRepository } from '../layout/describe-repository.ts';
import { findEntryPoints } from '../layout/find-entry-points.ts';
import { describeFolders } from '../layout/describe-folders.ts';
import { scanSources } from '../scan/scan-sources.ts';
import { collectPackages } from './packages.ts';

/** A folder that tells how the repository is laid out. */
export interface Folder {
  readonly path: string;
  readonly files: number;
  /** What it holds, from its README, package description or module docstring; null when nothing says. */
  readonly purpose: string | null;
  readonly purposeAt: Citation | null;
}

/** A way into the code from outside. */
export interface EntryPoint {
  readonly kind: 'executable' | 'library' | 'export' | 'server' | 'script';
  readonly name: string;
  readonly at: Citation;
}

/** An HTTP route or a command that the code registers. The path is the registered one; where its router is mounted is not added. */
export interface Route {
  readonly kind: 'http' | 'command';
  /** `GET`, `POST`, … or empty. */
  readonly method: string;
  readonly path: string;
  readonly at: Citation;
}

export interface LayoutFacts {
  /** At most 40, shallow first. */
  readonly folders: readonly Folder[];
  readonly entryPoints: readonly EntryPoint[];
  /** Those near the candidates first, at most 200. */
  readonly routes: readonly Route[];
  /** First sentence of the README's prose, or the manifest's description; null when neither is there. */
  readonly description: string | null;
  readonly descriptionAt: Citation | null;
}

export const collectLayout: Collector<LayoutFacts> = async ({ repository, use }) => {
  const { workspaces } = await use(collectPackages);
  const { routes } = await use(scanSources);
  return {
    folders: describeFolders(repository, workspaces),
    entryPoints: findEntryPoints(repository, workspaces),
    routes: routes.slice(0, 200),
    ...describeRepository(repository, workspaces),
  };
};
