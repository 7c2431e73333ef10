import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import {
  chooseCacheFolder,
  chooseFolder,
  findConfigFile,
  chooseLogLevel,
  isLively,
  loadSettings,
  unknownVariables,
  wantsColour,
} from '../src/config.ts';
import { PlanError } from '../src/errors.ts';
import { createTemporaryFolder } from './support/temporary-repository.ts';

test('takes the defaults when nobody says anything', () => {
  expect(loadSettings({ folder: createTemporaryFolder(), environment: {} })).toEqual({
    size: 'standard',
    include: [],
    exclude: [],
    rerank: false,
    drafter: 'auto',
    author: null,
    plans: 'docs/plans',
    checks: {},
    network: 'on',
    dependencies: {},
    model: null,
    base_url: null,
    answer_format: 'auto',
    prices: null,
    max_cost: null,
    max_tokens: null,
    answer_tokens: null,
    temperature: null,
    timeout: 600,
    start_timeout: 300,
    idle_timeout: 90,
    quiet: false,
    log: 'error',
  });
});

test('lets the file win over the default, the environment over the file, and the flag over all', () => {
  const folder = createTemporaryFolder({
    'groundplan.config.json': '{ "size": "quick", "author": "File", "plans": "plans" }',
  });
  const environment = { GROUNDPLAN_AUTHOR: 'Environment', GROUNDPLAN_SIZE: 'deep' };
  const settings = loadSettings({ folder, environment, flags: { size: 'standard', request: 'not a setting' } });
  expect(settings).toMatchObject({ size: 'standard', author: 'Environment', plans: 'plans' });
});

test('takes severities of rules from the file, words of the environment and flags, each for the rules that it names', () => {
  const folder = createTemporaryFolder({
    'groundplan.config.json': '{ "checks": { "truth": "warning", "open/point": "off", "structure/link": "info" } }',
  });
  const environment = { GROUNDPLAN_CHECKS: 'structure/link=off, truth/path=error' };
  const { checks } = loadSettings({ folder, environment, flags: { checks: 'truth/path=info' } });
  expect(checks).toEqual({ truth: 'warning', 'open/point': 'off', 'structure/link': 'off', 'truth/path': 'info' });
  expect(() => loadSettings({ folder, environment: { GROUNDPLAN_CHECKS: 'truth=low' } })).toThrow(/GROUNDPLAN_CHECKS/);
  expect(() => loadSettings({ folder, environment: { GROUNDPLAN_CHECKS: 'truth' } })).toThrow(/GROUNDPLAN_CHECKS/);
});

test('finds the file from a folder below, and not above the top of the working tree', () => {
  const folder = createTemporaryFolder({
    'groundplan.config.json': '{ "size": "quick" }',
    'inner/.git/HEAD': '',
    'inner/src/a.ts': '',
    'src/deep/a.ts': '',
  });
  expect(findConfigFile(join(folder, 'src/deep'))).toBe(join(folder, 'groundplan.config.json'));
  expect(findConfigFile(join(folder, 'inner/src'))).toBeNull();
});

test('accepts a byte order mark and a $schema in the file', () => {
  const folder = createTemporaryFolder({ 'groundplan.config.json': '\uFEFF{ "$schema": "x.json", "size": "deep" }' });
  expect(loadSettings({ folder, environment: {} }).size).toBe('deep');
});

test.each([
  ['{ "sizes": "quick" }', 'Unexpected setting `sizes`', 'Did you mean `size`?'],
  ['{ "baseUrl": "https://example.org" }', 'never the repository', 'come only from whoever runs'],
  ['{ "base_url": "https://example.org" }', 'never the repository', 'come only from whoever runs'],
  ['{ "headers": "api-key: x" }', 'never the repository', 'come only from whoever runs'],
  ['{ "model": "dear" }', 'who pays how much for what, is never the repository', 'as flags or from the environment'],
  ['{ "prices": "0/0/0" }', 'who pays how much for what, is never the repository', 'as flags or from the environment'],
  ['{ "max_cost": 100 }', 'who pays how much for what, is never the repository', 'as flags or from the environment'],
  ['{ "OPENAI_API_KEY": "x" }', 'never the repository', 'come only from whoever runs'],
  ['{ "size": "huge" }', 'Unexpected value "huge" for `size` in groundplan.config.json', 'Correct it in'],
  ['{ "size": ', 'Expected JSON in', 'Mend the file'],
  ['["quick"]', 'Expected an object of settings', 'For instance'],
  ['{ "plans": "../elsewhere" }', 'below the repository root', 'Correct it in'],
  ['{ "plans": "/etc" }', 'below the repository root', 'Correct it in'],
  ['{ "plans": ".git/hooks" }', 'below the repository root', 'Correct it in'],
])('refuses the file %s', (text, message, hint) => {
  const folder = createTemporaryFolder({ 'groundplan.config.json': text });
  const error = errorOf(() => loadSettings({ folder, environment: {} }));
  expect(error).toMatchObject({ code: 'config' });
  expect(error?.message).toContain(message);
  expect(error?.hint).toContain(hint);
});

