import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { nearestNames } from './claims/nearest-names.ts';
import { PlanError } from './errors.ts';
import { redactSecrets } from './model/redact-secrets.ts';
import { checkFields } from './check-settings.ts';
import { packageDefaults, packageFields, sourceVariables } from './package-settings.ts';
import { modelDefaults, modelFields } from './model-settings.ts';
import { isGitFolder } from './repository/paths.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the repository may say about itself, beside its manifest. */
export const configFile = 'groundplan.config.json';

/** Patterns of `.gitignore`; in the environment with commas between them. */
const patterns = z.array(z.string().trim().min(1).max(400)).max(200);

/** Every setting, defined once: for the file, for `GROUNDPLAN_<NAME>`, for `--name` and for the arguments of the tools. */
export const settingFields = {
  size: z
    .enum(['quick', 'standard', 'deep'])
    .describe('How much the plan is asked for; it never changes the structure'),
  drafter: z
    .enum(['auto', 'model', 'evidence'])
    .describe(
      'Who drafts: `evidence` states what the repository proves and asks the rest; `auto` takes the best there is',
    ),
  author: z.string().trim().min(1).max(200).describe('Who stands as the author of a plan; the git user when not given'),
  plans: z
    .string()
    .refine(isInnerFolder, 'expected a folder below the repository root, such as docs/plans')
    .describe('Folder of plans, from the repository root'),
  ...checkFields,
  ...packageFields,
  include: patterns.describe('Only files that match are evidence, as patterns of .gitignore; all when none is given'),
  exclude: patterns.describe('Files that match are no evidence, as patterns of .gitignore; they still count as there'),
  ...modelFields,
  quiet: z.boolean().describe('No progress on stderr'),
  log: z
    .enum(['error', 'info', 'debug'])
    .describe(
      'What is told on stderr: failures, with `info` each call of a server, with `debug` the stack of a failure',
    ),
} as const;

const layerSchema = z.strictObject(settingFields).partial();
type Layer = { readonly [Name in SettingName]?: z.output<(typeof settingFields)[Name]> };

export type SettingName = keyof typeof settingFields;
type Open = 'author' | 'model' | 'base_url' | 'prices' | 'max_cost' | 'max_tokens' | 'answer_tokens' | 'temperature';
export type Settings = Readonly<Required<Omit<Layer, Open>>> & {
  readonly [Name in Open]: Required<Layer>[Name] | null;
};

const defaults: Settings = {
  size: 'standard',
  drafter: 'auto',
  author: null,
  plans: 'docs/plans',
  checks: {},
  ...packageDefaults,
  include: [],
  exclude: [],
  ...modelDefaults,
  quiet: false,
  log: 'error',
};

/** Where settings are looked for. */
export interface SettingSources {
  /** Any folder of the repository; the file is looked for there and above, up to the top of the working tree. */
  readonly folder: string;
  readonly environment?: Environment;
  /** Flags of the command line, or arguments of a tool; what is no setting is passed over. */
  readonly flags?: Readonly<Record<string, unknown>>;
}

/**
 * Settings in their one order: default < file < environment < flag.
 * @throws PlanError `config` naming the file, variable or flag, and the nearest known name.
 */
export function loadSettings({ folder, environment = process.env, flags = {} }: SettingSources): Settings {
  const [file, variables, given] = [readFile(folder), readVariables(environment), readFlags(flags)];
  // Of rules, each layer names some.
  const checks = { ...file.checks, ...variables.checks, ...given.checks };
  return { ...defaults, ...file, ...variables, ...given, checks };
}

/** How much is told on stderr. */
export type LogLevel = Settings['log'];

/** How much is to be told; also while the settings themselves cannot be read. */
export function chooseLogLevel(sources: SettingSources): LogLevel {
  try {
    return loadSettings(sources).log;
  } catch {
    return settingFields.log.catch(defaults.log).parse((sources.environment ?? process.env)[variableOf('log')]);
  }
}

/**
 * The token that callers over HTTP must send, if whoever starts the server chose one.
 * @throws PlanError `config` for one that can be guessed.
 */
