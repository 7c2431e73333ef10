import type { Rule } from '../collectors/rules.ts';
import { termsOf } from '../terms.ts';

/** Rules that share at least this part of the beginnings of all their words say the same, as a guide and a pull request template often do. */
const SAME = 0.6;

/** The first of rules that say the same, in the order given. Two in one file are two rules: their author told them apart. */
export function withoutRepeats(rules: readonly Rule[]): readonly Rule[] {
  const kept: { readonly rule: Rule; readonly terms: ReadonlySet<string> }[] = [];
  for (const rule of rules) {
    const terms = new Set(termsOf(rule.quote).map((term) => term.slice(0, 5)));
    const isRepeat = kept.some((other) => other.rule.at.path !== rule.at.path && share(terms, other.terms) >= SAME);
    if (!isRepeat) kept.push({ rule, terms });
  }
  return kept.map(({ rule }) => rule);
}

function share(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((term) => other.has(term)).length;
  return common / Math.max(1, one.size + other.size - common);
}
