import { defineCheck } from '../check.ts';
import { reportVerdicts } from '../verdict-reports.ts';

/** Versions are those that the lockfile, or else the manifest, gives. */
export const truthVersion = defineCheck({
  id: 'truth/version',
  severity: 'error',
  description: 'A version is the one in use: the locked one, or the declared one where nothing locks it.',
  passes:
    '### 2.3 Tech Stack Alignment\n\n| Technology | Version | How It Fits |\n|---|---|---|\n| zod | 4.1.5 | Validates orders |\n',
  fails:
    '### 2.3 Tech Stack Alignment\n\n| Technology | Version | How It Fits |\n|---|---|---|\n| zod | 3.22.0 | Validates orders |\n',
  run: (input) => reportVerdicts(input, ({ claim, flaw }) => claim.kind === 'package' && flaw === 'version'),
});