export function readServerToken(environment: Environment): string | null {
  const token = environment['GROUNDPLAN_TOKEN'] ?? '';
  if (token === '') return null;
  if (/^[A-Za-z0-9._~+/=-]{16,}$/.test(token)) return token;
  throw new PlanError('config', 'Expected at least 16 letters, digits or any of ._~+/=- in GROUNDPLAN_TOKEN.', {
    hint: 'Give a long random one, for instance from `openssl rand -hex 32`, or none: the server makes one then.',
  });
}

/** The environment of the process: read here and nowhere else. */
export function processEnvironment(): Environment {
  return process.env;
}

/** The folder that work is about: the flag, else the first of these variables that is set, else the working folder; absolute. */
export function chooseFolder(
  flag: string | undefined,
  variables: readonly ('GROUNDPLAN_REPO' | 'CLAUDE_PROJECT_DIR')[],
  environment: Environment,
): string {
  const named = flag ?? variables.map((name) => environment[name]).find((value) => value !== undefined && value !== '');
  return resolve(named ?? '.');
}

/**
 * The folder for what is kept from run to run and can be done without: GROUNDPLAN_CACHE, else where the platform has such things;
 * null for `off`.
 */
export function chooseCacheFolder(environment: Environment): string | null {
  const named = environment['GROUNDPLAN_CACHE'] ?? '';
  if (/^(?:off|0|false|no)$/i.test(named)) return null;
  if (named !== '') return resolve(named);
  const shared = environment['XDG_CACHE_HOME'] ?? '';
  const home = environment['HOME'] || homedir();
  if (isAbsolute(shared)) return join(shared, 'groundplan');
  if (platform() === 'win32') return join(environment['LOCALAPPDATA'] ?? home, 'groundplan', 'cache');
  return join(home, platform() === 'darwin' ? 'Library/Caches' : '.cache', 'groundplan');
}

/** True if a stream is a terminal that understands control sequences. */
export function isLively(stream: { readonly isTTY?: boolean }, environment: Environment): boolean {
  return stream.isTTY === true && environment['TERM'] !== 'dumb';
}

/** True if a stream may be written to in colours: nobody asked for none with `NO_COLOR`. */
export function wantsColour(stream: { readonly isTTY?: boolean }, environment: Environment): boolean {
  return isLively(stream, environment) && (environment['NO_COLOR'] ?? '') === '';
}

/** The settings file of a repository, from any folder in it; null without one. */
export function findConfigFile(folder: string): string | null {
  const path = join(folder, configFile);
  if (existsSync(path)) return path;
  const parent = dirname(folder);
  return parent === folder || existsSync(join(folder, '.git')) ? null : findConfigFile(parent);
}

/** Variables that look like settings and are none. */
export function unknownVariables(environment: Environment): readonly string[] {
  const others = [
    'GROUNDPLAN_REPO',
    'GROUNDPLAN_API_KEY',
    'GROUNDPLAN_HEADERS',
    'GROUNDPLAN_TOKEN',
    'GROUNDPLAN_CACHE',
    'GROUNDPLAN_ALLOW_HOSTS',
    'GROUNDPLAN_SEARXNG_URL',
    ...sourceVariables,
  ];
  const known = new Set([...settingNames().map(variableOf), ...others]);
  return Object.keys(environment).filter((name) => name.startsWith('GROUNDPLAN_') && !known.has(name));
}

function readFile(folder: string): Layer {
  const path = findConfigFile(resolve(folder));
  if (path === null) return {};
  const { $schema: _, ...values } = z.looseObject({}).catch({}).parse(parseJson(path));
  const own = Object.keys(values).find(isForWhoRuns);
  if (own !== undefined) throw unknownSetting(own, path);
  return readLayer(values, path, (name) => `\`${name}\` in ${configFile}`);
}

/** More than any settings take. */
const mostBytes = 1024 * 1024;

