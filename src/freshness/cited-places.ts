import type { Claim, Verdict } from '../claims/claim.ts';
import { isFilePath, plainPath, readCitation } from '../claims/path-forms.ts';

/** A place in the repository that a section cites: a whole file, or lines of it. */
export interface CitedPlace {
  readonly claim: Claim;
  readonly path: string;
  /** 1-based and inclusive; null for the whole file. */
  readonly lines: readonly [start: number, end: number] | null;
  /** What the plan says stands there: words, or a symbol; null where it does not say. */
  readonly says: { readonly kind: 'quote' | 'symbol'; readonly words: string; readonly holds: boolean } | null;
}

/** The places that some claims cite, each once. What the plan creates is not cited, and a name that is no path is no place. */
export function citedPlaces(verdicts: readonly Verdict[], created: ReadonlySet<string>): readonly CitedPlace[] {
  const said = new Map([...companions(verdicts, 'symbol'), ...companions(verdicts, 'quote')]);
  const places = verdicts.flatMap(({ claim, status }): CitedPlace[] => {
    if (!isPlace(claim) || status === 'uncheckable' || created.has(plainPath(claim.value))) return [];
    const cited = readCitation(claim.value);
    const lines = cited === null ? null : ([cited.startLine, cited.endLine] as const);
    return [{ claim, path: cited?.path ?? plainPath(claim.value), lines, says: said.get(claim.value) ?? null }];
  });
  return [...new Map(places.toReversed().map((place) => [keyOf(place), place])).values()].toReversed();
}

/** The paths that some claims say are to come. */
export function createdPaths(verdicts: readonly Verdict[]): ReadonlySet<string> {
  return new Set(verdicts.flatMap(({ claim }) => (claim.intent === 'create' ? [plainPath(claim.value)] : [])));
}

function isPlace({ kind, value }: Claim): boolean {
  if (kind === 'component') return value.includes('/') || isFilePath(value);
  return kind === 'citation' || kind === 'path';
}

function keyOf({ path, lines }: CitedPlace): string {
  return JSON.stringify([path, lines]);
}

/** What is said to stand at each citation, and whether it was found there today. */
function companions(verdicts: readonly Verdict[], kind: 'quote' | 'symbol') {
  return verdicts.flatMap(({ claim, status }) =>
    claim.kind === kind && claim.within !== null
      ? [[claim.within, { kind, words: claim.value, holds: status === 'verified' }] as const]
      : [],
  );
}
