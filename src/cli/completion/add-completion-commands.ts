import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Argument, type Command as Program } from 'commander';
import { z } from 'zod';
import { chooseFolder, loadSettings, type Environment } from '../../config.ts';
import { completionScripts } from './scripts.ts';
import { suggest } from './suggest.ts';

/** What the commands write to, and where plans are looked for. */
export interface CompletionTerminal {
  readonly stdout: { write(text: string): unknown };
  readonly environment: Environment;
}

const shells = z.enum(['bash', 'zsh', 'fish']);

/** Adds `completion`, which prints what a shell reads to complete command lines, and `complete`, which that asks. */
export function addCompletionCommands(program: Program, { stdout, environment }: CompletionTerminal): void {
  program
    .command('completion')
    .summary('Print a script that completes command lines in a shell')
    .description(
      'Prints a script with which a shell completes commands, options, plans and ids of sections; its first line says where to put it.',
    )
    .addArgument(new Argument('<SHELL>', 'The shell').choices(shells.options))
    .action((shell: unknown) => void stdout.write(completionScripts[shells.parse(shell)]));
  program
    .command('complete', { hidden: true })
    .argument('[WORD...]')
    .action(async (words: unknown) => {
      const typed = z.array(z.string()).parse(words);
      const { listPlans } = await import('../../../tools/plans/find-plan.ts');
      const list = () => {
        const at = typed.lastIndexOf('--repo');
        const folder = chooseFolder(at === -1 ? undefined : typed[at + 1], ['GROUNDPLAN_REPO'], environment);
        const root = rootAbove(folder);
        return listPlans(root, loadSettings({ folder: root, environment }).plans);
      };
      const lines = suggest(program, typed, list).map(({ value, about }) => `${value}\t${about}\n`);
      stdout.write(lines.join(''));
    });
}

/** Git itself is not asked: a key was pressed, and somebody waits. */
function rootAbove(folder: string): string {
  const real = realpathSync(folder);
  const holder = (one: string): string => {
    if (existsSync(join(one, '.git'))) return one;
    return dirname(one) === one ? real : holder(dirname(one));
  };
  return holder(real);
}
