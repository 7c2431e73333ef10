import { defineCheck } from '../check.ts';
import { reportVerdicts } from '../verdict-reports.ts';

/** Packages that a plan builds on are in use. */
export const truthPackage = defineCheck({
  id: 'truth/package',
  severity: 'error',
  description: 'A package that the plan builds on is declared by the repository.',
  passes:
    '### 2.3 Tech Stack Alignment\n\n| Technology | Version | How It Fits |\n|---|---|---|\n| zod | 4.1.5 | Validates orders |\n',
  fails:
    '### 2.3 Tech Stack Alignment\n\n| Technology | Version | How It Fits |\n|---|---|---|\n| zodiac | 4.1.5 | Validates orders |\n',
  run: (input) => reportVerdicts(input, ({ claim, flaw }) => claim.kind === 'package' && flaw === 'absent'),
});
