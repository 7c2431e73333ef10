import { nearestNames } from '../../claims/nearest-names.ts';
import { defineCheck } from '../check.ts';

const plan = (rule: string) =>
  `## 13. References\n\n<!-- groundplan-ignore ${rule}: the site builds it -->\n\n- [Guide](docs/GUIDE.md)\n`;

/** A misspelt rule ignores nothing, and nobody would notice. */
export const ignoreUnknownRule = defineCheck({
  id: 'ignore/unknown-rule',
  severity: 'error',
  description: 'A comment that ignores findings names rules or families that there are.',
  passes: plan('structure/link'),
  fails: plan('structure/links'),
  run: ({ ignores, ruleNames }) =>
    ignores.comments.flatMap(({ rules, line, column }) =>
      rules
        .filter((rule) => !ruleNames.includes(rule))
        .map((rule) => {
          const nearest = nearestNames(rule, ruleNames).map((name) => `\`${name}\``);
          return {
            section: null,
            message: `Unexpected rule \`${rule}\`, expected the id of a rule or a family${nearest.length === 0 ? '' : `; nearest: ${nearest.join(', ')}`}`,
            line,
            column,
          };
        }),
    ),
});
