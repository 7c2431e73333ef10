import type { Command } from '../evidence/collectors/commands.ts';
import type { Rule } from '../evidence/collectors/rules.ts';
import type { DraftInput } from './section.ts';

const purposes = ['lint', 'format', 'typecheck', 'build', 'test', 'coverage', 'audit'] as const;

/**
 * The commands that must pass: CI's own checks; where CI runs none of a purpose, what a rule quotes, or else the command that the
 * repository defines for it.
 */
export function gatesOf({ evidence }: Pick<DraftInput, 'evidence'>): readonly Command[] {
  const { commands } = evidence.commands;
  const chosen = purposes.flatMap((purpose) => {
    const own = commands.filter((command) => command.purpose === purpose);
    const gated = own.filter(({ gateAt }) => gateAt !== null).slice(0, 3);
    const asked = own.filter(
      ({ run, folder }) =>
        folder === '' && !gated.some((one) => one.run === run) && ruleAsking(evidence.rules.rules, run) !== null,
    );
    const found = [...gated, ...asked];
    return found.length > 0 ? found : own.slice(0, 1);
  });
  // What only CI can fill in is nothing that a person can type.
  return chosen.filter(({ run }) => !run.includes('${{'));
}

/** The rule that quotes a command as it stands, or null. */
export function ruleAsking(rules: readonly Rule[], run: string): Rule | null {
  return rules.find(({ quote }) => quotedCode(quote).includes(run)) ?? null;
}

/** What stands between backticks. */
export function quotedCode(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, words = '']) => words.trim());
}
