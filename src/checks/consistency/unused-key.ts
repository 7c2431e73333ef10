import { collectConfiguration } from '../../evidence/collectors/configuration.ts';
import { contentOf } from '../../plan/content-of.ts';
import { changes } from '../../sections/changes.ts';
import { defineCheck } from '../check.ts';
import { placeOfWords } from '../places.ts';

const plan = (key: string) =>
  `## 6. Proposed Changes\n\n### 6.4 Configuration Changes\n\n| Config Key | Type | Default | Description |\n|---|---|---|---|\n| \`${key}\` | integer | 20 | Most items of a cart |\n\n---\n\n## 7. Implementation Steps\n\n### Step 1: Limit\n\n**Description:** Read \`CART_LIMIT\`.\n**Files affected:** none\n**Verification:** \`npm test\`\n**Estimated effort:** 1 h\n`;

/** A setting that nothing reads is no setting. */
export const unusedKey = defineCheck({
  id: 'consistency/unused-key',
  severity: 'warning',
  description: 'A new configuration key of 6.4 is spoken of elsewhere in the plan too.',
  passes: plan('CART_LIMIT'),
  fails: plan('CART_MAXIMUM'),
  async run({ plan, repository, use }) {
    const section = plan.sections.find(({ id }) => id === 'changes');
    const written = contentOf(plan, changes)?.configuration ?? [];
    if (section === undefined || written.length === 0 || !plan.sections.some(({ id }) => id === 'steps')) return [];
    const known = new Set((await use(collectConfiguration)).keys.map(({ key }) => key));
    const told = plan.sections.map(({ text }) => text.replaceAll('\\', '')).join('\n');
    return written
      .filter(({ key }) => /^[\w.-]{3,}$/u.test(key) && !known.has(key) && timesIn(told, key) < 2)
      .filter(({ key }) => repository.index().terms.words.find(key) < 0)
      .map(({ key }) => ({
        section: 'changes' as const,
        message: `Unexpected key \`${key}\` that nothing else in the plan speaks of, expected the step that reads it, or a test`,
        ...placeOfWords(section, key),
      }));
  },
});

function timesIn(text: string, word: string): number {
  return (
    text.split(new RegExp(String.raw`(?<![\w.-])${word.replaceAll('.', String.raw`\.`)}(?![\w-])`, 'u')).length - 1
  );
}
