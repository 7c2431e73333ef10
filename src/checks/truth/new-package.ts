import { looseName } from '../../claims/package-names.ts';
import { collectPackages } from '../../evidence/collectors/packages.ts';
import { defineCheck } from '../check.ts';
import { reportVerdicts } from '../verdict-reports.ts';
import { findWorkDone } from '../work-done.ts';

/** A dependency to add is not there yet; one whose manifest changed since the plan was drafted may be the plan's own. */
export const newPackage = defineCheck({
  id: 'truth/new-package',
  severity: 'error',
  description: 'A dependency that the plan adds is not declared already.',
  passes:
    '## 6. Proposed Changes\n\n### 6.2 New Dependencies\n\n| Package | Version | Purpose | License | Security Check |\n|---|---|---|---|---|\n| `nanoid` | 5.1.0 | Ids of orders | MIT | `npm audit` |\n',
  fails:
    '## 6. Proposed Changes\n\n### 6.2 New Dependencies\n\n| Package | Version | Purpose | License | Security Check |\n|---|---|---|---|---|\n| `zod` | 4.1.5 | Validates orders | MIT | `npm audit` |\n',
  async run(input) {
    const isDone = await findWorkDone(input);
    const { dependencies } = await input.use(collectPackages);
    const isOld = (name: string) =>
      dependencies.some((one) => looseName(one.name) === looseName(name) && !isDone(one.declaredAt.path));
    return reportVerdicts(
      input,
      ({ claim, flaw }) => claim.kind === 'package' && flaw === 'present' && isOld(claim.value),
    );
  },
});
