import type { Located } from '../located/located.ts';
import { at, entriesAt, itemsAt, textAt } from '../located/located.ts';
import { parseYaml } from '../located/parse-yaml.ts';
import { joinPath } from '../../repository/paths.ts';
import type { ShellLine } from '../../repository/shell/read-shell.ts';
import type { CiLine } from './ci-format.ts';
import { defineCiFormat } from './ci-format.ts';
import { expandMatrix, readAxes, readMatrix } from './expand-matrix.ts';
import { commandOfAction } from './known-actions.ts';
import { readScript } from './script-lines.ts';

/** GitHub Actions: workflows, and the composite actions that they share. */
export const githubActions = defineCiFormat({
  name: 'GitHub Actions',
  matches: (path) => /^\.github\/(?:workflows\/[^/]+|(?:actions|workflows)\/.+\/action)\.ya?ml$/u.test(path),
  parse: (text) => {
    const root = parseYaml(text);
    const fileLines = text.split(/\r?\n/u);
    const composite = at(root, 'runs');
    const jobs = composite === undefined ? entriesAt(root, 'jobs') : [['', composite] as const];
    return {
      gate: composite !== undefined || runsForChanges(at(root, 'on')),
      axes: jobs.flatMap(([, job]) => readAxes(at(job, 'strategy'))),
      lines: jobs.flatMap(([id, job]) => readJob(textAt(job, 'name') ?? id, job, root, fileLines)),
    };
  },
});

/** A push of tags alone, a schedule, a release or a button stops no change. */
function runsForChanges(on: Located | undefined): boolean {
  const events = on?.text === null ? [...on.items.flatMap(({ text }) => text ?? []), ...on.entries.keys()] : [on?.text];
  const push = at(on, 'push');
  const tagsOnly = push !== undefined && push.entries.has('tags') && !push.entries.has('branches');
  return events.some(
    (event) =>
      event === 'pull_request' ||
      event === 'pull_request_target' ||
      event === 'merge_group' ||
      event === 'workflow_call' ||
      (event === 'push' && !tagsOnly),
  );
}

function readJob(name: string, job: Located, root: Located, fileLines: readonly string[]): readonly CiLine[] {
  if (itemsAt(job, 'steps').some(checksOutOther)) return [];
  const matrix = readMatrix(at(job, 'strategy'));
  const jobFolder =
    textAt(job, 'defaults', 'run', 'working-directory') ?? textAt(root, 'defaults', 'run', 'working-directory');
  return itemsAt(job, 'steps').flatMap((step) => {
    const folder = textAt(step, 'working-directory') ?? jobFolder ?? '';
    const shared = { step: textAt(step, 'name'), job: name };
    const action = readAction(step);
    const lines = action === null ? readScript(at(step, 'run'), fileLines) : [action];
    return lines.map(({ directory, ...line }) => ({
      ...line,
      ...shared,
      folder: joinPath(folder, directory) ?? '',
      variants: expandMatrix(line.text + chosenEnvironment(line.text, step, job), matrix),
    }));
  });
}

/** A job that works in another repository says nothing about this one. */
function checksOutOther(step: Located): boolean {
  const repository = textAt(step, 'with', 'repository');
  const checkout = textAt(step, 'uses')?.startsWith('actions/checkout@') === true;
  // Named by an expression, it is this one or a fork of it.
  return checkout && repository !== null && !repository.includes('${{') && textAt(step, 'with', 'path') === null;
}

/** tox and nox also take their environments from a variable. */
function chosenEnvironment(text: string, ...owners: readonly Located[]): string {
  const variables = /\btox\b/u.test(text) ? ['TOX_ENV', 'TOXENV'] : /\bnox\b/u.test(text) ? ['NOXSESSION'] : [];
  const [value] = owners.flatMap((owner) => variables.flatMap((name) => textAt(owner, 'env', name) ?? []));
  return value === undefined ? '' : ` -e ${value}`;
}

/** Some actions run a tool without a `run:` line; their line is that of `uses:`. */
function readAction(step: Located): ShellLine | null {
  const uses = at(step, 'uses');
  const text = uses?.text === null || uses === undefined ? null : commandOfAction(uses.text, at(step, 'with'));
  return text === null || uses === undefined
    ? null
    : { text, directory: '', startLine: uses.startLine, endLine: uses.startLine };
}
