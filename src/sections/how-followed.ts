import type { Command } from '../evidence/collectors/commands.ts';
import type { Rule } from '../evidence/collectors/rules.ts';
import { focusFiles, likelyChanges } from '../evidence/likely-changes.ts';
import { gatesOf, quotedCode } from './gates.ts';
import { code, listed } from './phrases.ts';
import type { DraftInput } from './section.ts';

/** What in this plan follows the rule, decided by what the rule speaks of; null when nothing does. */
export function howFollowed(rule: Rule, input: DraftInput): string | null {
  const { quote } = rule;
  const gate = gateFor(quote, input);
  if (gate !== null) return `gate ${code(gate.run)} in section 11.`;
  const page = likelyChanges(input.evidence, input.request, input.size).find(
    ({ role, path }) => role === 'document' && quote.includes(path),
  );
  if (page !== undefined) return `${code(page.path)} stands in 6.1.`;
  const [, where] = places.find(([pattern]) => pattern.test(quote)) ?? [];
  return where ?? governed(rule, input);
}

/** Which section of a plan answers a rule of this kind; the first that fits. */
const places: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:open|create|file) an? (?:issue|ticket|discussion)\b|\bnew feature ideas?\b|\b(?:propos|discuss)\w*\b.*\b(?:before|first)\b|\bask before\b|\bexternal library\b/i,
    'to be settled in Step 1, before code.',
  ],
  [
    /\b(?:commit|PR|pull request) (?:body|title|description|message)s?\b|\b(?:creating|opening) a (?:PR|pull request)\b/i,
    'applies to the commits and the pull request of section 7.',
  ],
  [/\b(?:dependenc(?:y|ies)|external packages?|third[- ]party)\b/i, 'section 6.2 says what is added.'],
  [
    /\b(?:runtime performance|memory consumption|bundle size|benchmarks?|performance regressions?)\b/i,
    'section 5 says what is measured.',
  ],
  [/\b(?:tests?|test cases|tested|spec)\b/i, 'the cases of section 8.'],
  [
    /\b(?:public API|breaking changes?|backwards?[- ]compatib\w+)\b/i,
    'sections 6.3 and 10.3 say what changes for callers.',
  ],
  [
    /\b(?:changelog|changes\.\w+|news entry|docs|documentation|documented|readme|docstrings?|tsdoc|jsdoc)\b/i,
    'the documentation boxes of section 11.',
  ],
  [
    /\b(?:commits?|pull requests?|PRs?|branch(?! on\b)|rebase|merge|signed-off-by)\b/i,
    'applies to the commits and the pull request of section 7.',
  ],
];

/** Task words and tools of each purpose, as rules name them. A word such as "build" alone speaks of work, not of a task. */
const tasks: readonly (readonly [Command['purpose'], RegExp])[] = [
  [
    'lint',
    /\b(?:lint(?:er|ers|ing|s)?|eslint|biome|oxlint|ruff|flake8|pylint|clippy|checkstyle|rubocop|golangci-lint|phpcs)\b/i,
  ],
  [
    'format',
    /\b(?:formatter|auto-?format\w*|prettier|black|gofmt|rustfmt|spotless|dprint)\b|\bformat (?:your|the) code\b|\bformatted with\b/i,
  ],
  ['typecheck', /\b(?:type[- ]?check(?:s|ed|ing|er)?|mypy|pyright|tsc)\b/i],
  [
    'test',
    /\btests? (?:must |should |all )?pass\b|\bpassing tests?\b|\b(?:run|runs|running) (?:all |the )*tests?\b|\btest suite\b/i,
  ],
  [
    'build',
    /\b(?:code|project|it) (?:must |should )?(?:builds?|compiles?)\b|\bbuild (?:must |should )?(?:pass|succeed)(?:es|s)?\b/i,
  ],
];

/** The gate that a rule speaks of: a command that it quotes, else the one for the task or tool that it names. */
function gateFor(quote: string, input: DraftInput): Command | null {
  const gates = gatesOf(input);
  const quoted = quotedCode(quote);
  const called =
    gates.find(({ run }) => quoted.includes(run)) ??
    gates.find(({ run }) => quoted.some((words) => run.startsWith(`${words} `)));
  if (called !== undefined) return called;
  for (const [purpose, pattern] of tasks) {
    const command = pattern.test(quote) ? gates.find((one) => one.purpose === purpose) : undefined;
    if (command !== undefined) return command;
  }
  return null;
}

function governed({ at }: Rule, { evidence, request, size }: DraftInput): string | null {
  const folder = at.path.split('/').slice(0, -1).join('/');
  if (folder === '' || folder === '.github') return null;
  const files = focusFiles(evidence, request, size).filter(({ path }) => path.startsWith(`${folder}/`));
  return files.length === 0 ? null : `governs ${listed(files.map(({ path }) => code(path)))}.`;
}
