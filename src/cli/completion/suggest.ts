import type { Argument, Command as Program, Option } from 'commander';
import { sectionIds } from '../../../tools/section-ids.ts';

/** A word that may stand where the cursor is. */
export interface Suggestion {
  readonly value: string;
  readonly about: string;
}

/** Names of the plans that there are, asked for only where one may stand. */
export type ListPlans = () => readonly string[];

/**
 * What may stand as the last of these words, the program's own name left out: commands, options and their choices, plans, ids of
 * sections. None where the shell had better offer files.
 */
export function suggest(program: Program, words: readonly string[], listPlans: ListPlans): readonly Suggestion[] {
  const typed = words.at(-1) ?? '';
  const before = readWords(program, words.slice(0, -1));
  const [, flag, start] = /^(--[\w-]+=)(.*)$/u.exec(typed) ?? [];
  if (before.option === undefined && flag !== undefined && start !== undefined) {
    const option = optionCalled(flag.slice(0, -1), program, before.command);
    const choices = choicesOf(option ?? {}).filter(({ value }) => value.startsWith(start));
    return choices.map((choice) => ({ ...choice, value: flag + choice.value }));
  }
  const all =
    before.option !== undefined
      ? choicesOf(before.option)
      : typed.startsWith('-')
        ? optionsOf(program, before.command)
        : before.command === undefined
          ? commandsOf(program)
          : valuesOf(argumentAt(before.command, before.arguments), typed, listPlans);
  return all.filter(({ value }) => value.startsWith(typed));
}

interface WordsRead {
  /** Undefined before the command was named. */
  readonly command: Program | undefined;
  /** How many of its arguments were given. */
  readonly arguments: number;
  /** The option whose value comes next. */
  readonly option: Option | undefined;
}

function readWords(program: Program, words: readonly string[]): WordsRead {
  return words.reduce<WordsRead>(
    ({ command, arguments: count, option }, word) => {
      // Some shells make words of their own of what stands around an equals sign.
      if (option !== undefined) return { command, arguments: count, option: word === '=' ? option : undefined };
      if (word.startsWith('-')) {
        const found = optionCalled(word, program, command);
        return { command, arguments: count, option: found?.required === true ? found : undefined };
      }
      if (command !== undefined) return { command, arguments: count + 1, option };
      return { command: program.commands.find((one) => one.name() === word), arguments: 0, option };
    },
    { command: undefined, arguments: 0, option: undefined },
  );
}

function optionCalled(word: string, program: Program, command: Program | undefined): Option | undefined {
  return [...(command?.options ?? []), ...program.options].find(({ long, short }) => long === word || short === word);
}

function commandsOf(program: Program): readonly Suggestion[] {
  return program
    .createHelp()
    .visibleCommands(program)
    .map((one) => ({ value: one.name(), about: one.summary() }));
}

function optionsOf(program: Program, command: Program | undefined): readonly Suggestion[] {
  const options = [...(command?.options ?? []), ...program.options];
  return options.flatMap(({ long, description }) =>
    long === undefined || long === null ? [] : [{ value: long, about: description }],
  );
}

function choicesOf({ argChoices = [] }: { readonly argChoices?: readonly string[] }): readonly Suggestion[] {
  return argChoices.map((value) => ({ value, about: '' }));
}

/** The last argument of many words takes all that follow. */
function argumentAt({ registeredArguments: all }: Program, index: number): Argument | undefined {
  const last = all.at(-1);
  return all[index] ?? (last?.variadic === true ? last : undefined);
}

function valuesOf(argument: Argument | undefined, typed: string, listPlans: ListPlans): readonly Suggestion[] {
  const name = argument?.name() ?? '';
  if (name === 'PLAN') return listPlans().map((value) => ({ value, about: '' }));
  if (name.startsWith('SECTION')) return sectionsAfter(typed);
  return argument === undefined ? [] : choicesOf(argument);
}

/** Several stand in one word, with commas between them, each once. */
function sectionsAfter(typed: string): readonly Suggestion[] {
  const named = typed.split(',').slice(0, -1);
  const start = named.map((id) => `${id},`).join('');
  return sectionIds.filter((id) => !named.includes(id)).map((id) => ({ value: start + id, about: '' }));
}
