import { redactSecrets } from '../../model/redact-secrets.ts';
import type { Request } from '../../request/request.ts';
import type { Citation } from '../citation.ts';
import type { Collector } from '../collector.ts';
import { rateRelevance } from '../relevance.ts';
import { findRuleFiles } from '../rules/find-rule-files.ts';
import { globCovers } from '../rules/glob.ts';
import { createRuleRating } from '../rules/rate-rule.ts';
import { readRules } from '../rules/read-rules.ts';
import { withoutRepeats } from '../rules/without-repeats.ts';
import { collectCandidates } from './candidates.ts';

/** A file that tells people or assistants how to work here. */
export interface RuleFile {
  readonly path: string;
  readonly kind: 'agent' | 'editor' | 'contributing' | 'pull-request';
  /** The folder whose files it governs; empty for the whole repository. */
  readonly appliesTo: string;
  /** Globs that its front matter narrows it to; empty when it does not. */
  readonly globs: readonly string[];
  /** Smaller wins where two disagree: nearer folder first, then agent files before contributing guides. */
  readonly precedence: number;
  /** Another rules file whose text this one repeats or links to as a whole, or null. */
  readonly sameAs: string | null;
}

/** One rule, verbatim. */
export interface Rule {
  /** The words of the file between the bullet mark and the end of the item or sentence, white space folded. */
  readonly quote: string;
  readonly at: Citation;
  /** The heading that it stands under and what introduces its list ("Style › Never:"), or null. */
  readonly heading: string | null;
  readonly strength: 'must' | 'should' | 'fact';
  /** 0 to 1: how much it bears on this request (shared terms, files it governs, general working rules). */
  readonly relevance: number;
}

export interface RuleFacts {
  /** Highest precedence first. */
  readonly files: readonly RuleFile[];
  /** Most relevant first. */
  readonly rules: readonly Rule[];
}

/** Rules of one file that are kept, the most relevant ones. */
const MOST: Readonly<Record<RuleFile['kind'], number>> = {
  agent: 60,
  editor: 40,
  contributing: 25,
  'pull-request': 15,
};

/** An image, or a link with another scheme than of the web or mail. */
const callsOut = /!\[|(?:\]\(\s*<?|<)(?!https?:|mailto:)[a-z][a-z\d+.-]+:/i;

export const collectRules: Collector<RuleFacts> = async ({ repository, request, use }) => {
  const files = findRuleFiles(repository);
  const { files: candidates } = await use(collectCandidates);
  const paths = candidates.map(({ path }) => path);
  const rules = files
    .filter(({ sameAs }) => sameAs === null)
    .flatMap((file) => {
      // A rule is quoted word for word or not at all: not with a secret, and not with what a reader's program would load or run.
      const written = readRules(repository.lines(file.path) ?? [], file.kind).filter(
        ({ text }) => redactSecrets(text).found.length === 0 && !callsOut.test(text),
      );
      const governs = paths.length === 0 || paths.some((path) => governsPath(file, path));
      return written.map((rule) => ({ ...rule, file, governs }));
    });
  const rated = withoutRepeats(rateRules(rules, request, repository.name, paths).sort(byRelevance(files)));
  const kept = files.flatMap(({ path, kind }) => rated.filter(({ at }) => at.path === path).slice(0, MOST[kind]));
  return { files, rules: kept.sort(byRelevance(files)) };
};

function governsPath({ appliesTo, globs }: RuleFile, path: string): boolean {
  if (appliesTo !== '' && !path.startsWith(`${appliesTo}/`)) return false;
  const inside = appliesTo === '' ? path : path.slice(appliesTo.length + 1);
  return globs.length === 0 || globs.some((glob) => globCovers(glob, inside));
}

type ReadRule = ReturnType<typeof readRules>[number] & { readonly file: RuleFile; readonly governs: boolean };

function rateRules(
  rules: readonly ReadRule[],
  request: Request,
  projectName: string,
  paths: readonly string[],
): Rule[] {
  const relevanceOf = createRuleRating(request, paths);
  const shared = rateRelevance(
    request,
    rules,
    ({ text, heading }) => [
      { text, weight: 1 },
      { text: heading ?? '', weight: 0.5 },
    ],
    projectName,
  );
  return rules.map(({ text, startLine, endLine, heading, strength, file, governs }, at) => ({
    quote: text,
    at: { path: file.path, startLine, endLine },
    heading,
    strength,
    relevance: relevanceOf({ text, heading, strength, file, governs, shared: shared[at]?.score ?? 0 }),
  }));
}

function byRelevance(files: readonly RuleFile[]): (a: Rule, b: Rule) => number {
  const order = new Map(files.map(({ path, precedence }) => [path, precedence]));
  const precedence = ({ at }: Rule) => order.get(at.path) ?? files.length;
  return (a, b) => b.relevance - a.relevance || precedence(a) - precedence(b) || a.at.startLine - b.at.startLine;
}
