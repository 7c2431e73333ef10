import type { Repository } from '../../repository/repository.ts';
import type { Citation } from '../citation.ts';
import type { Located } from '../located/located.ts';
import { at } from '../located/located.ts';
import { parseIni } from '../located/parse-ini.ts';
import { parseJson } from '../located/parse-json.ts';
import { parseToml } from '../located/parse-toml.ts';
import { baseOf } from '../../repository/paths.ts';

/** A manifest that tools keep their configuration in, and the key of each tool there. */
interface SharedFile {
  readonly tools: (text: string) => Located | undefined;
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

const pythonSections = {
  pytest: ['tool:pytest', 'pytest'],
  Flake8: ['flake8'],
  mypy: ['mypy'],
  isort: ['isort', 'tool:isort'],
  Pylint: ['pylint', 'MASTER'],
} as const;

const sharedFiles: Readonly<Record<string, SharedFile>> = {
  'pyproject.toml': {
    tools: (text) => at(parseToml(text), 'tool'),
    keys: {
      pytest: ['pytest'],
      tox: ['tox'],
      Ruff: ['ruff'],
      Pylint: ['pylint'],
      mypy: ['mypy'],
      Pyright: ['pyright'],
      basedpyright: ['basedpyright'],
      Black: ['black'],
      isort: ['isort'],
      Bandit: ['bandit'],
      codespell: ['codespell'],
      Hatchling: ['hatch'],
      setuptools: ['setuptools'],
    },
  },
  'setup.cfg': { tools: parseIni, keys: pythonSections },
  'tox.ini': { tools: parseIni, keys: pythonSections },
  'package.json': {
    tools: parseJson,
    keys: {
      Jest: ['jest'],
      ESLint: ['eslintConfig'],
      Prettier: ['prettier'],
      Mocha: ['mocha'],
      AVA: ['ava'],
      XO: ['xo'],
      Stylelint: ['stylelint'],
      Babel: ['babel'],
      tap: ['tap'],
      Knip: ['knip'],
    },
  },
};

/** True for a manifest that tools keep configuration in. */
export function isSharedConfiguration(path: string): boolean {
  return sharedFiles[baseOf(path)] !== undefined;
}

/** Where a tool is configured in this manifest, or null. */
export function findInManifest(tool: string, path: string, repository: Repository): Citation | null {
  const file = sharedFiles[baseOf(path)];
  const keys = file?.keys[tool];
  const text = keys === undefined ? null : repository.read(path);
  if (file === undefined || keys === undefined || text === null) return null;
  try {
    const tools = file.tools(text);
    const found = keys.map((key) => at(tools, key)).find((node) => node !== undefined);
    return found === undefined ? null : { path, startLine: found.startLine, endLine: found.startLine };
  } catch {
    return null;
  }
}
