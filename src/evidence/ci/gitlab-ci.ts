import type { Located } from '../located/located.ts';
import { at, entriesAt } from '../located/located.ts';
import { parseYaml } from '../located/parse-yaml.ts';
import { joinPath } from '../../repository/paths.ts';
import type { CiLine } from './ci-format.ts';
import { defineCiFormat } from './ci-format.ts';
import { readScripts } from './script-lines.ts';

/** Keys at the top that are no jobs. */
const settings = new Set([
  'default',
  'include',
  'stages',
  'variables',
  'workflow',
  'image',
  'services',
  'cache',
  'spec',
]);

/** GitLab CI: the scripts of every job, hidden templates included. */
export const gitlabCi = defineCiFormat({
  name: 'GitLab CI',
  matches: (path) => /^(?:\.gitlab-ci\.ya?ml|\.gitlab\/(?:ci\/)?[^/]+\.ya?ml)$/u.test(path),
  parse: (text) => {
    const fileLines = text.split(/\r?\n/u);
    const jobs = entriesAt(parseYaml(text)).filter(([name]) => !settings.has(name));
    return { gate: true, axes: [], lines: jobs.flatMap(([name, job]) => readJob(name, job, fileLines)) };
  },
});

function readJob(name: string, job: Located, fileLines: readonly string[]): readonly CiLine[] {
  return ['before_script', 'script', 'after_script']
    .flatMap((key) => readScripts(at(job, key), fileLines))
    .map(({ directory, ...line }) => ({
      ...line,
      folder: joinPath('', directory) ?? '',
      step: null,
      job: name,
      variants: [line.text],
    }));
}
