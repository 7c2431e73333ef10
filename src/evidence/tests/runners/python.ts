import { folderOf, pathFrom } from '../../../repository/paths.ts';
import type { RunnerFacts } from './runner.ts';
import { inFolder, nearestFolderWith, quote } from './runner.ts';

/** The command for a Python test: pytest where it is known, else the test runner of Django or of the standard library. */
export function pythonCommand(path: string, facts: RunnerFacts): string {
  const { repository, packages, commands } = facts;
  const imports = repository.index().files.get(path)?.externalImports ?? [];
  const usesPytest =
    imports.some((specifier) => /^_?pytest\b/.test(specifier)) ||
    packages.dependencies.some(({ name, ecosystem }) => ecosystem === 'pypi' && /^pytest(?:[-_]|$)/.test(name)) ||
    commands.some(({ definition }) => /\bpytest\b/.test(definition)) ||
    nearestFolderWith(repository, path, /^(?:pytest\.ini|conftest\.py)$/) !== null;
  const project = nearestFolderWith(repository, path, LOCKS_AND_MANIFESTS) ?? '';
  const run = runPrefix(project, facts);
  if (usesPytest) return inFolder(project, `${run}pytest ${quote(pathFrom(project, path))}`);
  const django = nearestFolderWith(repository, path, /^(?:manage|runtests)\.py$/);
  if (django === null) return inFolder(project, `${run}python -m unittest ${quote(pathFrom(project, path))}`);
  const label = pathFrom(django, path).replace(/\.py$/, '').replaceAll('/', '.');
  const own = repository.file(django === '' ? 'runtests.py' : `${django}/runtests.py`) !== undefined;
  return inFolder(django, own ? `${run}python runtests.py ${label}` : `${run}python manage.py test ${label}`);
}

const LOCKS_AND_MANIFESTS =
  /^(?:pyproject\.toml|setup\.(?:py|cfg)|uv\.lock|poetry\.lock|pdm\.lock|Pipfile|pytest\.ini|tox\.ini)$/;

/** How the project's environment is entered, by the lockfile at or above its folder. */
function runPrefix(project: string, { repository }: RunnerFacts): string {
  const inside = project === '' ? 'x' : `${project}/x`;
  const found = PREFIXES.map(([lock, prefix]) => ({ prefix, folder: nearestFolderWith(repository, inside, lock) }))
    .filter(({ folder }) => folder !== null)
    .sort((a, b) => folderOf(`${b.folder}/x`).length - folderOf(`${a.folder}/x`).length);
  return found[0]?.prefix ?? '';
}

const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/^uv\.lock$/, 'uv run '],
  [/^poetry\.lock$/, 'poetry run '],
  [/^pdm\.lock$/, 'pdm run '],
  [/^Pipfile\.lock$/, 'pipenv run '],
];
