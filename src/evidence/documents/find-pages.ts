import { isDocPath, isTestPath } from '../../repository/path-kinds.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Request } from '../../request/request.ts';
import type { DocumentPage } from '../collectors/documents.ts';
import { frontMatterEnd } from '../prose/read-prose.ts';
import { quoteLines } from '../quote-lines.ts';
import { rateRelevance } from '../relevance.ts';
import { codePattern, isCodeName, namePattern } from '../request-names.ts';

/** Pages whose text is read: the best of the index's search, since a large documentation holds thousands. */
const READ = 60;
/** Characters of a page that are compared. */
const COMPARED = 8_000;
/** A name that more pages hold says nothing of one. */
const MOST_NAMING = 12;
/** How far a page that names what the change concerns is moved towards 1. */
const NAMED_SHARE = 0.4;
/** A page that has a heading for it is where it is documented. */
const HEADED_SHARE = 0.7;
const MOST_NAMES = 4;
/** What a page that nobody touches any more keeps of its score, beside those that are kept up to date. */
const RESTING_SHARE = 0.8;

/** What is known before pages are looked for. */
export interface PageHints {
  /** Names that the request gives, and those of the likeliest functions. */
  readonly names: readonly string[];
  /** Pages that stand elsewhere. */
  readonly known: ReadonlySet<string>;
  /** Commits of a path that were read; null without history. */
  readonly commitsOf: (path: string) => number | null;
}

/** The documentation pages that name what the change concerns or share most with the request, best first, at most twenty. */
export function findPages(
  repository: Repository,
  request: Request,
  { names, known, commitsOf }: PageHints,
): readonly DocumentPage[] {
  const index = repository.index();
  const open = (path: string) => isPage(path) && !known.has(path);
  const naming = names.flatMap((name) => {
    const holding = index.terms.words.find(name) < 0 ? [] : index.paths.filter((path) => index.mentions(path, name));
    const pages = speaking(repository, name, holding.filter(open));
    return pages.length === 0 || pages.length > MOST_NAMING ? [] : [{ name, pages }];
  });
  const found = index
    .search(`${request.title}\n${request.text}`, 2000)
    .map(({ path }) => path)
    .filter(open)
    .slice(0, READ);
  const paths = [...new Set([...found, ...naming.flatMap(({ pages }) => pages)])];
  const pages = paths.flatMap((path) => {
    const text = repository.read(path)?.slice(0, COMPARED) ?? '';
    const headings = headingsOf(text.split(/\r?\n/));
    const named = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
    return [{ path, title: withoutBadges(headings[0] ?? '') || named, headings, text }];
  });
  const fieldsOf = ({ path, title, headings, text }: (typeof pages)[number]) => [
    { text: path, weight: 2 },
    { text: title, weight: 4 },
    { text: headings.join('\n'), weight: 2 },
    { text, weight: 0.2 },
  ];
  const ratings = rateRelevance(request, pages, fieldsOf, repository.name);
  const upkeep = rateUpkeep(pages, commitsOf);
  return pages
    .map(({ path, title }, at) => {
      const held = naming.filter(({ pages: holding }) => holding.includes(path)).map(({ name }) => name);
      const shared = ratings[at]?.score ?? 0;
      const share =
        held.length === 0 ? 0 : held.some((name) => heads(repository, path, name)) ? HEADED_SHARE : NAMED_SHARE;
      const moved = (shared + share * (1 - shared)) * (held.length === 0 ? 1 : upkeep(path));
      const relevance = rounded(moved * (RELEASE_NOTES.test(`${path} ${title}`) ? 0.5 : 1));
      return { path, title, relevance, held: held.slice(0, MOST_NAMES) };
    })
    .filter(({ relevance }) => relevance > 0)
    .sort((a, b) => b.relevance - a.relevance || (a.path < b.path ? -1 : 1))
    .slice(0, 20)
    .map(({ held, ...page }) => ({
      ...page,
      names: held.flatMap((name) => firstMention(repository, page.path, name)),
    }));
}

