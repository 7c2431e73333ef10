import { beforeAll, describe, expect, it } from 'vitest';
import { countLies, standingLies } from '../support/authors/count-lies.ts';
import { isRepair } from '../support/authors/good-author.ts';
import { inventedQuote, inventingAuthor, type Temper } from '../support/authors/inventing-author.ts';
import { lies, type Lie } from '../support/authors/lies.ts';
import { draftWith, type Ended } from '../support/draft-with.ts';
import { answering } from '../support/model-scenarios.ts';
import type { AskedOfModel } from '../support/model-server.ts';

/** Sums over all kinds of lies. */
function sumLies(text: string) {
  const counts = countLies(text);
  const sum = (pick: (one: (typeof counts)[number]) => number) => counts.reduce((all, one) => all + pick(one), 0);
  return {
    planted: sum(({ planted }) => planted),
    mended: sum(({ mended }) => mended),
    marked: sum(({ marked }) => marked),
    missed: counts.flatMap(({ missed }) => missed.map(({ kind, section, words }) => `${kind} in ${section}: ${words}`)),
  };
}

describe.each<[Temper, { readonly least: number; readonly most: number }]>([
  ['mends', { least: lies.length, most: lies.length }],
  ['mends by name', { least: 3, most: lies.length - 10 }],
  ['never mends', { least: 0, most: 0 }],
])('a model that invents and %s', (temper, { least, most }) => {
  const asked: AskedOfModel[] = [];
  let run: Ended;
  beforeAll(async () => {
    const author = inventingAuthor(temper);
    run = await draftWith(
      answering((one) => {
        asked.push(one);
        return author(one);
      }),
    );
  });

  it('has no invention in the plan that stands there as if it were true', () => {
    expect(run.error).toBeNull();
    const { planted, mended, marked, missed } = sumLies(run.text);
    expect(missed).toEqual([]);
    expect(planted).toBe(lies.length);
    expect(mended + marked).toBe(planted);
    expect(mended).toBeGreaterThanOrEqual(least);
    expect(mended).toBeLessThanOrEqual(most);
  });

  it('has its inventions found by a check of the plan', () => {
    const findings = run.drafted?.report.findings.filter(({ severity }) => severity !== 'info') ?? [];
    const standing = standingLies(run.text);
    const isFound = ({ section, noted }: Lie) =>
      findings.some((one) => one.section === section && one.message.includes(noted));
    expect(standing.filter((lie) => !isFound(lie))).toEqual([]);
    expect(findings.length > 0).toBe(standing.length > 0);
  });

  it('is sent back what is wrong at most twice for its claims', () => {
    const perSection = new Map<string, number>();
    for (const one of asked.filter(isRepair)) {
      for (const id of Object.keys((one.schema?.['properties'] as object | undefined) ?? {}))
        perSection.set(id, (perSection.get(id) ?? 0) + 1);
    }
    expect(perSection.size).toBeGreaterThan(10);
    expect(Math.max(...perSection.values())).toBeLessThanOrEqual(2);
  });

  it('may quote only the request', () => {
    expect(run.text).not.toContain(inventedQuote);
    expect(asked[1]?.turns.at(-1)?.text).toContain(`Unexpected quotation “${inventedQuote}”`);
    expect(run.text.match(/^\| R\d/gm)).toHaveLength(5);
  });
});
