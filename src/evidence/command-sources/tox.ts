import type { Located } from '../located/located.ts';
import { at, entriesAt, textAt, textsOf } from '../located/located.ts';
import { parseIni } from '../located/parse-ini.ts';
import { parseToml } from '../located/parse-toml.ts';
import type { DefinedCommand } from './command-source.ts';
import { defineCommandSource, written } from './command-source.ts';

/** Environments of tox: of `tox.ini`, `tox.toml`, and the tables of `pyproject.toml`. */
export const tox = defineCommandSource({
  matches: (name) => ['tox.ini', 'tox.toml', 'pyproject.toml', 'setup.cfg'].includes(name),
  parse: ({ path, text }) => {
    if (path.endsWith('.ini')) return readIni(parseIni(text), 'testenv');
    if (path.endsWith('.cfg')) return readIni(parseIni(text), 'tox:testenv');
    const root = parseToml(text);
    return readTables(path.endsWith('tox.toml') ? root : at(root, 'tool', 'tox'), text);
  },
});

function readIni(root: Located, base: string): readonly DefinedCommand[] {
  return entriesAt(root)
    .filter(([section]) => section === base || section.startsWith(`${base}:`))
    .flatMap(([section, environment]) =>
      toCommands(section === base ? null : section.slice(base.length + 1), environment, commandTexts(environment)),
    );
}

function readTables(tool: Located | undefined, text: string): readonly DefinedCommand[] {
  const legacy = textAt(tool, 'legacy_tox_ini');
  if (legacy !== null) {
    // The lines of a document inside a string are counted from the string, whose first line break does not belong to it.
    const startLine = at(tool, 'legacy_tox_ini')?.startLine ?? 1;
    const offset = /(?:"""|''')\s*$/u.test(text.split('\n')[startLine - 1] ?? '') ? startLine : startLine - 1;
    return readIni(parseIni(legacy), 'testenv').map((command) => ({
      ...command,
      startLine: command.startLine + offset,
      endLine: command.endLine + offset,
    }));
  }
  const base = at(tool, 'env_run_base');
  const environments = entriesAt(tool, 'env').flatMap(([name, environment]) =>
    toCommands(name, environment, wordLists(at(environment, 'commands'))),
  );
  return [...toCommands(null, base, wordLists(at(base, 'commands'))), ...environments];
}

function commandTexts(environment: Located): readonly string[] {
  return textsOf(at(environment, 'commands')).map(({ text }) => text ?? '');
}

/** Commands of the TOML form: lists of words; a `{ replace = … }` stands for what the user passes on. */
function wordLists(commands: Located | undefined): readonly string[] {
  return (commands?.items ?? []).map(({ items }) => items.flatMap(({ text }) => text ?? []).join(' '));
}

/** The base environment is run by plain `tox`; generative names (`py{39,310}`) are kept as they are written. */
function toCommands(
  name: string | null,
  environment: Located | undefined,
  commands: readonly string[],
): readonly DefinedCommand[] {
  const lines = at(environment, 'commands') ?? environment;
  const [definition] = commands;
  if (definition === undefined || lines === undefined || environment === undefined) return [];
  const run = name === null ? 'tox' : `tox run -e ${name}`;
  return [
    written(
      run,
      name ?? 'tox',
      definition,
      { startLine: name === null ? lines.startLine : environment.startLine },
      commands,
    ),
  ];
}
