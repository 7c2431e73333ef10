import type { Located } from '../located/located.ts';
import { at, itemsAt, textAt } from '../located/located.ts';
import { parseYaml } from '../located/parse-yaml.ts';
import { joinPath } from '../../repository/paths.ts';
import type { CiLine } from './ci-format.ts';
import { defineCiFormat } from './ci-format.ts';
import { readScripts } from './script-lines.ts';

/** Travis CI: the phases of the file, and of the jobs in its matrix. */
export const travisCi = defineCiFormat({
  name: 'Travis CI',
  matches: (path) => path === '.travis.yml',
  parse: (text) => {
    const root = parseYaml(text);
    const fileLines = text.split(/\r?\n/u);
    const jobs = [...itemsAt(root, 'jobs', 'include'), ...itemsAt(root, 'matrix', 'include')];
    return { gate: true, axes: [], lines: [root, ...jobs].flatMap((job) => readPhases(job, fileLines)) };
  },
});

function readPhases(job: Located, fileLines: readonly string[]): readonly CiLine[] {
  const name = textAt(job, 'name') ?? 'travis';
  return ['before_install', 'install', 'before_script', 'script', 'after_success']
    .flatMap((phase) => readScripts(at(job, phase), fileLines))
    .map(({ directory, ...line }) => ({
      ...line,
      folder: joinPath('', directory) ?? '',
      step: null,
      job: name,
      variants: [line.text],
    }));
}
