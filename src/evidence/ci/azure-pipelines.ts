import type { Located } from '../located/located.ts';
import { at, itemsAt, textAt } from '../located/located.ts';
import { parseYaml } from '../located/parse-yaml.ts';
import { joinPath } from '../../repository/paths.ts';
import type { CiLine } from './ci-format.ts';
import { defineCiFormat } from './ci-format.ts';
import { readScripts } from './script-lines.ts';

/** Azure Pipelines: script steps, in stages and jobs or without them. */
export const azurePipelines = defineCiFormat({
  name: 'Azure Pipelines',
  matches: (path) => /(?:^|\/)\.?azure-pipelines?(?:[.-][\w.-]+)?\.ya?ml$/u.test(path),
  parse: (text) => {
    const fileLines = text.split(/\r?\n/u);
    const root = parseYaml(text);
    return {
      gate: textAt(root, 'trigger') !== 'none' || at(root, 'pr') !== undefined,
      axes: [],
      lines: readLevel(root, '', fileLines),
    };
  },
});

function readLevel(node: Located, name: string, fileLines: readonly string[]): readonly CiLine[] {
  const inner = ['stages', 'jobs'].flatMap((key) => itemsAt(node, key));
  const nested = inner.flatMap((item) =>
    readLevel(item, textAt(item, 'displayName') ?? textAt(item, 'job') ?? textAt(item, 'stage') ?? name, fileLines),
  );
  const steps = itemsAt(node, 'steps').flatMap((step) => {
    const script = at(step, 'script') ?? at(step, 'bash') ?? at(step, 'pwsh') ?? at(step, 'powershell');
    return readScripts(script, fileLines).map(({ directory, ...line }) => ({
      ...line,
      folder: joinPath((textAt(step, 'workingDirectory') ?? '').replace(/^\$\([^)]*\)\/?/u, ''), directory) ?? '',
      step: textAt(step, 'displayName'),
      job: name,
      variants: [line.text],
    }));
  });
  return [...nested, ...steps];
}
