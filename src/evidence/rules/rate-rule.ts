import type { Request } from '../../request/request.ts';
import type { Rule, RuleFile } from '../collectors/rules.ts';

/** A rule as far as its relevance goes. */
export interface UnratedRule extends Pick<Rule, 'heading' | 'strength'> {
  readonly text: string;
  readonly file: RuleFile;
  /** Its file governs something that will likely change. */
  readonly governs: boolean;
  /** 0 to 1: the words that it shares with the request. */
  readonly shared: number;
}

/** Candidates whose folders a rule may name. */
const named = 5;

/**
 * Rates rules from 0 to 1. General working rules (tests, style, commits, documentation) hold for every change; shared terms lift those
 * about this one. What is asked of people, of releases and of talk beside the change is left low, unless the request speaks of it.
 */
export function createRuleRating(request: Request, candidates: readonly string[]): (rule: UnratedRule) => number {
  const best = candidates.slice(0, named);
  const isBeside = (words: string) => {
    const [found] = BESIDE.exec(words) ?? [];
    return found !== undefined && !request.text.toLowerCase().includes(found.toLowerCase());
  };
  return ({ text, heading, strength, file, governs, shared }) => {
    const general = GENERAL.test(text) || GENERAL.test(heading ?? '') ? 0.25 : 0.1;
    const worded = strength === 'must' ? 0.08 : strength === 'should' ? 0.05 : 0;
    const addressed = file.kind === 'agent' || file.kind === 'pull-request' ? 0.05 : 0;
    const near = governs && (file.appliesTo !== '' || file.globs.length > 0) ? 0.1 : 0;
    const placed = foldersIn(text).some((folder) => best.some((path) => path.startsWith(`${folder}/`))) ? 0.2 : 0;
    const sum = general + worded + addressed + near + placed + 0.5 * shared;
    const beside = FORMALITY.test(text) || isBeside(heading ?? '') ? 0.3 : 1;
    const alone = DANGLING.test(text) ? 0.6 : 1;
    return Math.round(1000 * sum * beside * alone * (governs ? 1 : 0.3)) / 1000;
  };
}

const GENERAL =
  /\b(?:tests?|testing|coverage|lint\w*|format(?:s|ted|ter|ting)?|style|type ?check\w*|types?|typed|commits?|commit messages?|pull requests?|PRs?|changelog|changeset|docs?|docstrings?|documentation|comments?|dependenc\w+|breaking|compatib\w+|deprecat\w+|errors?|naming|conventions?|imports?|secur\w+)\b/i;

/** Headings of work that comes beside a change or after it: talk, triage, releases, branches of others. */
const BESIDE =
  /\bcommenting|\bcomments? on\b|\biterating on\b|\breleas(?:e|es|ing)\b|\bpublish(?:ing)?\b|\btriag\w+|\bpushing\b|\bworktrees?\b|\breviewing\b|\bbackport\w*|\badvisor(?:y|ies)\b|\bcommunicat\w+|\btone\b|\bissue labels?\b/i;

/** Signatures, forms to fill in, and manners: no step of a plan follows them. */
const FORMALITY =
  /\b(?:CLA|DCO|licen[cs]e agreement|certificate of origin|code of conduct|sign(?:ed)?[- ]?off)\b|\bsign the\b|\breplace this\b|\blink to (?:the |any )?(?:relevant|related)\b|\bfollow the checklist\b|\bfill (?:in|out) (?:the|this)\b|\bthese guidelines\b|`gh`|\bgh (?:pr|issue|api)\b/i;

/** A sentence cut from its paragraph that speaks of the one before it. */
const DANGLING = /^\W*(?:this|that|it|they|these|those|instead|otherwise|then|such)\b/i;

function foldersIn(text: string): readonly string[] {
  return [...text.matchAll(/`((?:[\w@.-]+\/)+[\w@.-]*)`/g)].map(([, path = '']) => path.replace(/\/$/, ''));
}
