import { contentOf } from '../../plan/content-of.ts';
import { saysSomething } from '../../sections/coverage.ts';
import { migration } from '../../sections/migration.ts';
import { steps } from '../../sections/steps.ts';
import { defineCheck, type Report } from '../check.ts';
import { placeOfWords } from '../places.ts';

const plan = (path: string) =>
  `## 10. Migration & Rollback Plan\n\n### 10.3 Breaking Changes\n\n| Change | Impact | Migration Path |\n|---|---|---|\n| \`Store\` has one more field | Whoever builds a store by hand | ${path} |\n`;

/** What breaks for callers has a way that they can go. */
export const unmigratedChange = defineCheck({
  id: 'consistency/unmigrated-change',
  severity: 'warning',
  description: 'A breaking change has a migration path, and one that a step announces stands in 10.3.',
  passes: plan('Call `createStore`'),
  fails: plan('none'),
  run({ plan }) {
    const section = plan.sections.find(({ id }) => id === 'migration');
    const content = contentOf(plan, migration);
    if (section === undefined || content === undefined) return [];
    const pathless = content.breaking
      .filter(({ change, path }) => saysSomething(change) && !saysSomething(path))
      .map(({ change }): Report => ({
        section: 'migration',
        message: `Unexpected breaking change “${change}” without a migration path, expected what its callers do`,
        ...placeOfWords(section, change),
      }));
    const announced = (contentOf(plan, steps)?.steps ?? []).findIndex(({ name, description }) =>
      announces(`${name}. ${description}`),
    );
    if (announced < 0 || content.breaking.length > 0) return pathless;
    const place = placeOfWords(section, '10.3 Breaking Changes');
    const message = `Unexpected absence of breaking changes while step ${announced + 1} speaks of one, expected a row with its migration path`;
    return [...pathless, { section: 'migration', message, ...place }];
  },
});

function announces(text: string): boolean {
  return /(?<!\b(?:no|not a|non-|without(?: a)?|any|avoids?(?: a)?) ?)\bbreaking changes?\b/iu.test(text);
}
