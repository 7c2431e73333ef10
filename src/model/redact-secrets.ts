import { createHmac, randomBytes } from 'node:crypto';
import { secretRules } from './secret-rules.ts';

/** A text without its secrets, and how many there were by rule. */
export interface Redacted {
  readonly text: string;
  readonly found: readonly { readonly rule: string; readonly count: number }[];
}

/**
 * Takes secrets out of a text. Each becomes `‹redacted:rule:hash›`; the same secret gives the same hash as long as the program
 * runs, so that repeated prompts stay the same to the byte, and no longer, so that a short password cannot be guessed from it.
 */
export function redactSecrets(text: string): Redacted {
  const counts = new Map<string, number>();
  let clean = text;
  for (const { id, pattern, doubtful } of secretRules) {
    clean = clean.replace(pattern, (...match: readonly unknown[]) => {
      const whole = String(match[0]);
      const secret = secretIn(match) ?? whole;
      if (isPlaceholder(secret) || (doubtful === true && !looksRandom(secret))) return whole;
      counts.set(id, (counts.get(id) ?? 0) + 1);
      const at = whole.lastIndexOf(secret);
      // Lines keep their numbers, because evidence is cited by them.
      const lines = '\n'.repeat(secret.split('\n').length - 1);
      return `${whole.slice(0, at)}‹redacted:${id}:${hashOf(secret)}›${lines}${whole.slice(at + secret.length)}`;
    });
  }
  return { text: clean, found: [...counts].sort().map(([rule, count]) => ({ rule, count })) };
}

function secretIn(match: readonly unknown[]): string | undefined {
  const groups: unknown = match.at(-1);
  if (typeof groups !== 'object' || groups === null || !('secret' in groups)) return undefined;
  return typeof groups.secret === 'string' ? groups.secret : undefined;
}

const salt = randomBytes(32);

function hashOf(secret: string): string {
  return createHmac('sha256', salt).update(secret).digest('hex').slice(0, 8);
}

/** What stands where a secret would: a reference to it, or a word that says so. */
function isPlaceholder(text: string): boolean {
  return (
    text.includes('‹redacted:') ||
    /^[$%{[<(]|\$\{|\{\{|^(.)\1*$|^(?:process|import|os|env|config|settings|secrets?|self|this)\.|\.{3}$/i.test(text) ||
    /^(?:(?:my|your|the|a|some|user|root|admin|test|fake|dummy|db|example|default|change|me|this|here|super|top|pass|passwd|password|pw|secret|token|api|key|[-_.!x*\d]))+$/i.test(
      text,
    )
  );
}

/** More than words, numbers and names hold: letters and digits that alternate or stand among signs, hardly repeated. */
function looksRandom(text: string): boolean {
  const turns = text.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0;
  const isMixed = turns > 1 || (/\d/.test(text) && /[A-Za-z]/.test(text) && /[!@#$%^&*+=?~]/.test(text));
  return isMixed && entropyOf(text) > 3.5;
}

/** Shannon's, in bits a character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => {
    const share = count / text.length;
    return sum - share * Math.log2(share);
  }, 0);
}
