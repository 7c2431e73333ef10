import { classifyText } from './classify-purpose.ts';
import type { DefinedCommand } from './command-source.ts';
import { defineCommandSource, written } from './command-source.ts';

/** A target while its recipe is being read. */
interface OpenTarget {
  readonly name: string;
  readonly line: number;
  readonly comment: string | null;
  readonly prerequisites: readonly string[];
  readonly recipe: string[];
}

/** Targets of a Makefile that people type: the phony ones, and those that are no file's name. */
export const makefile = defineCommandSource({
  matches: (name) => /^(?:GNUm|M|m)akefile$/u.test(name),
  parse: ({ text, hasFile, folder }) => {
    const lines = text.split(/\r?\n/u);
    const phony = readPhony(lines);
    const variables = readVariables(lines);
    const prefix = folder === '' ? '' : `${folder}/`;
    return readTargets(lines)
      .filter(
        ({ name }) =>
          name !== 'help' && (phony.has(name) || (!hasFile(prefix + name) && /^[A-Za-z][\w-]*$/u.test(name))),
      )
      .map((target) => toCommand(target, variables));
  },
});

function readPhony(lines: readonly string[]): ReadonlySet<string> {
  const joined = lines.join('\n').replace(/\\\n/gu, ' ');
  return new Set([...joined.matchAll(/^\.PHONY\s*:(.*)$/gmu)].flatMap(([, names = '']) => names.trim().split(/\s+/u)));
}

function readTargets(lines: readonly string[]): readonly OpenTarget[] {
  const found = new Map<string, OpenTarget>();
  let open: readonly OpenTarget[] = [];
  let above: string | null = null;
  for (const [index, text] of lines.entries()) {
    const rule = /^([A-Za-z0-9][^:=#$%\t]*?)\s*::?(?!=)\s*([^#;]*)(?:;\s*([^#]*))?(?:##\s*(.*))?$/u.exec(text);
    if (text.startsWith('\t')) for (const target of open) target.recipe.push(text.trim());
    else if (rule !== null && !/[:?+!]?=/u.test(rule[2] ?? '')) {
      open = openTargets(rule, index + 1, above, found);
    } else if (text.trim() !== '' && !/^\s*(?:#|if|else|endif)/u.test(text)) open = [];
    above = /^##?\s*(\S.*)$/u.exec(text)?.[1] ?? null;
  }
  return [...found.values()];
}

function openTargets(
  [, names = '', prerequisites = '', inline, comment]: RegExpExecArray,
  line: number,
  above: string | null,
  found: Map<string, OpenTarget>,
): readonly OpenTarget[] {
  return names.split(/\s+/u).map((name) => {
    const target = found.get(name) ?? {
      name,
      line,
      comment: comment ?? above,
      prerequisites: prerequisites.split(/[\s|]+/u).filter((word) => /^[\w.-]+$/u.test(word)),
      recipe: [],
    };
    if (inline !== undefined) target.recipe.push(inline.trim());
    found.set(name, target);
    return target;
  });
}

function toCommand({ name, line, comment, prerequisites, recipe }: OpenTarget, variables: Variables): DefinedCommand {
  const commands = joinContinued(recipe).filter((text) => !text.startsWith('#'));
  const needs = prerequisites.length === 0 ? null : `needs ${prerequisites.join(', ')}`;
  const calls = [
    ...prerequisites.map((target) => `make ${target}`),
    ...commands.map((text) => expand(text, variables)),
  ];
  const definition = tellingLine(commands, variables) ?? comment ?? commands[0] ?? needs ?? name;
  return written(`make ${name}`, name, shorten(definition), { startLine: line }, calls);
}

function joinContinued(recipe: readonly string[]): readonly string[] {
  const joined = recipe
    .join('\n')
    .replace(/\s*\\\n\s*/gu, ' ')
    .split('\n');
  return joined.map((text) => text.replace(/^[@+-]+\s*/u, '')).filter((text) => text !== '');
}

/** The first line of a recipe that tells what it is for, else the first plain command: what prepares, prints or steers tells little. */
function tellingLine(commands: readonly string[], variables: Variables): string | undefined {
  const plain = commands.filter(
    (text) => !/^(?:echo|printf|set|mkdir|rm|if|for|while|hash|command|cd|export|awk|grep)\b|^\w+=|&\s*$/u.test(text),
  );
  return plain.find((text) => !['install', 'other'].includes(classifyText(expand(text, variables)))) ?? plain[0];
}

function shorten(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 159)}…`;
}

/** Variables with a plain value, so that `$(GO) vet` is known as `go vet`; `$(MAKE)` is how a recipe types `make`. */
type Variables = ReadonlyMap<string, string>;

function readVariables(lines: readonly string[]): Variables {
  const assigned = lines.flatMap((line) => {
    const [, name, value] = /^(\w+)\s*[:?]?=\s*([^$#]+?)\s*(?:#.*)?$/u.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return new Map([...assigned, ['MAKE', 'make'] as const]);
}

function expand(text: string, variables: Variables): string {
  return text.replace(/\$[({](\w+)[)}]/gu, (reference, name: string) => variables.get(name) ?? reference);
}
