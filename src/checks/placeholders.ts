import { sections } from '../sections/index.ts';

/** A piece of a plan's text. */
export interface TextPiece {
  readonly text: string;
  readonly kind: 'prose' | 'inline code' | 'fence';
  /** True where the text begins its paragraph, cell or item. */
  readonly opens: boolean;
}

/** A placeholder and where it begins in the text. */
export interface Placeholder {
  readonly words: string;
  readonly index: number;
}

/**
 * What stands in a text for something that is yet to be written: holes of the template and of the blocks' skeletons, TODO and
 * its kin, filler text. Boxes, links, array types, indexes and intervals are none of it.
 */
export function findPlaceholders({ text, kind, opens }: TextPiece): readonly Placeholder[] {
  if (kind === 'prose') {
    const promises = opens ? openingPromise : promise;
    return [
      ...matches(text, bracketed).filter(({ words }) => isHole(words.slice(1, -1))),
      ...matches(text, promises),
      ...matches(text, filler),
    ];
  }
  const whole =
    kind === 'inline code' && /^\[[A-Z][^[\]]*\]$/u.test(text) && isHole(text.slice(1, -1))
      ? [{ words: text, index: 0 }]
      : [];
  return [...whole, ...matches(text, codeHole)];
}

const bracketed = /(?<![\p{L}\p{N}\])!])\[[^[\]\n]{2,120}\](?![([])/gu;
/** In code a bracket is mostly the language's own; the template's holes there are few. */
const codeHole =
  /\b\w+_\[name\]|\btests\/\[path\]|--cov=\[module\]|^\[(?:module\.py|KEY_NAME|metric_name)\]$|\[(?:existing_folder|new_folder|new-directory)\/\]|\[(?:What changes|New - purpose|What it means here)\]|"""\[Description\]"""/gu;
/** A promise to write later, and not a word about one: "TBD" unless it is quoted or a name, the others at the start or before a colon. */
const promise =
  /(?<!["“‘'])\bTBD\b(?!["”’']| (?:section|heading|block|entry|release)\b)|\b(?:TODO|FIXME|XXX):|\bADR-XXX\b|(?<=\()(?:TODO|FIXME|XXX)(?=\))/gu;
const openingPromise = new RegExp(
  String.raw`^(?:TODO|FIXME|XXX)\b(?!:| (?:lists?|apps?|items?|comments?|s)\b)|${promise.source}`,
  'gu',
);
const filler = /\blorem ipsum\b/giu;

function matches(text: string, pattern: RegExp): readonly Placeholder[] {
  return Array.from(text.matchAll(pattern), (match) => ({ words: match[0], index: match.index }));
}

/** Holes of the template that no block's skeleton has. */
const templateHoles = `Feature Name|Brief description of what we are building|Draft / Under Review / Approved / In Progress / Completed|
  Name/Agent|YYYY-MM-DD|YYYY-MM-DD or Sprint X|Component|Current responsibility|Module/Function|What we can reuse|Official Docs URL|
  Key finding|How it's applied|Usage details|version|Other|Rule|Why we're using it|Where it's applied|What it does|Other controls|
  Encryption, masking, etc.|why needed|What to do|List files|Edge case|How it's handled|List|What it tests|Components|Setup steps|
  What's logged|metric_name|What it measures|Alert name|Trigger condition|Response action|Step|Rollback step|Who/what is affected|
  KEY_NAME|default|package|license|module.py|ADR-XXX: Decision Title`;

const holes: ReadonlySet<string> = new Set(
  [
    ...templateHoles.split('|'),
    ...sections.flatMap(({ parts }) =>
      Object.values(parts).flatMap(({ block }) =>
        Array.from(block.skeleton.matchAll(/\[([^[\]]{2,})\]/gu), ([, hole = '']) => hole),
      ),
    ),
  ].map(plainHole),
);

/** How the template begins to tell what to write. */
const instruction =
  /^(?:(?:describe|include|list specific|list any|note any|link to|brief description|if applicable|how to|what to|explain|insert|fill in|add your|your)\b|e\.g\.)/u;

/** Numbers and letters at the end of a hole count up: `[Threat 2]`, `[Component B]`. */
function isHole(words: string): boolean {
  const plain = plainHole(words);
  return holes.has(plain) || holes.has(plain.replace(/\s+(?:\d{1,2}|[a-z])$/u, '')) || instruction.test(plain);
}

function plainHole(words: string): string {
  return words.trim().toLowerCase().replaceAll('’', "'");
}
