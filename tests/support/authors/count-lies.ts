import { parsePlan } from '../../../src/plan/parse-plan.ts';
import { hardKinds, lies, type Lie, type LieKind } from './lies.ts';

/** What became of the lies of one kind. */
export interface LieCount {
  readonly kind: LieKind;
  readonly planted: number;
  /** Gone from the plan. */
  readonly mended: number;
  /** Standing in it, with a note in the same section that says so, or a mark beside it. */
  readonly marked: number;
  /** Standing in it as if it were true. */
  readonly missed: readonly Lie[];
}

/** Looks for every lie in the text of a plan. */
export function countLies(text: string, told: readonly Lie[] = lies): readonly LieCount[] {
  const states = told.map((lie) => ({ lie, state: stateOf(lie, text) }));
  const kinds = [...hardKinds, 'path in a sentence', 'name in a sentence', 'link'] as const;
  return kinds.flatMap((kind) => {
    const own = states.filter(({ lie }) => lie.kind === kind);
    if (own.length === 0) return [];
    const of = (wanted: string) => own.filter(({ state }) => state === wanted);
    const count = {
      kind,
      planted: own.length,
      mended: of('mended').length,
      marked: of('marked').length,
      missed: of('missed').map(({ lie }) => lie),
    };
    return [count];
  });
}

/** The lies that stand in a plan, marked or not. */
export function standingLies(text: string): readonly Lie[] {
  return lies.filter((lie) => stateOf(lie, text) !== 'mended');
}

function stateOf({ section, words, noted }: Lie, text: string): 'mended' | 'marked' | 'missed' {
  const own = parsePlan(text).sections.find(({ id }) => id === section)?.text ?? '';
  const lines = own.split('\n');
  const isNote = (line: string) => line.startsWith('> ');
  const plain = (line: string) => line.replaceAll('\\', '');
  const standing = lines.filter((line) => !isNote(line) && plain(line).includes(words));
  if (standing.length === 0) return 'mended';
  if (standing.every((line) => ownMark.test(line))) return 'marked';
  const isNoted = lines.some((line) => isNote(line) && line.includes('Not verified') && plain(line).includes(noted));
  return isNoted ? 'marked' : 'missed';
}

/** What a row says of its own source. */
const ownMark = /\((?:not fetched|unverified)\b/;
