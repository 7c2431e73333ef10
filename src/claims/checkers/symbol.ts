import type { CodeSymbol } from '../../repository/symbols.ts';
import { missing, uncheckable, verified, type Claim, type Verdict } from '../claim.ts';
import { defineChecker } from '../checker.ts';
import { bareSymbol } from '../classify-code.ts';
import { readLines } from '../file-lines.ts';
import type { Ground } from '../ground.ts';
import { nearestNames } from '../nearest-names.ts';
import { isStandardName } from '../standard-names.ts';
import { packageOfSpecifier } from '../package-names.ts';
import { isFilePath, plainPath, readCitation } from '../path-forms.ts';
import { pathVerdict } from './path.ts';

/** A name that is defined in the repository: in the file that stands beside it, or anywhere. */
export const checkSymbol = defineChecker({
  kind: 'symbol',
  async check(claim, ground) {
    if (!claim.hard) {
      if (ground.repository.file(claim.value) !== undefined) return verified(claim);
      const verdict = await softVerdict(claim, ground);
      const place = verdict.status === 'verified' ? citedFile(claim, ground) : null;
      const name = place === null ? null : bareSymbol(claim.value);
      return place === null || name === null ? verdict : inFile(claim, name, { ...place, ground });
    }
    if (isFilePath(claim.value) || ground.repository.file(plainPath(claim.value)) !== undefined)
      return pathVerdict(claim, ground);
    const name = bareSymbol(claim.value);
    if (name === null) return uncheckable(claim, 'these words are no symbol');
    const cited = citedFile(claim, ground);
    return cited === null ? anywhere(claim, name, ground) : inFile(claim, name, { ...cited, ground });
  },
});

/** The parts of a dotted name, the last one first. */
function partsOf(name: string): readonly string[] {
  return name.split(/\.|::|#|->/u).reverse();
}

interface CitedFile {
  readonly path: string;
  /** Null when the whole file is cited. */
  readonly lines: readonly [start: number, end: number] | null;
}

/** The file beside the claim, if it is there; that it is not is another claim's matter. */
function citedFile({ within }: Claim, { repository }: Ground): CitedFile | null {
  const cited = within === null ? null : readCitation(within);
  const path = cited?.path ?? plainPath(within ?? '');
  if (repository.file(path) === undefined) return null;
  return { path, lines: cited === null ? null : [cited.startLine, cited.endLine] };
}

async function inFile(
  claim: Claim,
  name: string,
  { path, lines, ground }: CitedFile & { readonly ground: Ground },
): Promise<Verdict> {
  const [last = name, container] = partsOf(name);
  const symbols = await ground.repository.symbols(path);
  const text = readLines(ground.repository, path);
  const defined = symbols.filter(
    (symbol) =>
      symbol.name === last && (container === undefined || symbol.container === null || symbol.container === container),
  );
  const shown = lines === null ? null : (text?.[lines[0] - 1]?.trim() ?? null);
  const isMeant = (symbol: CodeSymbol) =>
    lines === null || overlaps(symbol, lines) || isCommentAbove(symbol, lines, text?.[lines[1] - 1]);
  if (defined.some(isMeant)) return verified(claim, shown);
  // What is no definition to a parser (a key, an option, a re-export) still stands at the cited lines.
  const word = new RegExp(String.raw`(?<![\p{L}\p{N}_$])${last.replace(/[$?!]/gu, '\\$&')}(?![\p{L}\p{N}_$])`, 'u');
  const [start, end] = lines ?? [1, text?.length ?? 0];
  if (text?.slice(start - 1, end).some((line) => word.test(line)) === true) return verified(claim, shown);
  const [first] = defined;
  if (first !== undefined) {
    const range = first.startLine === first.endLine ? `${first.startLine}` : `${first.startLine}-${first.endLine}`;
    return missing(claim, 'place', `lines ${range}, where it is defined`, { nearest: [`${path}:${range}`], shown });
  }
  const mentioned = (text?.findIndex((line) => word.test(line)) ?? -1) + 1;
  if (mentioned > 0)
    return missing(claim, 'place', `line ${mentioned}, where it stands`, { nearest: [`${path}:${mentioned}`], shown });
  const elsewhere = ground.repository
    .index()
    .definitionsOf(last)
    .map((place) => `${place.path}:${place.line}`);
  const alike = nearestNames(
    last,
    symbols.map((symbol) => symbol.name),
  );
  return missing(claim, 'absent', `a name that \`${path}\` defines`, { nearest: [...elsewhere, ...alike], shown });
}

/** The comment that ends on the line above a definition belongs to it. */
function isCommentAbove(
  { startLine }: CodeSymbol,
  [, end]: readonly [number, number],
  last: string | undefined,
): boolean {
  return end === startLine - 1 && /^\s*(?:\/\/|\/?\*|#|--|;|%|<!--|"{3}|'{3})/u.test(last ?? '');
}

function overlaps({ startLine, endLine }: CodeSymbol, [start, end]: readonly [number, number]): boolean {
  return startLine <= end && endLine >= start;
}

function anywhere(claim: Claim, name: string, ground: Ground): Verdict {
  const [last = name] = partsOf(name);
  const index = ground.repository.index();
  if (index.definitionsOf(last).length > 0 || ground.isMentioned(last) || namesModule(name, ground))
    return verified(claim);
  return missing(claim, 'absent', 'a name that the repository defines', {
    nearest: nearestNames(last, index.definedNames()),
  });
}

/** In a sentence it is enough that each part of the name is known: to the code, to the plan, or to the language. */
async function softVerdict(claim: Claim, ground: Ground): Promise<Verdict> {
  const parts = partsOf(claim.value);
  const { declared } = ground;
  const isKnown = (name: string) => declared.hasName(name) || ground.isMentioned(name);
  // Some languages mark variables by a sign that is no part of the name.
  const unknown = parts.filter((part) => part.length > 1 && !isKnown(part) && !isKnown(part.replace(/^[$@]+/u, '')));
  const [last] = unknown;
  if (last === undefined || namesModule(claim.value, ground)) return verified(claim);
  if (parts.some((part) => part in globalThis) || isStandardName([...parts].reverse()))
    return uncheckable(claim, 'a name of the language, not of the repository');
  // Section 12 says what lost: that it does not exist may be why.
  if (claim.section === 'decisions') return uncheckable(claim, 'an alternative may name what does not exist');
  const root = parts.at(-1) ?? '';
  const { dependencies } = await ground.facts.packages();
  if (
    parts.length > 1 &&
    dependencies.some((dependency) => packageOfSpecifier(dependency.name).replaceAll('-', '_') === root)
  ) {
    return uncheckable(claim, 'a name of a package, not of the repository');
  }
  const nearest = nearestNames(last, ground.repository.index().definedNames());
  return missing(claim, 'absent', 'a name that the code of the repository or this plan knows', { nearest: nearest });
}

/** A dotted name of a module: `package.module` is `package/module.py`, or a folder. */
function namesModule(name: string, { repository, finder }: Ground): boolean {
  if (!name.includes('.')) return false;
  const path = name.replaceAll('.', '/');
  return (
    repository.hasFolder(path) ||
    ['.py', '.ts', '.js', '.java', '.kt', '.rs'].some((ending) => finder.endingIn(`${path}${ending}`).length > 0)
  );
}