test('names the variable whose value it does not understand', () => {
  const error = errorOf(() =>
    loadSettings({ folder: createTemporaryFolder(), environment: { GROUNDPLAN_SIZE: 'big' } }),
  );
  expect(error?.message).toContain('"big" for GROUNDPLAN_SIZE');
});

test.each([
  ['1', true],
  ['true', true],
  ['0', false],
  ['No', false],
  ['', false],
])('reads GROUNDPLAN_QUIET=%s', (value, quiet) => {
  expect(loadSettings({ folder: createTemporaryFolder(), environment: { GROUNDPLAN_QUIET: value } }).quiet).toBe(quiet);
});

test('reads numbers from the environment, and the address from its own variable before that of other programs', () => {
  const folder = createTemporaryFolder();
  const environment = {
    GROUNDPLAN_MAX_COST: '0.5',
    GROUNDPLAN_TIMEOUT: '30',
    OPENAI_BASE_URL: 'http://127.0.0.1:1/v1',
  };
  expect(loadSettings({ folder, environment })).toMatchObject({
    max_cost: 0.5,
    timeout: 30,
    base_url: 'http://127.0.0.1:1/v1',
  });
  const own = { ...environment, GROUNDPLAN_BASE_URL: 'http://127.0.0.1:2/v1' };
  expect(loadSettings({ folder, environment: own }).base_url).toBe('http://127.0.0.1:2/v1');
  const error = errorOf(() => loadSettings({ folder, environment: { GROUNDPLAN_MAX_COST: 'much' } }));
  expect(error?.message).toContain('"much" for GROUNDPLAN_MAX_COST');
});

test('refuses an address with a password, without repeating it', () => {
  const environment = { OPENAI_BASE_URL: 'https://ada:Hx7kPq2LmZ9w@models.example.org/v1' };
  const error = errorOf(() => loadSettings({ folder: createTemporaryFolder(), environment }));
  expect(error?.message).toContain('without a password');
  expect(error?.message).not.toContain('Hx7kPq2LmZ9w');
});

test('tells failures with their stack when the file or the environment says so, even while the file cannot be read', () => {
  const folder = createTemporaryFolder({ 'groundplan.config.json': '{ "log": "debug" }' });
  const broken = createTemporaryFolder({ 'groundplan.config.json': '{' });
  expect(chooseLogLevel({ folder, environment: {} })).toBe('debug');
  expect(chooseLogLevel({ folder, environment: { GROUNDPLAN_LOG: 'error' } })).toBe('error');
  expect(chooseLogLevel({ folder: broken, environment: {} })).toBe('error');
  expect(chooseLogLevel({ folder: broken, environment: { GROUNDPLAN_LOG: 'debug' } })).toBe('debug');
});

test('lists variables that look like settings and are none', () => {
  expect(
    unknownVariables({ GROUNDPLAN_SIZE: 'quick', GROUNDPLAN_REPO: '.', GROUNDPLAN_SIZES: 'quick', PATH: '/bin' }),
  ).toEqual(['GROUNDPLAN_SIZES']);
});

test('chooses the folder by flag, then variables in order, then the working folder', () => {
  const variables = ['GROUNDPLAN_REPO', 'CLAUDE_PROJECT_DIR'] as const;
  expect(chooseFolder('/a', variables, { GROUNDPLAN_REPO: '/b' })).toBe('/a');
  expect(chooseFolder(undefined, variables, { GROUNDPLAN_REPO: '', CLAUDE_PROJECT_DIR: '/c' })).toBe('/c');
  expect(chooseFolder(undefined, ['GROUNDPLAN_REPO'], { CLAUDE_PROJECT_DIR: '/c' })).toBe(process.cwd());
});

test('writes colours only to a terminal, and not when NO_COLOR is set', () => {
  expect(wantsColour({ isTTY: true }, {})).toBe(true);
  expect(wantsColour({ isTTY: true }, { NO_COLOR: '1' })).toBe(false);
  expect(wantsColour({ isTTY: true }, { NO_COLOR: '' })).toBe(true);
  expect(wantsColour({ isTTY: true }, { TERM: 'dumb' })).toBe(false);
  expect(isLively({}, {})).toBe(false);
});

function errorOf(run: () => unknown): PlanError | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof PlanError) return error;
    throw error;
  }
  return undefined;
}

test('keeps what can be done without where the platform has such things, where it is told to, or nowhere', () => {
  expect(chooseCacheFolder({ XDG_CACHE_HOME: '/x', HOME: '/h' })).toBe(join('/x', 'groundplan'));
  expect(chooseCacheFolder({ HOME: '/h', LOCALAPPDATA: '/h' })).toMatch(/^.h.*groundplan/);
  expect(chooseCacheFolder({ XDG_CACHE_HOME: '/x', GROUNDPLAN_CACHE: '/own' })).toBe(resolve('/own'));
  expect(chooseCacheFolder({ XDG_CACHE_HOME: '/x', GROUNDPLAN_CACHE: 'off' })).toBeNull();
  expect(unknownVariables({ GROUNDPLAN_CACHE: 'off' })).toEqual([]);
});
