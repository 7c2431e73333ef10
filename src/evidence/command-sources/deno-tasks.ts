import { entriesAt, textAt } from '../located/located.ts';
import { parseJson } from '../located/parse-json.ts';
import { baseOf } from '../paths.ts';
import { defineCommandSource, written } from './command-source.ts';

/** Tasks of Deno. */
export const denoTasks = defineCommandSource({
  matches: (path) => /^deno\.jsonc?$/u.test(baseOf(path)),
  parse: ({ text }) =>
    entriesAt(parseJson(text), 'tasks').flatMap(([name, task]) => {
      const definition = task.text ?? textAt(task, 'command');
      return definition === null ? [] : [written(`deno task ${name}`, name, definition, { startLine: task.startLine })];
    }),
});
