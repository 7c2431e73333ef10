import { joinPath } from '../paths.ts';
import { splitCommands, wordsOf } from './read-shell.ts';

/** What a piece of shell asks for, in one form for all ways to type it: `npm run lint`, `yarn lint` and `pnpm -s lint` are one. */
export interface Invocation {
  /** `script lint`, `make test`, `tox typing`, or the normalised words of any other command. */
  readonly key: string;
  /** From the repository root; null when it runs in workspaces that are not named here. */
  readonly folder: string | null;
}

/** Reads every invocation of a shell line that runs in a folder of the repository. */
export function readInvocations(line: string, folder: string): readonly Invocation[] {
  const found: Invocation[] = [];
  let current: string | null = folder;
  for (const command of splitCommands(line)) {
    const words = commandWords(command);
    const [first, second] = words;
    if (first === 'cd' && second !== undefined) current = current === null ? null : joinPath(current, second);
    else if (first !== undefined && current !== null) found.push(...readCommand(words, current));
  }
  return found;
}

/** The words of a command without what only runs it: `uv run --locked pytest -q` is `pytest -q`. */
export function commandWords(command: string): readonly string[] {
  return unwrap(wordsOf(command));
}

/** Programs that only run another one. */
const wrappers: readonly (readonly string[])[] = [
  ['npx'],
  ['bunx'],
  ['pnpm', 'exec'],
  ['pnpm', 'dlx'],
  ['yarn', 'exec'],
  ['npm', 'exec'],
  ['uv', 'run'],
  ['uvx'],
  ['pipx', 'run'],
  ['poetry', 'run'],
  ['pipenv', 'run'],
  ['pdm', 'run'],
  ['rye', 'run'],
  ['bundle', 'exec'],
  ['python', '-m'],
  ['python3', '-m'],
  ['py', '-m'],
  ['time'],
  ['sudo'],
  ['xvfb-run'],
  ['timeout'],
];

function unwrap(words: readonly string[]): readonly string[] {
  const wrapper = wrappers.find((candidate) => candidate.every((word, index) => words[index] === word));
  if (wrapper === undefined) return words;
  const rest = words.slice(wrapper.length);
  const start = rest.findIndex(
    (word, index) => !word.startsWith('-') && !wrapperFlag.test(rest[index - 1] ?? '') && !/^\d+[smh]?$/u.test(word),
  );
  return start === -1 ? words : unwrap(rest.slice(start));
}

/** Flags of wrappers whose value is the next word. */
const wrapperFlag = /^(?:--group|--with|--extra|--from|--package|--python|--project|-p|-c)$/u;

