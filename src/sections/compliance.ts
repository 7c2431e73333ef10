import { formatCitation } from '../evidence/citation.ts';
import { focusFiles } from '../evidence/likely-changes.ts';
import { mainRuleFile } from '../evidence/rules/main-rule-file.ts';
import { bullets } from '../markdown/blocks/bullets.ts';
import { prose } from '../markdown/blocks/prose.ts';
import { citationField, quoteField } from './fields.ts';
import { howFollowed } from './how-followed.ts';
import { code, listed } from './phrases.ts';
import { defineSection, type DraftInput } from './section.ts';

const ruleLimit = { quick: 5, standard: 8, deep: 20 } as const;
/** Below this a rule is asked of people, or of other work. */
const leastRelevance = 0.15;

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
    .filter(({ relevance }) => relevance >= leastRelevance)
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

function sourcesOf({ evidence, request, size }: DraftInput): string {
  const focus = focusFiles(evidence, request, size);
  const concerns = (folder: string) => folder === '' || focus.some(({ path }) => path.startsWith(`${folder}/`));
  const files = evidence.rules.files.filter(({ appliesTo }) => concerns(appliesTo));
  if (files.length === 0 && evidence.rules.files.length > 0)
    return 'The rules files of the repository govern other folders.';
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
