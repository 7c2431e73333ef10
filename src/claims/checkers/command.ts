import type { CommandPurpose } from '../../evidence/collectors/commands.ts';
import { readInvocations } from '../../repository/shell/invocations.ts';
import { popularNames } from '../../research/packages/popular-names.ts';
import { missing, uncheckable, verified, type Claim, type Verdict } from '../claim.ts';
import { defineChecker } from '../checker.ts';
import { programOf, type CommandBook } from '../command-book.ts';
import { fileArguments } from '../file-arguments.ts';
import type { Ground } from '../ground.ts';
import { installedNames } from '../installed-names.ts';
import { everydayPrograms } from '../known-programs.ts';
import { nearestNames } from '../nearest-names.ts';
import { looseName } from '../package-names.ts';
import { plainPath } from '../path-forms.ts';
import { nearestKnown } from './path.ts';

/** Something to type that the repository defines or its tools allow, on files that are there. */
export const checkCommand = defineChecker({
  kind: 'command',
  async check(claim, ground) {
    const invocations = readInvocations(claim.value, '');
    const typed = invocations.at(-1)?.key;
    if (typed === undefined) return uncheckable(claim, 'nothing is run');
    if (/[*<>[\]…]/u.test(typed.split(' ').slice(0, 3).join(' ')))
      return uncheckable(claim, 'a pattern names no single command');
    const book = await ground.commandBook();
    const defined = invocations.slice(0, -1).map(({ key }) => key);
    const verdict = definitionVerdict(claim, { defined, typed, book, ground }) ?? fileVerdict(claim, typed, ground);
    return verdict.status === 'verified' ? await packageVerdict(claim, ground) : verdict;
  },
});

interface Typed {
  /** Keys of scripts, targets and sessions that it calls by name. */
  readonly defined: readonly string[];
  /** Its words, without programs that only run another. */
  readonly typed: string;
  readonly book: CommandBook;
  readonly ground: Ground;
}

/** Null when the repository knows the command. */
function definitionVerdict(claim: Claim, { defined, typed, book, ground }: Typed): Verdict | null {
  const unknown = defined.find((key) => !isDefined(key, book, ground));
  if (unknown !== undefined)
    return missing(claim, 'absent', 'a command that the repository defines', { nearest: nearestRuns(unknown, book) });
  const program = programOf(typed);
  if (defined.length > 0 || everydayPrograms.has(program) || book.hasProgram(program) || isPlace(program, ground))
    return null;
  const alike = nearestNames(
    typed,
    book.commands.map(({ run }) => run),
  );
  return missing(claim, 'absent', 'a command that the repository defines, or a tool that it depends on', {
    nearest: [...alike, ...samePurpose(claim.value, book)],
  });
}

/** Package managers also run programs of dependencies and files by name: `yarn vitest`, `bun run build.ts`. */
function isDefined(key: string, { runs, hasProgram }: CommandBook, ground: Ground): boolean {
  const [runner = '', name = ''] = key.split(' ');
  if (name === '*') return [...runs.keys()].some((known) => known.startsWith(`${runner} `));
  return runs.has(key) || (runner === 'script' && (hasProgram(name) || isPlace(name, ground)));
}

function isPlace(path: string, { repository, finder, declared, isIgnored }: Ground): boolean {
  const plain = plainPath(path);
  if (!/[./]/u.test(plain)) return false;
  return (
    repository.file(plain) !== undefined ||
    repository.hasFolder(plain) ||
    declared.hasPath(plain) ||
    declared.finder.endingIn(plain).length > 0 ||
    finder.endingIn(plain).length > 0 ||
    isIgnored(plain)
  );
}

function fileVerdict(claim: Claim, typed: string, ground: Ground): Verdict {
  if (everydayPrograms.has(programOf(typed)) && !runtimes.has(programOf(typed))) return verified(claim);
  // Node finds `Makefile.js` by `node Makefile`.
  const endings = programOf(typed) === 'node' ? ['', '.js', '.cjs', '.mjs', '.json'] : [''];
  const absent = fileArguments(typed).find((path) => !endings.some((ending) => isPlace(`${path}${ending}`, ground)));
  if (absent === undefined) return verified(claim);
  return missing(claim, 'place', `a command on files that are there, which \`${absent}\` is not`, {
    nearest: nearestKnown(absent, ground),
  });
}

/** What a command installs is there already, 6.2 brings it, or everybody knows it, as tools that only check something. */
async function packageVerdict(claim: Claim, { facts, declared }: Ground): Promise<Verdict> {
  const names = installedNames(claim.value);
  if (names.length === 0) return verified(claim);
  const { dependencies, workspaces } = await facts.packages();
  const known = new Set([...dependencies, ...workspaces].map(({ name }) => looseName(name)));
  const isKnown = (name: string) => known.has(looseName(name)) || declared.hasPackage(name) || popular.has(name);
  const absent = names.find((name) => !isKnown(name));
  if (absent === undefined) return verified(claim);
  return missing(claim, 'absent', `packages that a manifest declares or 6.2 adds, which \`${absent}\` is not`);
}

const popular: ReadonlySet<string> = new Set(
  (['npm', 'pypi', 'cargo', 'go', 'composer', 'rubygems', 'nuget'] as const).flatMap((one) => popularNames(one)),
);

/** Everyday programs whose first file is what they run. */
const runtimes: ReadonlySet<string> = new Set(['node', 'python', 'python3', 'bash', 'sh', 'zsh']);

function nearestRuns(key: string, book: CommandBook): readonly string[] {
  const { runs } = book;
  const [runner = '', name = ''] = key.split(' ');
  const names = [...runs.keys()]
    .filter((known) => known.startsWith(`${runner} `))
    .map((known) => known.slice(runner.length + 1));
  const near = nearestNames(name, names);
  const named = near.length > 0 ? near : names.filter((known) => known.startsWith(name.split(':')[0] ?? name));
  const typed = named.flatMap((known) => runs.get(`${runner} ${known}`) ?? []);
  return typed.length > 0 ? typed : samePurpose(name, book);
}

/** What the words of an unknown command are usually for, so that the repository's own way can be named. */
const wordsOfPurpose: readonly (readonly [RegExp, CommandPurpose])[] = [
  [/cov/u, 'coverage'],
  [/test|spec|jest|mocha|tox|nox/u, 'test'],
  [/lint|ruff check|flake8|clippy|rubocop/u, 'lint'],
  [/format|fmt|prettier|black/u, 'format'],
  [/tsc|mypy|pyright|typecheck/u, 'typecheck'],
  [/build|compile/u, 'build'],
  [/audit/u, 'audit'],
];

function samePurpose(value: string, { commands }: CommandBook): readonly string[] {
  const purpose = wordsOfPurpose.find(([words]) => words.test(value))?.[1];
  return commands.filter((command) => command.purpose === purpose).map(({ run }) => run);
}
