import type { Located } from '../located/located.ts';
import { at, entriesAt, itemsAt, textAt } from '../located/located.ts';
import { parseYaml } from '../located/parse-yaml.ts';
import { joinPath } from '../../repository/paths.ts';
import type { CiLine } from './ci-format.ts';
import { defineCiFormat } from './ci-format.ts';
import { readScripts } from './script-lines.ts';

/** CircleCI: `run` steps of jobs and of shared commands. */
export const circleCi = defineCiFormat({
  name: 'CircleCI',
  matches: (path) => /^\.circleci\/config\.ya?ml$/u.test(path),
  parse: (text) => {
    const root = parseYaml(text);
    const fileLines = text.split(/\r?\n/u);
    const owners = [...entriesAt(root, 'jobs'), ...entriesAt(root, 'commands')];
    return { gate: true, axes: [], lines: owners.flatMap(([name, owner]) => readSteps(name, owner, fileLines)) };
  },
});

function readSteps(name: string, owner: Located, fileLines: readonly string[]): readonly CiLine[] {
  return itemsAt(owner, 'steps').flatMap((step) => {
    const run = at(step, 'run');
    const folder = textAt(run, 'working_directory') ?? textAt(owner, 'working_directory') ?? '';
    const script = at(run, 'command') ?? run;
    return readScripts(script, fileLines).map(({ directory, ...line }) => ({
      ...line,
      folder: joinPath(folder.startsWith('~') ? '' : folder, directory) ?? '',
      step: textAt(run, 'name'),
      job: name,
      variants: [line.text],
    }));
  });
}
