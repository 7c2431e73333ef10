import { entriesAt } from '../located/located.ts';
import { parseJson } from '../located/parse-json.ts';
import type { NodePackageManager } from '../technologies/node-package-manager.ts';
import { findNodePackageManager } from '../technologies/node-package-manager.ts';
import { defineCommandSource, written } from './command-source.ts';

/** Scripts of `package.json`, typed with the package manager of the folder. Hooks that npm runs by itself are left out. */
export const packageScripts = defineCommandSource({
  matches: (name) => name === 'package.json',
  parse: ({ text, folder, read, hasFile }) => {
    const manager = findNodePackageManager(folder, { read, hasFile }).name;
    const scripts = entriesAt(parseJson(text), 'scripts');
    const names = new Set(scripts.map(([name]) => name));
    return scripts
      .filter(([name, { text: definition }]) => definition !== null && !isHook(name, names))
      .map(([name, script]) => written(typed(manager, name), name, script.text ?? '', script));
  },
});

const lifecycle =
  /^(?:(?:pre|post)?(?:install|publish|pack|version|uninstall|shrinkwrap)|prepare|preprepare|postprepare|prepublishOnly|dependencies)$/u;

function isHook(name: string, names: ReadonlySet<string>): boolean {
  const base = /^(?:pre|post)(.+)$/u.exec(name)?.[1];
  return lifecycle.test(name) || (base !== undefined && names.has(base));
}

function typed(manager: NodePackageManager['name'], name: string): string {
  if (name === 'test' && manager !== 'bun') return `${manager} test`;
  return manager === 'yarn' && !/^(?:run|add|install|pack|publish|version|exec|up|why|init|link)$/u.test(name)
    ? `yarn ${name}`
    : `${manager} run ${name}`;
}
