import type { Located } from '../located/located.ts';
import { at, entriesAt, textAt } from '../located/located.ts';
import { parseToml } from '../located/parse-toml.ts';
import type { DefinedCommand } from './command-source.ts';
import { defineCommandSource, written } from './command-source.ts';

/** Tasks of poe, pdm, hatch, taskipy and rye in `pyproject.toml`. Entry points (`[project.scripts]`) are no tasks. */
export const pyprojectTasks = defineCommandSource({
  matches: (name) => name === 'pyproject.toml',
  parse: ({ text }) => {
    const tool = at(parseToml(text), 'tool');
    const hatch = entriesAt(tool, 'hatch', 'envs').flatMap(([environment, { entries }]) =>
      readTasks(entries.get('scripts'), environment === 'default' ? 'hatch run ' : `hatch run ${environment}:`),
    );
    return [
      ...readTasks(at(tool, 'poe', 'tasks'), 'poe '),
      ...readTasks(at(tool, 'pdm', 'scripts'), 'pdm run '),
      ...readTasks(at(tool, 'rye', 'scripts'), 'rye run '),
      ...readTasks(at(tool, 'taskipy', 'tasks'), 'task '),
      ...hatch,
    ];
  },
});

function readTasks(table: Located | undefined, prefix: string): readonly DefinedCommand[] {
  return entriesAt(table).flatMap(([name, task]) => {
    if (name.startsWith('_')) return [];
    const calls = readCalls(task);
    const [definition] = calls;
    return definition === undefined
      ? []
      : [written(prefix + name, name, definition, { startLine: task.startLine }, calls)];
  });
}

/** A task is a text, a list of texts, or a table that says how it runs. */
function readCalls(task: Located): readonly string[] {
  if (task.text !== null) return [task.text];
  if (task.items.length > 0) return task.items.flatMap((item) => readCalls(item));
  const single = textAt(task, 'cmd') ?? textAt(task, 'shell') ?? textAt(task, 'call') ?? textAt(task, 'script');
  if (single !== null) return [single];
  return ['composite', 'sequence', 'chain', 'cmd'].flatMap((key) => at(task, key)?.items ?? []).flatMap(readCalls);
}
