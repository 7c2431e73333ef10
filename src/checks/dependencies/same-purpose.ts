import { looseName } from '../../claims/package-names.ts';
import { collectPackages } from '../../evidence/collectors/packages.ts';
import { findFamily } from '../../research/packages/find-family.ts';
import { defineCheck } from '../check.ts';
import { exampleRow, tellOf } from './tell.ts';

/** Nothing is added for what something that is there does already. */
export const samePurpose = defineCheck({
  id: 'dependencies/same-purpose',
  severity: 'warning',
  description: 'A package to add does not do what a declared one does, unless the plan removes that one.',
  passes: exampleRow('`nanoid` | 5.1.0 | Ids of orders | MIT | `npm audit`'),
  fails: exampleRow('`valibot` | 1.1.0 | Validates orders | MIT | `npm audit`'),
  async run(input) {
    const added = input.plannedPackages.filter(({ change }) => change === 'add');
    if (added.length === 0) return [];
    const { dependencies } = await input.use(collectPackages);
    const removed = new Set(
      input.plannedPackages.filter(({ change }) => change === 'remove').map(({ claim }) => looseName(claim.value)),
    );
    const staying = dependencies.filter(({ name }) => !removed.has(looseName(name)));
    return added.flatMap((planned) => {
      const { name, ecosystem } = planned.query;
      const purpose = findFamily(name);
      const own = staying.find(
        (one) =>
          one.ecosystem === ecosystem && looseName(one.name) !== looseName(name) && findFamily(one.name) === purpose,
      );
      if (purpose === null || own === undefined) return [];
      const at = `${own.declaredAt.path}:${own.declaredAt.startLine}`;
      const message = `Unexpected package \`${name}\` for ${purpose}, expected the use of \`${own.name}\`, which \`${at}\` declares, or its removal`;
      return [tellOf(planned, input, message)];
    });
  },
});
