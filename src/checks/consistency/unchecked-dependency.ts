import { contentOf } from '../../plan/content-of.ts';
import { changes } from '../../sections/changes.ts';
import { saysSomething } from '../../sections/coverage.ts';
import { defineCheck } from '../check.ts';
import { placeOfWords } from '../places.ts';

const plan = (check: string) =>
  `## 6. Proposed Changes\n\n### 6.2 New Dependencies\n\n| Package | Version | Purpose | License | Security Check |\n|---|---|---|---|---|\n| \`nanoid\` | 5.1.0 | Ids of orders | MIT | ${check} |\n`;

/** A dependency is code of others that runs as one's own. */
export const uncheckedDependency = defineCheck({
  id: 'consistency/unchecked-dependency',
  severity: 'warning',
  description: 'Of a dependency that the plan adds it is said how its safety was, or will be, checked.',
  passes: plan('`npm audit` after adding it'),
  fails: plan('n/a'),
  run({ plan }) {
    const section = plan.sections.find(({ id }) => id === 'changes');
    if (section === undefined) return [];
    return (contentOf(plan, changes)?.dependencies ?? [])
      .filter((one) => saysSomething(one.package) && !saysSomething(one.check))
      .map((one) => ({
        section: 'changes' as const,
        message: `Unexpected dependency \`${one.package}\` without a security check, expected what was looked at, or the command that will`,
        ...placeOfWords(section, one.package),
      }));
  },
});
