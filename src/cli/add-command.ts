import { Argument, InvalidArgumentError, Option, type Command as Program } from 'commander';
import type { Command, Positional, Tool } from '../../tools/tool.ts';
import { PlanError } from '../errors.ts';
import { fieldsOf, type Field } from './fields.ts';
import { readRequestText, type TextSource } from './read-request-text.ts';

/** What a person typed for one tool, not yet held against its schema. */
export interface Typed {
  readonly tool: Tool;
  readonly input: Readonly<Record<string, unknown>>;
  /** One JSON document is wanted. */
  readonly json: boolean;
}

/** A tool that the command line offers, with how it stands there. */
export interface Offered {
  readonly tool: Tool;
  readonly command: Command;
}

/**
 * Adds a tool as a subcommand: arguments, flags, choices and help all come from its declaration. `actions` are the tools that a
 * word after its arguments chooses instead. `run` gets what was typed.
 */
export function addCommand(
  program: Program,
  { tool, command }: Offered,
  actions: readonly Offered[],
  source: TextSource,
  run: (typed: Typed) => Promise<void>,
): void {
  const { name, details, positional = [], json } = command;
  const fields = fieldsOf(tool);
  const subcommand = program.command(name).summary(tool.summary).description(details);
  for (const one of positional)
    subcommand.argument(argumentForm(one), fields.find((field) => field.name === one.field)?.description ?? '');
  for (const action of actions) subcommand.addArgument(actionArgument(action));
  for (const { field, value, orFile } of positional) {
    if (orFile === true)
      subcommand.option(
        `--${field}-file <FILE>`,
        `Read the ${value.toLowerCase()} from a file; - reads standard input`,
      );
  }
  const flags = [{ tool, command }, ...actions].flatMap(flagsOf);
  for (const { option } of flags) subcommand.addOption(option);
  if (json) subcommand.option('--json', 'Print one JSON document');
  subcommand.action(async (...typed: readonly unknown[]) => {
    const options = subcommand.opts<Record<string, unknown>>();
    const chosen = actions.find((action) => action.command.action === typed[positional.length]) ?? { tool, command };
    const given = flags.flatMap(({ of, field, option }) => {
      const value = options[option.attributeName()];
      if (value !== undefined && of.tool !== chosen.tool) throw givenWithout(field.flag, of.command);
      if (value === true && field.kind === 'list') return [[field.name, []] as const];
      return value === undefined ? [] : [[field.name, value] as const];
    });
    const words = await readPositionals(positional, typed, options, source);
    await run({
      tool: chosen.tool,
      input: { ...chosen.command.defaults, ...Object.fromEntries(given), ...words },
      json: options['json'] === true,
    });
  });
}

/** The flags of one tool: the fields that are no arguments. */
function flagsOf(of: Offered) {
  const { positional = [], action } = of.command;
  const start = action === undefined ? '' : `With ${action}: `;
  return fieldsOf(of.tool)
    .filter((field) => !positional.some((one) => one.field === field.name))
    .map((field) => ({
      of,
      field,
      option: createOption({ ...field, description: `${start}${field.description}` }, of.command),
    }));
}

function actionArgument({ command: { action = '', details } }: Offered): Argument {
  return new Argument(`[${action}]`, details).choices([action]);
}

function givenWithout(flag: string, { action = '' }: Command): PlanError {
  return new PlanError('usage', `Expected \`${action}\` before --${flag}, got --${flag} alone.`, {
    hint: 'See --help for what the command takes.',
  });
}

function argumentForm({ value, required, rest }: Positional): string {
  const name = `${value}${rest ? '...' : ''}`;
  return required ? `<${name}>` : `[${name}]`;
}

function createOption(
  { name, flag, kind, choices, description, default: usual }: Field,
  { values, defaults, repeated = [], bare = {}, optional = [] }: Command,
): Option {
  const told = defaults?.[name] ?? usual;
  const isQuiet = kind === 'switch' || kind === 'list' || told === undefined || told === '';
  const note = isQuiet ? '' : ` (default: ${String(told)})`;
  const placeholder = values?.[name] ?? flag.replace(/^.*-/, '').toUpperCase();
  const preset = bare[name];
  const isVariadic = kind === 'list' && !repeated.includes(name);
  const words = `${placeholder}${isVariadic ? '...' : ''}`;
  const form = preset !== undefined || optional.includes(name) ? `[${words}]` : `<${words}>`;
  const option = new Option(kind === 'switch' ? `--${flag}` : `--${flag} ${form}`, `${description}${note}`);
  if (preset !== undefined) option.preset(preset);
  if (repeated.includes(name)) option.argParser((word: string, before: readonly string[] = []) => [...before, word]);
  if (choices !== null) option.choices([...choices]);
  if (kind === 'number') option.argParser(readNumber);
  return option;
}

function readNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) throw new InvalidArgumentError('Expected a number.');
  return number;
}

async function readPositionals(
  positional: readonly Positional[],
  typed: readonly unknown[],
  options: Readonly<Record<string, unknown>>,
  source: TextSource,
): Promise<Readonly<Record<string, unknown>>> {
  const read = await Promise.all(
    positional.map(async ({ field, orFile }, index) => {
      const word = typed[index];
      const file = orFile === true ? options[`${field}File`] : undefined;
      const text = Array.isArray(word) && orFile === true ? word.join(' ') : word;
      if (typeof file !== 'string') return [field, text] as const;
      if (typeof text === 'string' && text !== '') throw givenTwice(field);
      return [field, await readRequestText(file, source)] as const;
    }),
  );
  return Object.fromEntries(read.filter(([, value]) => value !== undefined));
}

function givenTwice(field: string): PlanError {
  return new PlanError('usage', `Expected the ${field} once, got it as words and with --${field}-file.`, {
    hint: `Give either the words or --${field}-file, not both.`,
  });
}
