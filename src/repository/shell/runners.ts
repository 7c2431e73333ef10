/** A program that runs what a project defines by name. */
export interface Runner {
  readonly programs: readonly string[];
  /** True if it runs the name in every workspace that has it, wherever it is typed. */
  readonly everywhere?: true;
  /** Keys of what its arguments ask for. */
  readonly read: (words: readonly string[], program: string) => readonly string[];
}

/** Every such program; those that take the same names alike stand together. */
export const runners: readonly Runner[] = [
  { programs: ['npm', 'pnpm', 'yarn', 'bun', 'deno'], read: readScript },
  { programs: ['node'], read: (words) => (words[0] === '--run' ? scripts(words.slice(1, 2)) : []) },
  { programs: ['run-s', 'run-p', 'npm-run-all', 'npm-run-all2', 'ni', 'nr'], read: (words) => scripts(names(words)) },
  {
    programs: ['turbo', 'lerna', 'nx', 'wireit'],
    everywhere: true,
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
    if (/^-[es]\w/u.test(word)) return word.slice(2).split(',');
    return flag.test(words[index - 1] ?? '') ? word.split(',') : [];
  });
  return (found.length === 0 ? ['*'] : found).map((name) => `${program} ${name}`);
}

function names(words: readonly string[]): readonly string[] {
  return words.filter((word) => !word.startsWith('-'));
}