function readCommand(words: readonly string[], folder: string): readonly Invocation[] {
  const [program = '', ...rest] = words;
  const reader = readers.find(({ programs }) => programs.includes(program.replace(/^\.\//u, '')));
  const place = readPlace(rest, folder);
  const plain = { key: words.join(' ').replace(/^\.\//u, ''), folder };
  return [
    ...(reader === undefined ? [] : reader.read(place.words, program)).map((key) => ({ key, folder: place.folder })),
    plain,
  ];
}

/** Flags that say where, and whose value must not be taken for a name. */
function readPlace(words: readonly string[], folder: string): { words: readonly string[]; folder: string | null } {
  const kept: string[] = [];
  let place: string | null = folder;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    const [flag = '', attached] = word.split('=');
    if (word === '--') break;
    if (/^(?:-C|--prefix|--cwd|--dir|--directory|--working-dir)$/u.test(flag)) {
      place = joinPath(folder, attached ?? words[++index] ?? '');
    } else if (/^(?:-r|--recursive|--filter|-F|--workspaces?|-w|-ws|--if-present|--scope)$/u.test(flag)) {
      if (flag !== '--if-present') place = null;
      if (/^(?:--filter|-F|--workspace|-w|--scope)$/u.test(flag) && attached === undefined) index++;
    } else kept.push(word);
  }
  return { words: kept, folder: place };
}

interface Reader {
  readonly programs: readonly string[];
  readonly read: (words: readonly string[], program: string) => readonly string[];
}

const readers: readonly Reader[] = [
  { programs: ['npm', 'pnpm', 'yarn', 'bun', 'deno'], read: readScript },
  { programs: ['node'], read: (words) => (words[0] === '--run' ? scripts(words.slice(1, 2)) : []) },
  { programs: ['run-s', 'run-p', 'npm-run-all', 'npm-run-all2', 'ni', 'nr'], read: (words) => scripts(names(words)) },
  {
    programs: ['turbo', 'lerna', 'nx', 'wireit'],
    read: (words) => scripts(names(words).filter((word) => !/^(?:run|run-many)$/u.test(word))),
  },
  { programs: ['make', 'gmake'], read: (words) => targets('make', words) },
  { programs: ['just'], read: (words) => targets('just', words) },
  { programs: ['task', 'go-task'], read: (words) => targets('task', words) },
  {
    programs: ['mise'],
    read: (words) =>
      names(words)
        .slice(0, 2)
        .flatMap((word) => (/^(?:run|r)$/u.test(word) ? [] : [`mise ${word}`])),
  },
  { programs: ['rake'], read: (words) => targets('rake', words) },
  {
    programs: ['hatch'],
    read: (words) =>
      words[0] === 'run'
        ? names(words)
            .slice(1, 2)
            .map((name) => `hatch ${name}`)
        : [],
  },
  { programs: ['tox'], read: (words) => environments('tox', words, /^(?:-e|--env)$/u) },
  { programs: ['nox'], read: (words) => environments('nox', words, /^(?:-s|-e|--sessions?)$/u) },
  {
    programs: ['composer'],
    read: (words) =>
      names(words.filter((word) => !/^(?:run|run-script)$/u.test(word)))
        .slice(0, 1)
        .map((name) => `composer ${name}`),
  },
  {
    programs: ['poe'],
    read: (words) =>
      names(words)
        .slice(0, 1)
        .map((name) => `poe ${name}`),
  },
];

/** Words of package managers that are their own commands, and never a script of that name. */
const ownWords =
  /^(?:run|run-script|install|i|ci|add|remove|publish|pack|audit|exec|dlx|create|init|cache|config|task|workspaces?|workspace|foreach|set|why|outdated|version)$/u;

function readScript(words: readonly string[], program: string): readonly string[] {
  const [first, second, third] = names(words);
  if (first === 'workspace' || first === 'workspaces') return scripts([third ?? '']);
  if (first === 'run' || first === 'run-script' || first === 'task' || first === 'rum')
    return scripts(second === undefined ? [] : [second]);
  if (first === 't' || first === 'tst') return scripts(['test']);
  // `bun test` and `deno test` are test runners of their own, and npm runs only these two scripts without `run`.
  if (first === undefined || ownWords.test(first) || program === 'bun' || program === 'deno') return [];
  return program === 'npm' && first !== 'test' && first !== 'start' ? [] : scripts([first]);
}

function scripts(found: readonly string[]): readonly string[] {
  return found.map((name) => `script ${name}`);
}

/** No target means the first or default one, written `*`. */
function targets(program: string, words: readonly string[]): readonly string[] {
  const found = names(words).filter((word) => !word.includes('=') && !/^\d+$/u.test(word));
  return (found.length === 0 ? ['*'] : found).map((name) => `${program} ${name}`);
}

/** No environment means all of them, written `*`. */
function environments(program: string, words: readonly string[], flag: RegExp): readonly string[] {
  const found = words.flatMap((word, index) => {
    const [name = '', attached] = word.split('=');
    if (attached !== undefined && flag.test(name)) return attached.split(',');
    return flag.test(words[index - 1] ?? '') ? word.split(',') : [];
  });
  return (found.length === 0 ? ['*'] : found).map((name) => `${program} ${name}`);
}

function names(words: readonly string[]): readonly string[] {
  return words.filter((word) => !word.startsWith('-'));
}
