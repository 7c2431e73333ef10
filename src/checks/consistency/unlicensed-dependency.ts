import { contentOf } from '../../plan/content-of.ts';
import { changes } from '../../sections/changes.ts';
import { saysSomething } from '../../sections/coverage.ts';
import { defineCheck } from '../check.ts';
import { placeOfWords } from '../places.ts';

const plan = (license: string) =>
  `## 6. Proposed Changes\n\n### 6.2 New Dependencies\n\n| Package | Version | Purpose | License | Security Check |\n|---|---|---|---|---|\n| \`nanoid\` | 5.1.0 | Ids of orders | ${license} | \`npm audit\` |\n`;

/** Whoever approves a dependency approves its licence. */
export const unlicensedDependency = defineCheck({
  id: 'consistency/unlicensed-dependency',
  severity: 'warning',
  description: 'A dependency that the plan adds has a licence.',
  passes: plan('MIT'),
  fails: plan(''),
  run({ plan }) {
    const section = plan.sections.find(({ id }) => id === 'changes');
    if (section === undefined) return [];
    return (contentOf(plan, changes)?.dependencies ?? [])
      .filter((one) => saysSomething(one.package) && !isStated(one.license))
      .map((one) => ({
        section: 'changes' as const,
        message: `Unexpected dependency \`${one.package}\` without a licence, expected its SPDX id, such as MIT`,
        ...placeOfWords(section, one.package),
      }));
  },
});

function isStated(license: string): boolean {
  return saysSomething(license) && !/^(?:unknown|unclear|not (?:checked|stated))\b/iu.test(license);
}
