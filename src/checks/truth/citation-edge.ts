import { readLines } from '../../claims/file-lines.ts';
import { readCitation, type WrittenCitation } from '../../claims/path-forms.ts';
import type { Claim } from '../../claims/claim.ts';
import type { CodeSymbol } from '../../repository/symbols.ts';
import { defineCheck, type CheckInput, type Report } from '../check.ts';
import type { Edit } from '../edit.ts';
import { offsetOf } from '../fix-paths.ts';

/** How far off a first line may be and still be a slip. */
const nearby = 2;
/** What ends something else: an empty line, the end of a comment, closing brackets. */
const endOfOther = /^(?:|\*+\/|-->|[)}\]]+[;,]?|end)$/u;
/** A statement that is over, and no comment, decorator or attribute of what comes next. */
const statement = /^(?!\/\/|\/?\*|#|@|--|"""|'''|<!--|\[).*[;})]$/u;

/** A range begins where what it is cited for begins, not a line or two before or after. */
export const citationEdge = defineCheck({
  id: 'truth/citation-edge',
  severity: 'info',
  description: 'A range of lines that is cited begins with what it is cited for.',
  passes:
    '### 2.1 Current State Analysis\n\n**Code to reuse:**\n\n- `createStore` (`src/store.ts:5-7`): makes a store\n',
  fails:
    '### 2.1 Current State Analysis\n\n**Code to reuse:**\n\n- `createStore` (`src/store.ts:4-7`): makes a store\n',
  async run(input) {
    const { verdicts, freshness } = input;
    // What changed since the plan was drafted is told as that.
    const changed = new Set(
      freshness.sections.flatMap(({ section, changes }) => changes.map(({ cited }) => `${section} ${cited}`)),
    );
    const cited = verdicts.filter(
      ({ claim, status }) =>
        claim.kind === 'citation' && status === 'verified' && !changed.has(`${claim.section} ${claim.value}`),
    );
    const reports = await Promise.all(cited.map(({ claim }) => reportEdge(input, claim)));
    return reports.flatMap((report) => report ?? []);
  },
});

async function reportEdge(input: CheckInput, claim: Claim): Promise<Report | null> {
  const range = readCitation(claim.value);
  const lines = range === null ? null : readLines(input.repository, range.path);
  if (range === null || lines === null || range.endLine <= range.startLine) return null;
  const found = firstAfterEnd(range, lines) ?? nearDefinition(range, lines, await namedBy(input, claim, range));
  if (found === null) return null;
  const place = input.placeOf(claim);
  const fix = fixStart(input, claim, range, found, offsetOf(input.plan.text, place));
  const what = (lines[range.startLine - 1] ?? '').trim();
  const first = what === '' ? 'empty first line' : `first line \`${what.slice(0, 60)}\``;
  return {
    section: input.plan.sections.find(({ id }) => id === claim.section)?.id ?? null,
    message: `Unexpected ${first} of \`${claim.value}\`, expected the range to begin at line ${found}`,
    ...place,
    ...(fix.length > 0 ? { fix } : {}),
    claim,
  };
}

/** The first line of the range that does not end something else; null where that is its first one, or not near. */
function firstAfterEnd({ startLine, endLine }: WrittenCitation, lines: readonly string[]): number | null {
  let line = startLine;
  while (line < endLine && endOfOther.test((lines[line - 1] ?? '').trim())) line += 1;
  return line > startLine && line <= startLine + nearby && line <= endLine ? line : null;
}

/** Where a definition begins whose last line the range has, when another statement was taken for its first line, or its first line was left out. */
function nearDefinition(
  { startLine, endLine }: WrittenCitation,
  lines: readonly string[],
  named: readonly CodeSymbol[],
): number | null {
  if (named.some((symbol) => symbol.startLine === startLine)) return null;
  const own = named.filter((symbol) => symbol.endLine === endLine && Math.abs(symbol.startLine - startLine) <= nearby);
  const [symbol] = own;
  if (own.length !== 1 || symbol === undefined) return null;
  const early = lines.slice(startLine - 1, symbol.startLine - 1);
  return early.every((line) => statement.test(line.trim())) ? symbol.startLine : null;
}

/** The definitions that the names beside a citation can mean. */
async function namedBy(input: CheckInput, { section, value }: Claim, { path }: WrittenCitation) {
  const names = new Set(
    input.verdicts
      .filter(({ claim }) => claim.kind === 'symbol' && claim.section === section && claim.within === value)
      .map(
        ({ claim }) =>
          claim.value
            .replace(/\(.*$/u, '')
            .split(/\.|::|#|->/u)
            .at(-1) ?? '',
      ),
  );
  return names.size === 0 ? [] : (await input.repository.symbols(path)).filter(({ name }) => names.has(name));
}

function fixStart(
  { plan }: CheckInput,
  { words }: Claim,
  { startLine }: WrittenCitation,
  line: number,
  offset: number,
): readonly Edit[] {
  const at = words.search(new RegExp(`(?<=[:L])${startLine}(?=[-–—])`, 'u'));
  if (at < 0 || !plan.text.startsWith(words, offset)) return [];
  const start = offset + at;
  return [{ start, end: start + `${startLine}`.length, text: `${line}` }];
}