function parseJson(path: string): unknown {
  // A repository may come with a link to a file of somebody else, whose text would then stand in a message, or to a device.
  const found = lstatSync(path);
  if (!found.isFile() || found.size > mostBytes) {
    throw new PlanError('config', `Expected a file of its own, of at most 1 MiB, at ${path}.`, {
      hint: 'Put the settings themselves there, not a link to them, or remove it to go on with the defaults.',
    });
  }
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new PlanError('config', `Expected JSON in ${path}: ${redactSecrets(said).text}`, {
      hint: 'Mend the file, or remove it to go on with the defaults.',
      cause,
    });
  }
  throw new PlanError('config', `Expected an object of settings in ${path}.`, {
    hint: `For instance { "size": "quick" }.`,
  });
}

function readVariables(environment: Environment): Layer {
  const set = settingNames().flatMap((name) => {
    const own = environment[variableOf(name)];
    const value = name === 'base_url' && (own ?? '') === '' ? environment['OPENAI_BASE_URL'] : own;
    return value === undefined || value === '' ? [] : [[name, fromText(name, value)]];
  });
  return readLayer(Object.fromEntries(set), 'the environment', (name) => variableOf(name));
}

function fromText(name: SettingName, value: string): unknown {
  if (name === 'dependencies') return fromJson(value);
  if (settingFields[name] instanceof z.ZodBoolean) return !/^(?:0|false|no|off)$/i.test(value);
  if (settingFields[name] instanceof z.ZodArray) return value.split(',').filter((one) => one.trim() !== '');
  return settingFields[name] instanceof z.ZodNumber && /^[\d.]+$/.test(value) ? Number(value) : value;
}

function fromJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value; // What is wrong with it is said with the other settings.
  }
}

function readFlags(flags: Readonly<Record<string, unknown>>): Layer {
  const given = settingNames().flatMap((name) => (flags[name] === undefined ? [] : [[name, flags[name]]]));
  return readLayer(Object.fromEntries(given), 'the arguments', (name) => `\`${name}\``);
}

function readLayer(values: Readonly<Record<string, unknown>>, source: string, naming: (name: string) => string): Layer {
  const read = layerSchema.safeParse(values);
  if (read.success) return Object.fromEntries(Object.entries(read.data).filter(([, value]) => value !== undefined));
  const [issue] = read.error.issues;
  if (issue?.code === 'unrecognized_keys') throw unknownSetting(issue.keys[0] ?? '', source);
  const name = String(issue?.path[0] ?? '');
  throw new PlanError(
    'config',
    `Unexpected value ${redactSecrets(JSON.stringify(values[name])).text} for ${naming(name)}: ${issue?.message ?? 'not understood'}.`,
    {
      hint: `Correct it in ${source}, or remove it to take the default.`,
    },
  );
}

function unknownSetting(name: string, source: string): PlanError {
  if (isForWhoRuns(name)) {
    return new PlanError(
      'config',
      `Unexpected setting \`${name}\` in ${source}: where text is sent, and who pays how much for what, is never the repository's to say.`,
      {
        hint: 'Remove it; endpoint, key, model and limits come only from whoever runs the program, as flags or from the environment.',
      },
    );
  }
  const [near] = nearestNames(name, settingNames());
  return new PlanError(
    'config',
    `Unexpected setting \`${name}\` in ${source}, expected one of: ${settingNames().join(', ')}.`,
    {
      hint: near === undefined ? 'Remove it, or give one of the known settings.' : `Did you mean \`${near}\`?`,
    },
  );
}

/** Settings that decide where text goes and who pays for it: what a model is, and what it may use. */
function isForWhoRuns(name: string): boolean {
  const plain = name.replaceAll('-', '_');
  return (
    plain in modelFields ||
    /^(?:(?:open_?ai_?|groundplan_?)?(?:api_?)?key|(?:open_?ai_?)?base_?url|endpoint|headers)$/i.test(plain)
  );
}

function settingNames(): readonly SettingName[] {
  return layerSchema.keyof().options;
}

function variableOf(name: string): string {
  return `GROUNDPLAN_${name.toUpperCase()}`;
}

function isInnerFolder(path: string): boolean {
  const parts = path.split('/');
  return (
    !/[\\:*?"<>|\0]/.test(path) &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..' && !isGitFolder(part))
  );
}
