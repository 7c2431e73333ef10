import { at, entriesAt, textAt, textsOf } from '../located/located.ts';
import { parseToml } from '../located/parse-toml.ts';
import { defineCommandSource, written } from './command-source.ts';

/** Tasks of mise. */
export const miseTasks = defineCommandSource({
  matches: (name) => /^\.?mise\.toml$/u.test(name),
  parse: ({ text }) =>
    entriesAt(parseToml(text), 'tasks').flatMap(([name, task]) => {
      const runs = [...textsOf(task), ...textsOf(at(task, 'run'))].flatMap(({ text: run }) => run ?? []);
      const needs = textsOf(at(task, 'depends')).flatMap(({ text: need }) => need ?? []);
      const definition = runs[0] ?? textAt(task, 'description') ?? `needs ${needs.join(', ')}`;
      const calls = [...needs.map((need) => `mise run ${need}`), ...runs];
      return [written(`mise run ${name}`, name, definition.split('\n')[0] ?? '', { startLine: task.startLine }, calls)];
    }),
});
