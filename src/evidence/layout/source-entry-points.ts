import type { Repository } from '../../repository/repository.ts';
import type { EntryPoint } from '../collectors/layout.ts';
import { baseOf, folderOf } from '../../repository/paths.ts';

/** Files that are entries by their place and by the line that makes them one. */
export function readSourceEntryPoints(repository: Repository, paths: readonly string[]): readonly EntryPoint[] {
  return FORMS.flatMap(({ kind, place, line, name }) =>
    paths
      .filter((path) => place.test(path))
      .slice(0, 40)
      .flatMap((path) => {
        const at = (repository.lines(path) ?? []).findIndex((text) => line.test(text));
        return at < 0 ? [] : [{ kind, name: name(path), at: { path, startLine: at + 1, endLine: at + 1 } }];
      }),
  );
}

const FORMS: readonly {
  readonly kind: EntryPoint['kind'];
  readonly place: RegExp;
  readonly line: RegExp;
  readonly name: (path: string) => string;
}[] = [
  {
    kind: 'executable',
    place: /(?:^|\/)(?:cmd\/(?:.+\/)?)?main\.go$/,
    line: /^func main\(\)/,
    name: (path) => baseOf(folderOf(path)) || 'main',
  },
  {
    kind: 'executable',
    place: /(?:^|\/)src\/bin\/(?:[^/]+|[^/]+\/main)\.rs$/,
    line: /\bfn main\b/,
    name: (path) => baseOf(path.replace(/\/main\.rs$/, '')).replace(/\.rs$/, ''),
  },
  {
    kind: 'executable',
    place: /(?:^|\/)__main__\.py$/,
    line: /\S/,
    name: (path) =>
      `python -m ${folderOf(path)
        .replace(/^src\//, '')
        .replaceAll('/', '.')}`,
  },
  {
    kind: 'script',
    place: /^manage\.py$|^[\w-]+\/manage\.py$/,
    line: /execute_from_command_line/,
    name: () => 'manage.py',
  },
  {
    kind: 'server',
    place: /(?:^|\/)(?:wsgi|asgi)\.py$/,
    line: /^application\s*=/,
    name: (path) => `${path.replace(/\.py$/, '').replaceAll('/', '.')}:application`,
  },
  {
    kind: 'server',
    place: /Application\.(?:java|kt)$/,
    line: /@SpringBootApplication/,
    name: (path) => baseOf(path).replace(/\.\w+$/, ''),
  },
  {
    kind: 'server',
    place: /(?:^|\/)Program\.cs$/,
    line: /WebApplication\.CreateBuilder|CreateHostBuilder|static (?:async )?\w+ Main\(/,
    name: (path) => baseOf(folderOf(path)) || 'Program',
  },
  { kind: 'server', place: /(?:^|\/)config\.ru$/, line: /^run\b/, name: () => 'config.ru' },
  { kind: 'server', place: /(?:^|\/)public\/index\.php$/, line: /<\?php/, name: () => 'public/index.php' },
];
