import { commandsOfScript } from '../../claims/command-lines.ts';
import { plainPath } from '../../claims/path-forms.ts';
import { contentOf } from '../../plan/content-of.ts';
import { isTestPath } from '../../repository/path-kinds.ts';
import { baseOf } from '../../repository/paths.ts';
import { wordsOf } from '../../repository/shell/read-shell.ts';
import { stemOf } from '../../evidence/tests/names.ts';
import { testing } from '../../sections/testing.ts';
import { defineCheck } from '../check.ts';

const plan = (command: string) =>
  `## 7. Implementation Steps\n\n### Step 1: Cart\n\n**Description:** Write it.\n**Files affected:** \`src/store.ts\`, \`tests/cart.test.ts\`, \`tests/store.test.ts\`\n**Verification:** \`npm test\`\n**Estimated effort:** 1 h\n\n---\n\n## 8. Testing Strategy\n\n### 8.4 Test Commands\n\n\`\`\`bash\n${command}\n\`\`\`\n`;

/** Whoever types the commands of 8.4 runs the tests that the steps change. */
export const unrunTest = defineCheck({
  id: 'consistency/unrun-test',
  severity: 'warning',
  description: 'A test file that a step changes is run by a command of 8.4, where these name single files.',
  passes: plan('npx vitest run tests/cart.test.ts tests/store.test.ts'),
  fails: plan('npx vitest run tests/cart.test.ts'),
  run({ plan, verdicts, placeOf }) {
    const commands = (contentOf(plan, testing)?.commands ?? []).flatMap(({ code }) => commandsOfScript(code));
    const runs = commands.filter((command) => RUNS_TESTS.test(command));
    // A command that picks nothing runs them all, as far as can be told from here.
    if (runs.length === 0 || !runs.every((command) => picks(command).length > 0)) return [];
    const picked = runs.flatMap(picks);
    const seen = new Set<string>();
    return verdicts.flatMap(({ claim }) => {
      const path = plainPath(claim.value);
      const isTest = claim.kind === 'path' && claim.section === 'steps' && claim.hard && isTestFile(path);
      if (!isTest || seen.has(path) || picked.some((pick) => covers(pick, path))) return [];
      seen.add(path);
      return [
        {
          section: 'steps' as const,
          message: `Unexpected test \`${path}\` that no command of 8.4 runs, expected it among them, or a command for all tests`,
          ...placeOf(claim),
          claim,
        },
      ];
    });
  },
});

const RUNS_TESTS =
  /\b(?:tests?|spec|vitest|jest|mocha|ava|pytest|tox|nox|unittest|rspec|minitest|phpunit|pest|mvnw?|gradlew?|nextest|ctest|bats|check|verify)\b/iu;

/** Words of a command that pick tests: paths, file names, packages, and the value of a filter. A word that may pick and does not only makes the rule quieter. */
function picks(command: string): readonly string[] {
  const [, ...words] = wordsOf(command);
  return words.filter((word) => isPick(word)).map((word) => plainPath(word.replace(/^['"]|['"]$/gu, '')));
}

function isPick(word: string): boolean {
  return (
    !word.startsWith('-') &&
    !/^\.{1,3}(?:\/\.{3})?$/u.test(word) &&
    /\.\w+(?:::.*|:\d+)?$/u.test(word) &&
    isTestFile(word.replace(/:.*$/u, ''))
  );
}

/** A file of cases, and no fixture, helper or snapshot beside them. */
function isTestFile(path: string): boolean {
  return (
    isTestPath(path) &&
    /\.\w+$/u.test(path) &&
    /(?:^|[._-])(?:tests?|spec|e2e)(?:[._-]|$)|(?:Tests?|Spec|IT)$|^Test/u.test(stemOf(path)) &&
    !/(?:^|\/)(?:__snapshots__|fixtures?|testdata|support|helpers?)\//u.test(path)
  );
}

function covers(pick: string, path: string): boolean {
  const file = pick.replace(/:.*$/u, '');
  return (
    path === file ||
    path.endsWith(`/${file}`) ||
    file.endsWith(`/${path}`) ||
    baseOf(path) === baseOf(file) ||
    file.includes('*')
  );
}
