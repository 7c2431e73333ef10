import { defineCheck } from '../check.ts';
import { reportVerdicts } from '../verdict-reports.ts';

/** Commands are those that the repository defines. */
export const truthCommand = defineCheck({
  id: 'truth/command',
  severity: 'error',
  description: 'A command is defined by the repository, or runs a tool that it depends on, on files that are there.',
  passes: '## 8. Testing Strategy\n\n### 8.4 Test Commands\n\n```bash\nnpm test\n```\n',
  fails: '## 8. Testing Strategy\n\n### 8.4 Test Commands\n\n```bash\nnpm run test:unit\n```\n',
  run: (input) => reportVerdicts(input, ({ claim }) => claim.kind === 'command'),
});
