import type { Located } from '../located/located.ts';
import { at, entriesAt, textAt, textsOf } from '../located/located.ts';
import { parseYaml } from '../located/parse-yaml.ts';
import { defineCommandSource, written } from './command-source.ts';

/** Tasks of a Taskfile; internal ones are left out. */
export const taskfile = defineCommandSource({
  matches: (name) => /^[Tt]askfile(?:\.dist)?\.ya?ml$/u.test(name),
  parse: ({ text }) =>
    entriesAt(parseYaml(text), 'tasks').flatMap(([name, task]) => {
      if (textAt(task, 'internal') === 'true') return [];
      const commands = readCommands(task);
      const needs = (at(task, 'deps')?.items ?? []).flatMap((item) => item.text ?? textAt(item, 'task') ?? []);
      const definition =
        commands.find((command) => !command.startsWith('task ')) ?? textAt(task, 'desc') ?? `needs ${needs.join(', ')}`;
      const calls = [...needs.map((need) => `task ${need}`), ...commands];
      return [written(`task ${name}`, name, definition, { startLine: task.startLine }, calls)];
    }),
});

function readCommands(task: Located): readonly string[] {
  const direct = [...textsOf(task), ...textsOf(at(task, 'cmd'))].flatMap(({ text }) => text ?? []);
  const listed = [...task.items, ...(at(task, 'cmds')?.items ?? [])].flatMap((item) => {
    const called = textAt(item, 'task');
    return item.text ?? textAt(item, 'cmd') ?? (called === null ? [] : `task ${called}`);
  });
  return [...direct, ...listed];
}
