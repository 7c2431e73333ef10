import type { DefinedCommand } from './command-source.ts';
import { defineCommandSource, written } from './command-source.ts';

/** A task, which a Rakefile may add to in several places; the first one is where it stands. */
interface OpenTask {
  readonly name: string;
  readonly line: number;
  readonly text: string;
  readonly description: string | null;
  readonly needs: readonly string[];
}

/** Tasks of a Rakefile with a plain name, under their namespaces, and those of the classes that define well-known ones. */
export const rakefile = defineCommandSource({
  matches: (name) => /^[Rr]akefile(?:\.rb)?$/u.test(name),
  parse: ({ text }) => {
    const tasks = new Map<string, OpenTask>();
    for (const task of readTasks(text.split(/\r?\n/u))) {
      const first = tasks.get(task.name) ?? task;
      const description = first.description ?? task.description;
      tasks.set(task.name, { ...first, description, needs: [...new Set([...first.needs, ...task.needs])] });
    }
    return [...tasks.values()].map(toCommand);
  },
});

function readTasks(lines: readonly string[]): readonly OpenTask[] {
  const found: OpenTask[] = [];
  const namespaces: { readonly name: string; readonly indent: number }[] = [];
  let description: string | null = null;
  for (const [index, content] of lines.entries()) {
    const indent = /^\s*/u.exec(content)?.[0].length ?? 0;
    if (/^\s*end\b/u.test(content) && namespaces.at(-1)?.indent === indent) namespaces.pop();
    const namespace = /^\s*namespace\s+:?["']?(\w+)/u.exec(content)?.[1];
    if (namespace !== undefined) namespaces.push({ name: namespace, indent });
    const task = readTask(content);
    if (task !== null) {
      const name = [...namespaces.map((outer) => outer.name), task.name].join(':');
      found.push({ ...task, name, line: index + 1, text: content.trim(), description });
    }
    description = /^\s*desc\s+["'](.+)["']/u.exec(content)?.[1] ?? (content.trim() === '' ? description : null);
  }
  return found;
}

const taskClasses: Readonly<Record<string, string>> = {
  'Rake::TestTask': 'test',
  'Minitest::TestTask': 'test',
  'RSpec::Core::RakeTask': 'spec',
  'RuboCop::RakeTask': 'rubocop',
  'YARD::Rake::YardocTask': 'yard',
};

/** `task default: [:lint, :test]`, `task :all => :test`, or a class such as `Rake::TestTask.new(:unit)`. */
function readTask(content: string): Pick<OpenTask, 'name' | 'needs'> | null {
  const [, plain, rest = ''] =
    /^\s*(?:multi)?task[\s(]+:?["']?([a-z][\w-]*(?::[a-z][\w-]*)*)["']?(.*)$/iu.exec(content) ?? [];
  if (plain !== undefined) {
    const list = /^\s*(?:,[^=]*)?(?:=>|:)\s*(\[[^\]]*\]|%w[[(][^\])]*[\])]|[:"'][\w:]+)/u.exec(rest)?.[1] ?? '';
    const needs = list
      .replace(/^%w/u, '')
      .split(/[\s,[\]()]+/u)
      .map((need) => need.replace(/^:|["']/gu, ''));
    return { name: plain, needs: needs.filter((need) => /^[a-z][\w:-]*$/iu.test(need)) };
  }
  const [, className = '', given] =
    /^\s*([A-Z]\w*(?:::\w+)+)\.(?:new|create)(?:[\s(]+:?["']?(\w+))?/u.exec(content) ?? [];
  const standard = taskClasses[className];
  return standard === undefined ? null : { name: given === undefined || given === 'do' ? standard : given, needs: [] };
}

function toCommand({ name, line, text, description, needs }: OpenTask): DefinedCommand {
  const run = name === 'default' ? 'bundle exec rake' : `bundle exec rake ${name}`;
  const definition = description ?? (needs.length > 0 ? `needs ${needs.join(', ')}` : text);
  const calls = needs.map((need) => `rake ${need}`);
  return written(run, name, definition, { startLine: line }, calls);
}
