import { nearestNames } from '../claims/nearest-names.ts';
import { PlanError } from '../errors.ts';
import type { Check, Severity } from './check.ts';
import { familyOf } from './ignores.ts';

/** A rule that runs, and the severity that all its findings are given; null leaves it to the rule. */
export interface ConfiguredRule {
  readonly check: Check;
  readonly severity: Severity | null;
}

/**
 * The rules that are to run. Severities go by rule, or by family where its rule is not named; `off` leaves a rule out.
 * @throws PlanError `config` for a name that is no rule and no family.
 */
export function configureRules(
  rules: readonly Check[],
  severities: Readonly<Record<string, Severity | 'off'>>,
  names: readonly string[],
): readonly ConfiguredRule[] {
  const unknown = Object.keys(severities).find((name) => !names.includes(name));
  if (unknown !== undefined) throw unknownRule(unknown, names);
  return rules.flatMap((check) => {
    const severity = severities[check.id] ?? severities[familyOf(check.id)] ?? null;
    return severity === 'off' ? [] : [{ check, severity }];
  });
}

/** Ids of rules, and of families. */
export function namesOf(rules: readonly Check[]): readonly string[] {
  return [...new Set(rules.flatMap(({ id }) => [familyOf(id), id]))];
}

function unknownRule(name: string, names: readonly string[]): PlanError {
  const nearest = nearestNames(name, names);
  return new PlanError('config', `Unexpected rule \`${name}\` in \`checks\`, expected the id of a rule or a family.`, {
    hint:
      nearest.length > 0
        ? `Did you mean ${nearest.map((one) => `\`${one}\``).join(' or ')}?`
        : `Families: ${names.filter((one) => !one.includes('/')).join(', ')}.`,
  });
}
