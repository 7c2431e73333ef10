import { findConfusion } from '../../research/packages/find-confusion.ts';
import { defineCheck } from '../check.ts';
import { exampleRow, tellOf } from './tell.ts';

/** A name that may have been made to be mistaken for another, or that was a slip. */
export const nameConfusion = defineCheck({
  id: 'dependencies/name-confusion',
  severity: 'warning',
  description:
    'A package to add is not one letter away from a popular one, nor brand-new, nor without a repository of its source.',
  passes: exampleRow('`nanoid` | 5.1.0 | Ids of orders | MIT | `npm audit`'),
  fails: exampleRow('`expresss` | 5.1.0 | Serves orders | MIT | `npm audit`'),
  run: (input) =>
    input.plannedPackages.flatMap((planned) => {
      const { change, record, query, declared, installed } = planned;
      // What does not exist is told of by another rule; what is in use was decided on before.
      if (change !== 'add' || declared !== null || installed !== null || record?.existence.state === 'none') return [];
      const doubts = findConfusion(query, record, input.today);
      if (doubts.length === 0) return [];
      const message = `Unexpected package \`${query.name}\`: ${doubts.join(', ')}, expected a name that somebody has looked at`;
      return [tellOf(planned, input, message)];
    }),
});
