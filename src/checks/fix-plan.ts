import { isSameFinding, type Finding } from './check.ts';
import type { Edit } from './edit.ts';

/** A plan's text with what could be mended without judgement. */
export interface FixedPlan {
  readonly text: string;
  /** What is mended, in the order in which it was. */
  readonly mended: readonly Finding[];
}

/** More than any plan takes: each round mends something. */
const mostRounds = 50;

/**
 * Applies the fixes that findings bring, as long as there are any. `look` checks a text. A fix stands only if its finding is gone
 * after it and no other came, so that mending twice is mending once; only the bytes of the fixes change.
 */
export async function fixPlan(text: string, look: (text: string) => Promise<readonly Finding[]>): Promise<FixedPlan> {
  let current = { text, findings: await look(text) };
  const mended: Finding[] = [];
  const refused: Finding[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const open = fixable(current.findings).filter((finding) => !refused.some((one) => isSameFinding(one, finding)));
    const chosen = apart(open);
    if (chosen.length === 0) break;
    const all = await tryEdits(current, chosen, look);
    // Where they disturb each other, one at a time shows which.
    const [first] = chosen;
    const one = all === null && first !== undefined ? await tryEdits(current, [first], look) : null;
    if (all !== null) mended.push(...chosen);
    else if (one !== null) mended.push(...chosen.slice(0, 1));
    else refused.push(...chosen.slice(0, 1));
    current = all ?? one ?? current;
  }
  return { text: current.text, mended };
}

/** The findings that bring a fix. */
export function fixable(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ fix = [] }) => fix.length > 0);
}

interface Looked {
  readonly text: string;
  readonly findings: readonly Finding[];
}

async function tryEdits(
  before: Looked,
  chosen: readonly Finding[],
  look: (text: string) => Promise<readonly Finding[]>,
): Promise<Looked | null> {
  const text = applyEdits(
    before.text,
    chosen.flatMap(({ fix = [] }) => fix),
  );
  if (text === before.text) return null;
  const findings = await look(text);
  const isBetter =
    chosen.every((finding) => count(findings, finding) < count(before.findings, finding)) &&
    findings.every((finding) => count(findings, finding) <= count(before.findings, finding));
  return isBetter ? { text, findings } : null;
}

function count(findings: readonly Finding[], finding: Finding): number {
  return findings.filter((one) => isSameFinding(one, finding)).length;
}

/** Those whose edits do not touch those of one before. */
function apart(findings: readonly Finding[]): readonly Finding[] {
  const taken: Edit[] = [];
  return findings.filter(({ fix = [] }) => {
    const isFree = fix.every((edit) => taken.every(({ start, end }) => edit.end < start || end < edit.start));
    if (isFree) taken.push(...fix);
    return isFree;
  });
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce((now, { start, end, text: words }) => now.slice(0, start) + words + now.slice(end), text);
}
