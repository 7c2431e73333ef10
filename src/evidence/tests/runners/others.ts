import { baseOf, folderOf, pathFrom } from '../../../repository/paths.ts';
import { stemOf } from '../names.ts';
import type { RunnerFacts } from './runner.ts';
import { inFolder, nearestFolderWith, quote } from './runner.ts';

/** The command for a test in a language whose tool runs it by path, package or class name; null for one that is not known. */
export function otherCommand(path: string, facts: RunnerFacts): string | null {
  return COMMANDS[baseOf(path).replace(/^.*\./, '')]?.(path, facts) ?? null;
}

const COMMANDS: Readonly<Record<string, (path: string, facts: RunnerFacts) => string | null>> = {
  go: goCommand,
  rb: rubyCommand,
  php: phpCommand,
  cs: dotnetCommand,
  exs: (path) => `mix test ${quote(path)}`,
  swift: (path) => `swift test --filter ${stemOf(path)}`,
  dart: (path, { repository }) =>
    /^\s*flutter:/m.test(repository.read('pubspec.yaml') ?? '')
      ? `flutter test ${quote(path)}`
      : `dart test ${quote(path)}`,
  bats: (path) => `bats ${quote(path)}`,
};

/** Go runs packages, so a file alone is picked by the names of its tests while they are few enough to type. */
function goCommand(path: string, { repository, tests }: RunnerFacts): string {
  const module = nearestFolderWith(repository, path, /^go\.mod$/) ?? '';
  const folder = folderOf(pathFrom(module, path));
  const names = (tests.find((test) => test.path === path)?.cases ?? []).map(({ name }) => name);
  const run = names.filter((name) => !name.startsWith('Benchmark'));
  const place = folder === '' ? '.' : `./${folder}`;
  if (names.length > 0 && run.length === 0)
    return inFolder(module, `go test ${place} -run '^$' -bench ${pattern(names)}`);
  return inFolder(module, `go test ${place}${run.length > 0 && run.length <= 4 ? ` -run ${pattern(run)}` : ''}`);
}

function pattern(names: readonly string[]): string {
  return names.length === 1 ? `'^${names[0] ?? ''}$'` : names.length > 4 ? '.' : `'^(${names.join('|')})$'`;
}

function rubyCommand(path: string, { repository }: RunnerFacts): string {
  if (path.endsWith('_spec.rb') || path.startsWith('spec/')) return `bundle exec rspec ${quote(path)}`;
  return repository.file('bin/rails') === undefined
    ? `bundle exec ruby -Itest ${quote(path)}`
    : `bin/rails test ${quote(path)}`;
}

function phpCommand(path: string, { repository, packages }: RunnerFacts): string {
  if (repository.file('artisan') !== undefined) return `php artisan test ${quote(path)}`;
  const pest = packages.dependencies.some(({ name }) => name === 'pestphp/pest');
  return `vendor/bin/${pest ? 'pest' : 'phpunit'} ${quote(path)}`;
}

function dotnetCommand(path: string, { repository }: RunnerFacts): string {
  const folder = nearestFolderWith(repository, path, /\.csproj$/);
  const project = repository.files.find(
    (file) => folderOf(file.path) === folder && file.path.endsWith('.csproj'),
  )?.path;
  return `dotnet test ${project === undefined ? '' : `${quote(project)} `}--filter FullyQualifiedName~${stemOf(path)}`;
}
