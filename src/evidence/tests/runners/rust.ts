import { pathFrom } from '../../../repository/paths.ts';
import type { RunnerFacts } from './runner.ts';
import { inFolder, nearestFolderWith } from './runner.ts';

/** The command for a Rust test: one integration test by name, or the unit tests of a module. */
export function rustCommand(path: string, { repository, packages }: RunnerFacts): string | null {
  const folder = nearestFolderWith(repository, path, /^Cargo\.toml$/);
  if (folder === null) return null;
  const crates = packages.workspaces.filter(({ ecosystem }) => ecosystem === 'cargo');
  const crate = crates.find((one) => one.path === folder);
  // A crate outside of the root's workspace is run where it is.
  const root = crate === undefined || repository.file('Cargo.toml') === undefined ? folder : '';
  const scope = root === folder || crates.length <= 1 ? '' : ` -p ${crate?.name ?? ''}`;
  const hasLibrary = repository.file(folder === '' ? 'src/lib.rs' : `${folder}/src/lib.rs`) !== undefined;
  return inFolder(root, `cargo test${scope} ${targetOf(pathFrom(folder, path), hasLibrary)}`.trim());
}

function targetOf(path: string, hasLibrary: boolean): string {
  const integration = /^tests\/([^/]+?)(?:\.rs|\/)/.exec(path)?.[1];
  if (integration !== undefined) return `--test ${integration}`;
  const binary = /^src\/bin\/([^/]+?)(?:\.rs|\/)/.exec(path)?.[1];
  if (binary !== undefined) return `--bin ${binary}`;
  if (!path.startsWith('src/')) return '';
  const module = path
    .slice('src/'.length)
    .replace(/(?:\/mod)?\.rs$/, '')
    .replaceAll('/', '::');
  const filter = module === 'lib' || module === 'main' ? '' : ` ${module}`;
  return `${hasLibrary && module !== 'main' ? '--lib' : '--bins'}${filter}`;
}