/** From what a resting page keeps up to 1 for the page that changed most: of two that say the same, one is the old version's. */
function rateUpkeep(pages: readonly { readonly path: string }[], commitsOf: PageHints['commitsOf']) {
  const weigh = (path: string) => Math.log(1 + (commitsOf(path) ?? 0));
  const most = Math.max(...pages.map(({ path }) => weigh(path)), 0);
  return (path: string) => (most === 0 ? 1 : RESTING_SHARE + (1 - RESTING_SHARE) * (weigh(path) / most));
}

/** The pages that speak of a name; a word of prose counts only where it is written as code. */
function speaking(repository: Repository, name: string, pages: readonly string[]): readonly string[] {
  if (isCodeName(name)) return pages;
  const pattern = codePattern(name);
  return pages.slice(0, READ).filter((path) => pattern.test(repository.read(path) ?? ''));
}

/** The heading that has the name, or else the first line. */
function firstMention(repository: Repository, path: string, name: string): DocumentPage['names'] {
  const whole = isCodeName(name) ? namePattern(name) : codePattern(name);
  const isHeading = (text: string) => HEADING.test(text) && whole.test(text);
  const wanted = heads(repository, path, name) ? isHeading : (text: string) => whole.test(text);
  return quoteLines(repository, path, wanted, 1).map(({ at }) => ({ name, at }));
}

/** True where a heading of the page has the name. */
function heads({ lines }: Repository, path: string, name: string): boolean {
  const whole = isCodeName(name) ? namePattern(name) : codePattern(name);
  return (lines(path) ?? []).some((text) => HEADING.test(text) && whole.test(text));
}

/** A heading that has a sign, or a directive that documents one thing. */
const HEADING = /^(?:#{1,6}|={1,6})\s|^\s*\.\. (?:auto)?(?:function|method|class|attribute|data)::/;

/** They mention everything that was ever done, and say little about how it works. */
const RELEASE_NOTES =
  /(?:^|\/)(?:releases?|release[-_]notes|whats-?new|changes?|changelogs?|history)(?:\/|\.\w+ )|release notes/i;

function rounded(score: number): number {
  return Math.round(1000 * score) / 1000;
}

function isPage(path: string): boolean {
  return (
    (/\.(?:md|mdx|rst|adoc)$/i.test(path) || /^docs?\/.*\.txt$/i.test(path)) &&
    isDocPath(path) &&
    !isTestPath(path) &&
    !TRANSLATION.test(path) &&
    !/(?:^|\/)(?:requirements[^/]*\.txt|LICEN[CS]E[^/]*|NOTICE[^/]*|AUTHORS[^/]*|CODE_OF_CONDUCT\.md|CMakeLists\.txt|(?:CHANGELOG|CHANGES|HISTORY)\.\w+)$|(?:^|\/)(?:\.github|\.changeset|node_modules|locale|i18n)\//i.test(
      path,
    )
  );
}

/** It follows the page that it was translated from. */
const TRANSLATION =
  /[._-](?:ar|bn|cs|de|es|fa|fr|he|hi|hu|id|it|ja|jp|ko|kr|nl|pl|pt|pt-br|ru|sv|th|tr|uk|ur|vi|zh|zh-(?:cn|tw|hans|hant)|cn|tw)\.(?:mdx?|rst|adoc)$/i;

function withoutBadges(title: string): string {
  return title
    .replace(/\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Titles of a page: `#` lines outside code, underlined lines, and the front matter's title first. */
function headingsOf(lines: readonly string[]): readonly string[] {
  const found: string[] = [];
  let inCode = false;
  const start = frontMatterEnd(lines);
  const titled = lines.slice(0, start).flatMap((line) => /^title:\s*["']?(.+?)["']?\s*$/.exec(line)?.[1] ?? []);
  found.push(...titled);
  lines.forEach((line, at) => {
    if (at < start) return;
    if (/^\s*(?:```|~~~)/.test(line)) inCode = !inCode;
    if (inCode) return;
    const title = /^(?:#{1,4}|={1,4})\s+(.+?)\s*#*$/.exec(line)?.[1];
    if (title !== undefined) found.push(title);
    else if (/^([=\-~^*])\1{2,}\s*$/.test(line) && /^\S/.test(lines[at - 1] ?? '') && lines[at - 1] !== '---')
      found.push(lines[at - 1] ?? '');
  });
  return found;
}
