import { entriesAt, textAt } from '../located/located.ts';
import { parseJson } from '../located/parse-json.ts';
import { defineCommandSource, written } from './command-source.ts';

/** Tasks of Deno. */
export const denoTasks = defineCommandSource({
  matches: (name) => /^deno\.jsonc?$/u.test(name),
  parse: ({ text }) =>
    entriesAt(parseJson(text), 'tasks').flatMap(([name, task]) => {
      const definition = task.text ?? textAt(task, 'command');
      return definition === null ? [] : [written(`deno task ${name}`, name, definition, { startLine: task.startLine })];
    }),
});
