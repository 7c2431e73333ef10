import type { Rule, RuleFile } from '../collectors/rules.ts';
import type { ProseBlock, Sentence } from '../prose/prose.ts';
import { sentencesOf, textOf } from '../prose/prose.ts';
import { readProse } from '../prose/read-prose.ts';
import { forbids, judgeWording } from './wording.ts';

/** A rule as it stands in its file, before it is rated. */
export interface WrittenRule extends Sentence {
  readonly heading: string | null;
  readonly strength: Rule['strength'];
}

/** Reads the rules of one file: what its list items and sentences ask of whoever changes the code. */
export function readRules(lines: readonly string[], kind: RuleFile['kind']): readonly WrittenRule[] {
  const rules = readProse(lines, { comments: kind === 'pull-request' }).flatMap((block) => rulesOf(block, kind));
  const seen = new Set<string>();
  return rules.filter(({ text }) => !seen.has(text) && seen.add(text));
}

function rulesOf(block: ProseBlock, kind: RuleFile['kind']): readonly WrittenRule[] {
  if (block.kind === 'heading' || !isAboutChanging(block, kind)) return [];
  const text = textOf(block);
  if (LINK.test(text) || (block.hasItems && !block.checkbox && judgeWording(text) === null)) return [];
  const heading = headingOf(block);
  const forbidden = forbids(block.leadIn ?? '') || (block.kind === 'item' && forbids(block.headings.at(-1) ?? ''));
  return passagesOf(block).flatMap((passage) => {
    if (passage.text.endsWith(':')) return []; // It introduces what it asks for, and that is not quoted with it.
    const strength = strengthOf(passage.text, block, kind, forbidden);
    return strength === null ? [] : [{ ...passage, heading, strength }];
  });
}

/** An item that only leads elsewhere, as in a table of contents. */
const LINK = /^\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])[.!]?$/;

/** A short item is one rule; a long one, and a paragraph, is as many as it has sentences. */
function passagesOf(block: ProseBlock): readonly Sentence[] {
  const sentences = sentencesOf(block);
  const first = sentences[0];
  const last = sentences.at(-1);
  if (first === undefined || last === undefined) return [];
  const text = textOf(block);
  const asked = sentences.filter((sentence) => judgeWording(sentence.text) !== null).length;
  const whole =
    block.kind === 'item' && !text.endsWith(':') && (text.length <= LONGEST || sentences.length === 1 || asked === 0);
  return whole ? [{ text, startLine: first.startLine, endLine: last.endLine }] : sentences;
}

/** Items longer than this, in characters, are cut into their sentences. */
const LONGEST = 280;
/** Nobody reads a rule of this length, and a plan cannot quote it. */
const UNREADABLE = 600;
/** A rule that spells a secret out is not quoted. */
const SECRET = /\b(?:password|passwd|token|secret|api[_ -]?key)\s*[:=]\s*\S{6,}/i;

function strengthOf(
  text: string,
  block: ProseBlock,
  kind: RuleFile['kind'],
  forbidden: boolean,
): Rule['strength'] | null {
  if (text.length < 8 || text.length > UNREADABLE || !/\p{L}{2}.*\s/u.test(text)) return null;
  if (SECRET.test(text)) return null;
  const wording = judgeWording(text);
  if (block.kind === 'item' && EXPLAINS.test(text) && wording !== 'must') return null;
  if (kind === 'pull-request') return block.checkbox ? (wording ?? 'should') : wording;
  if (wording !== null) return forbidden ? 'must' : wording;
  if (forbidden && block.kind === 'item') return 'must';
  const stated = block.kind === 'item' && (kind === 'agent' || kind === 'editor') && isConvention(text, block.headings);
  return stated ? 'fact' : null;
}

/** An entry of a list of commands or folders: `` `pnpm format` - Format code ``. */
const EXPLAINS = /^[*_]{0,2}`[^`]+`[*_]{0,2}\s*(?:[-–—]|:)\s/;

/** A statement about how things are done here, as against a list of links, paths or commands. */
function isConvention(text: string, headings: readonly string[]): boolean {
  if (!headings.slice(-2).some((heading) => AGREEMENTS.test(heading))) return false;
  if (text.length > 200 || text.split(' ').length < 3 || /[?:]$/.test(text)) return false;
  return !/^[*_]{0,2}(?:`[^`]+`|\[[^\]]+\]\([^)]*\)|\S*\/\S*)[*_]{0,2}\s*(?:$|[-–—:(])/.test(text);
}

/** Headings whose plain statements are agreements; below others they describe the code. */
const AGREEMENTS =
  /\b(?:rules?|style|conventions?|guidelines?|standards?|principles?|practices?|naming|format\w*|commits?|pull requests?|PRs?|requirements?|constraints?|polic(?:y|ies)|do['’]?s|don['’]ts|preferences?|expectations?|quality|testing|tests|important|notes?|gotchas?|pitfalls?|workflow)\b/i;

/** Contributing guides also greet, explain how to report and how to install: those parts are not about changing code. */
function isAboutChanging(block: ProseBlock, kind: RuleFile['kind']): boolean {
  if (kind !== 'contributing') return true;
  const text = textOf(block);
  const headings = block.headings.join(' / ');
  if (ELSEWHERE.test(headings) && !PROPOSING.test(text)) return false;
  return CHANGING.test(text);
}

const ELSEWHERE =
  /\b(?:bugs?|report|reporting|questions?|issues?|security|vulnerabilit|conduct|set ?up|setting up|environment|install|prerequisites?|getting started|first time|sponsor|donat|community|translat|triag|maintainers?|releas(?:e|ing)|publish|help|support|contact|review(?:ing|ers?)|landing|chat|licen[cs]e|governance|faq|glossary|resources?)/i;
const PROPOSING = /\b(?:propos|new features?|larger changes|breaking)/i;
const CHANGING =
  /\b(?:tests?|tested|testing|coverage|lint\w*|format\w*|style|types?|typed|typing|commits?|branch\w*|pull requests?|PRs?|merge|rebase|squash|changelog|changes? ?log|release notes?|docs?|docstrings?|documentation|comments?|dependenc\w+|api|apis|breaking|deprecat\w+|backwards?|compatib\w+|code|functions?|class(?:es)?|modules?|imports?|names?|naming|variables?|errors?|exceptions?|features?|bug ?fix\w*|changes?|ci|checks?|sign\w*|signed-off-by|benchmarks?|performance|line length|indent\w*|whitespace|AI)\b/i;

function headingOf(block: ProseBlock): string | null {
  const heading = block.headings.at(-1) ?? null;
  const leadIn = block.leadIn !== null && block.leadIn.length <= 80 ? block.leadIn : null;
  if (leadIn === null) return heading;
  return heading === null ? leadIn : `${heading} › ${leadIn}`;
}
