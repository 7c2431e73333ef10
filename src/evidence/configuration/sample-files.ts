import { isTestPath } from '../../repository/path-kinds.ts';
import type { Repository } from '../../repository/repository.ts';
import type { EnvironmentRead } from './read-environment.ts';

/** Files that hold samples of the environment: meant to be read, unlike the `.env` that they are copied to. */
const SAMPLE =
  /(?:^|\/)(?:\.?env[._-](?:[\w-]+\.)?(?:example|sample|template|dist|defaults?)|\.?(?:example|sample)\.env)$/i;
const SETTINGS =
  /(?:^|\/)(?:settings(?:\/(?:__init__|base|common|defaults?|dev|development|local|prod|production|staging|test|testing))?\.py|appsettings(?:\.\w+)?\.json|application(?:-\w+)?\.(?:ya?ml|properties)|config\/(?:[\w-]+\/)?[\w.-]+\.(?:ya?ml|toml|json|php|exs)|config\/(?:application|environments\/\w+)\.rb|config\.(?:ya?ml|toml|[cm]?[jt]s|py))$/;

/** Names of sample and settings files, at most forty, shallow first. */
export function findConfigurationFiles({ files }: Repository): readonly string[] {
  return files
    .map(({ path }) => path)
    .filter(
      (path) =>
        (SAMPLE.test(path) || SETTINGS.test(path)) &&
        !isTestPath(path) &&
        !/(?:^|\/)(?:\.[\w-]+|node_modules|vendor|examples?|docs?)\//.test(path),
    )
    .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))
    .slice(0, 40);
}

/** The variables that the sample files declare. */
export function readSampleFiles(repository: Repository): readonly EnvironmentRead[] {
  return repository.files
    .filter(({ path }) => SAMPLE.test(path) && !isTestPath(path))
    .flatMap(({ path }) => (repository.lines(path) ?? []).flatMap((line, at) => readDeclaration(path, line, at + 1)));
}

function readDeclaration(path: string, text: string, line: number): readonly EnvironmentRead[] {
  const [, key, value = ''] = /^\s*(?:#\s?)?(?:export\s+)?([A-Z][A-Z0-9_]+)=(.*)$/.exec(text) ?? [];
  if (key === undefined) return [];
  const written = value
    .replace(/\s+#.*$/, '')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  return [{ key, kind: 'environment', default: written === '' ? null : written, path, line, declares: true }];
}
