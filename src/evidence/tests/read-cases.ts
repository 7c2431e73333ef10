import type { SourceText } from '../scan/source-text.ts';
import { createSourceText, matchesIn } from '../scan/source-text.ts';

/** One case of a test file: its name as written, and its line. */
export interface TestCase {
  readonly name: string;
  readonly line: number;
}

/** The cases of a test file in order, each name once, at most `limit`. */
export function readCases(source: SourceText, limit = 200): readonly TestCase[] {
  const form = FORMS.find(({ endings }) => endings.test(source.path));
  if (form === undefined) return [];
  const seen = new Set<string>();
  return form.patterns
    .flatMap((pattern) => matchesIn(source, pattern, { commented: form.commented ?? false, limit: 2 * limit }))
    .map(({ groups, line }) => ({ name: (groups.groups?.['name'] ?? '').trim(), line: line + breaksBefore(groups) }))
    .filter(({ name }) => name !== '' && !seen.has(name) && seen.add(name))
    .sort((a, b) => a.line - b.line)
    .slice(0, limit);
}

/** Cases that stand beside the code that they test, which is how Rust keeps unit tests. */
export function readInlineTests(path: string, text: string): readonly TestCase[] {
  if (!path.endsWith('.rs') || !/#\[(?:\w+::)*test\b/.test(text)) return [];
  return readCases(createSourceText(path, text));
}

/** An attribute stands above the function that it marks: the name is what is cited. */
function breaksBefore(groups: RegExpExecArray): number {
  const name = groups.groups?.['name'] ?? '';
  const before = groups[0].trimStart();
  return before.slice(0, before.lastIndexOf(name)).split('\n').length - 1;
}

const FORMS: readonly {
  readonly endings: RegExp;
  readonly patterns: readonly RegExp[];
  /** The mark of a test may stand in a comment. */
  readonly commented?: boolean;
}[] = [
  {
    endings: /\.(?:[cm]?[jt]sx?|vue|svelte)$/,
    patterns: [
      /(?<![\w$.])(?:it|test|specify|Deno\.test)(?:\.(?!describe|step|before|after|use|extend)\w+(?:\([^()]*\))?)*\(\s*(?<quote>['"`])(?<name>(?:\\.|(?!\k<quote>)[^\n\\])+)\k<quote>/g,
    ],
  },
  { endings: /\.py$/, patterns: [/^[ \t]*(?:async[ \t]+)?def[ \t]+(?<name>test\w*)\s*\(/gm] },
  {
    endings: /\.go$/,
    patterns: [/^func[ \t]+(?:\([^)]*\)[ \t]*)?(?<name>(?:Test|Fuzz|Benchmark)[A-Z_0-9]\w*)\s*\(/gm],
  },
  {
    endings: /\.rs$/,
    patterns: [
      /#\[(?:\w+::)*(?:test|rstest|test_case|proptest)\b[^\]]*\]\s*(?:#\[[^\]]*\]\s*|\/\/[^\n]*\n\s*)*(?:pub(?:\([^)]*\))?\s+)?(?:async\s+)?fn\s+(?<name>\w+)/g,
    ],
  },
  {
    endings: /\.(?:java|kt|kts|scala|groovy)$/,
    patterns: [
      /@(?:Test|ParameterizedTest|RepeatedTest|TestFactory|Property)\b(?:\([^)]*\))?\s*(?:@\w+(?:\([^)]*\))?\s*)*(?:(?:public|private|protected|internal|static|final|suspend|override)\s+)*(?:<[^>]+>\s*)?(?:fun|void|[\w<>[\],.?]+)\s+(?<name>`[^`]+`|\w+)\s*\(/g,
      /^\s*public\s+void\s+(?<name>test\w+)\s*\(/gm,
    ],
  },
  {
    endings: /\.cs$/,
    patterns: [
      /\[(?:Fact|Theory|Test|TestMethod|TestCase)\b[^\]]*\]\s*(?:\[[^\]]*\]\s*)*(?:(?:public|private|internal|static|async|override)\s+)*[\w<>[\],.?]+\s+(?<name>\w+)\s*\(/g,
    ],
  },
  {
    endings: /\.rb$/,
    patterns: [
      /^[ \t]*(?:it|specify|scenario|test|should)[ \t(]+(?<quote>['"])(?<name>[^\n]+?)\k<quote>[^\n]*(?:\bdo\b|\{)/gm,
      /^[ \t]*def[ \t]+(?<name>test_\w+)/gm,
    ],
  },
  {
    endings: /\.php$/,
    commented: true,
    patterns: [
      /\bfunction\s+(?<name>test\w*)\s*\(/g,
      /(?:#\[Test\]|@test\b[^/]*\*\/)\s*(?:#\[[^\]]*\]\s*)*public\s+function\s+(?<name>\w+)\s*\(/g,
      /^\s*(?:it|test)\(\s*(?<quote>['"])(?<name>[^\n]+?)\k<quote>\s*,/gm,
    ],
  },
  { endings: /\.exs$/, patterns: [/^\s*test\s+"(?<name>[^"\n]+)"/gm] },
  { endings: /\.swift$/, patterns: [/\bfunc\s+(?<name>test\w+)\s*\(/g, /@Test[^\n]*\s*func\s+(?<name>\w+)/g] },
  { endings: /\.dart$/, patterns: [/^\s*(?:test|testWidgets)\(\s*(?<quote>['"])(?<name>[^\n]+?)\k<quote>/gm] },
  {
    endings: /\.(?:c|cc|cpp|cxx)$/,
    patterns: [/\b(?:TEST|TEST_F|TEST_P|TEST_CASE|BOOST_AUTO_TEST_CASE)\(\s*(?<name>[^){]+)\)/g],
  },
  { endings: /\.(?:bats|sh)$/, patterns: [/^@test\s+["'](?<name>[^"'\n]+)/gm] },
];
