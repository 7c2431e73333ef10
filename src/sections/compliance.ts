import { formatCitation } from '../evidence/citation.ts';
import type { Rule } from '../evidence/collectors/rules.ts';
import { focusFiles } from '../evidence/likely-changes.ts';
import { mainRuleFile } from '../evidence/rules/main-rule-file.ts';
import { bullets } from '../markdown/blocks/bullets.ts';
import { prose } from '../markdown/blocks/prose.ts';
import { citationField, quoteField } from './fields.ts';
import { code, listed } from './phrases.ts';
import { defineSection, type DraftInput } from './section.ts';

const ruleLimit = { quick: 5, standard: 10, deep: 20 } as const;

/** 2.4: the repository's own rules that bear on the request, verbatim, and how each is followed. */
export const compliance = defineSection({
  id: 'compliance',
  heading: '2.4 {rulesFile} Compliance',
  names: { rulesFile: 'GEMINI.md' },
  depth: 3,
  group: '2. Research & Analysis',
  needs: [],
  parts: {
    sources: {
      block: prose(),
      guide: 'Where the rules come from, in order of precedence.',
    },
    rules: {
      block: bullets({ mark: '✅', quote: quoteField('at'), at: citationField() }),
      guide: 'The rules that apply to this request, quoted, with how each is followed.',
    },
  },
  draft(input) {
    const { files } = input.evidence.rules;
    const rules = rulesThatApply(input);
    return {
      rulesFile: mainRuleFile(files)?.path ?? 'GEMINI.md',
      sources: [sourcesOf(input)],
      rules,
      open: [],
      notApplicable:
        rules.length === 0
          ? [
              {
                part: 'sources',
                reason:
                  files.length === 0
                    ? 'the repository states no rules for contributors or assistants'
                    : 'no rule in these files bears on the request',
              },
            ]
          : [],
    };
  },
  example: {
    rulesFile: 'docs/CONTRIBUTING.md',
    sources: ['There is no GEMINI.md; the rules come from `docs/CONTRIBUTING.md`.'],
    rules: [
      {
        quote: 'Create an Issue - Propose a new feature',
        at: 'docs/CONTRIBUTING.md:6',
        text: 'Step 1 comes before code.',
      },
    ],
    open: [],
    notApplicable: [],
  },
});

/**
 * The rules that something in this plan follows, each once, most relevant first. A rule that nothing here follows is kept
 * only if it is strict, close to the request, or written for assistants: the rest is about other work.
 */
function rulesThatApply(input: DraftInput) {
  const { files, rules } = input.evidence.rules;
  const forAssistants = new Set(
    files.filter(({ kind }) => kind === 'agent' || kind === 'editor').map(({ path }) => path),
  );
  const seen = new Set<string>();
  return rules
    .filter(({ relevance }) => relevance > 0)
    .flatMap((rule) => {
      const followed = howFollowed(rule, input);
      const matters =
        followed !== null || forAssistants.has(rule.at.path) || rule.strength === 'must' || rule.relevance >= 0.45;
      const key = rule.quote.toLowerCase();
      if (!matters || seen.has(key)) return [];
      seen.add(key);
      return [
        {
          quote: rule.quote,
          at: formatCitation(rule.at),
          text: followed ?? 'kept in every step; looked at in review.',
        },
      ];
    })
    .slice(0, ruleLimit[input.size]);
}

function sourcesOf({ evidence }: DraftInput): string {
  const { files } = evidence.rules;
  const looked = 'GEMINI.md, AGENTS.md, CLAUDE.md, editor rules or a contributing guide';
  if (files.length === 0) return `The repository has no ${looked}.`;
  const own = files.filter(({ sameAs }) => sameAs === null);
  const copies = files
    .filter(({ sameAs }) => sameAs !== null)
    .map(({ path, sameAs }) => `${code(path)} (repeats ${code(sameAs ?? '')})`);
  const named = own.map(({ path, appliesTo }) =>
    appliesTo === '' ? code(path) : `${code(path)} (for ${code(`${appliesTo}/`)})`,
  );
  return `Rules read, the first has precedence: ${listed([...named, ...copies], 6)}.`;
}

/** What in this plan follows the rule, decided by what the rule speaks of; null when nothing does. */
function howFollowed({ quote, at }: Rule, { evidence, request, size }: DraftInput): string | null {
  const gate = (purpose: string) => evidence.commands.commands.find((command) => command.purpose === purpose);
  const gates: readonly (readonly [RegExp, string])[] = [
    [/\b(?:lint|linter|eslint|ruff|clippy|checkstyle|rubocop)\b/i, 'lint'],
    [/\b(?:format|formatter|prettier|black|gofmt|rustfmt)\b/i, 'format'],
    [/\b(?:type[- ]?check|mypy|pyright|tsc)\b/i, 'typecheck'],
    [/\b(?:tests?|coverage|spec)\b/i, 'test'],
    [/\b(?:build|compile)\b/i, 'build'],
  ];
  for (const [pattern, purpose] of gates) {
    const command = pattern.test(quote) ? gate(purpose) : undefined;
    if (command !== undefined)
      return `gate ${code(command.run)} in section 11${purpose === 'test' ? ', cases in section 8' : ''}.`;
  }
  if (/\b(?:changelog|changes\.\w+|news entry|docs?|documentation|readme|docstring|tsdoc|jsdoc)\b/i.test(quote))
    return 'the documentation boxes of section 11.';
  if (/\b(?:commit|pull request|PR|branch|rebase|merge)\b/i.test(quote))
    return 'applies to the commits and the pull request of section 7.';
  const governed = focusFiles(evidence, request, size).filter(
    ({ path }) => at.path.includes('/') && path.startsWith(`${at.path.split('/').slice(0, -1).join('/')}/`),
  );
  if (governed.length > 0) return `governs ${listed(governed.map(({ path }) => code(path)))}.`;
  return null;
}
