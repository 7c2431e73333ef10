import { pathFrom } from '../../paths.ts';
import type { RunnerFacts } from './runner.ts';
import { inFolder, nearestFolderWith } from './runner.ts';

/** The command for a Rust test: one integration test by name, or the unit tests of a module. */
export function rustCommand(path: string, { repository, packages }: RunnerFacts): string | null {
  const folder = nearestFolderWith(repository, path, /^Cargo\.toml$/);
  if (folder === null) return null;
  const crate = packages.workspaces.find(({ ecosystem, path: at }) => ecosystem === 'cargo' && at === folder);
  const root = nearestFolderWith(repository, 'x', /^Cargo\.toml$/) === null ? folder : '';
  const alone = packages.workspaces.filter(({ ecosystem }) => ecosystem === 'cargo').length <= 1;
  const scope = alone || crate === undefined ? '' : ` -p ${crate.name}`;
  return inFolder(root, `cargo test${scope} ${targetOf(pathFrom(folder, path))}`.trim());
}

function targetOf(path: string): string {
  const integration = /^tests\/([^/]+?)(?:\.rs|\/)/.exec(path)?.[1];
  if (integration !== undefined) return `--test ${integration}`;
  const binary = /^src\/bin\/([^/]+?)(?:\.rs|\/)/.exec(path)?.[1];
  if (binary !== undefined) return `--bin ${binary}`;
  if (!path.startsWith('src/')) return '';
  if (path === 'src/main.rs') return '--bins';
  const module = path
    .slice('src/'.length)
    .replace(/(?:\/mod)?\.rs$/, '')
    .replaceAll('/', '::');
  return module === 'lib' ? '--lib' : `--lib ${module}`;
}
