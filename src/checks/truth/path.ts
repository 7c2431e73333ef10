import { defineCheck } from '../check.ts';
import { reportVerdicts } from '../verdict-reports.ts';

/** Files and folders that a plan relies on are there. Files of steps have a rule of their own. */
export const truthPath = defineCheck({
  id: 'truth/path',
  severity: 'error',
  description: 'A path that the plan relies on exists, or the plan creates it.',
  passes:
    '### 2.1 Current State Analysis\n\n**Existing components to modify:**\n\n- `src/store.ts`: holds the orders\n',
  fails:
    '### 2.1 Current State Analysis\n\n**Existing components to modify:**\n\n- `src/stores.ts`: holds the orders\n',
  run: (input) =>
    reportVerdicts(input, ({ claim: { kind, section, intent, hard }, flaw }) => {
      const ofStep = section === 'steps' && intent === 'any' && hard;
      return (kind === 'path' || kind === 'component') && flaw !== 'present' && !ofStep;
    }),
});
