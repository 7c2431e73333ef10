import { joinPath } from '../paths.ts';
import { runners } from './runners.ts';
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
  const runner = runners.find(({ programs }) => programs.includes(program.replace(/^\.\//u, '')));
  const place = readPlace(rest, folder);
  const plain = { key: words.join(' ').replace(/^\.\//u, ''), folder };
  return [
    ...(runner?.read(place.words, program) ?? []).map((key) => ({
      key,
      folder: runner?.everywhere === true ? null : place.folder,
    })),
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
