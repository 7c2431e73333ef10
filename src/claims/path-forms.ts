import { languages } from '../repository/languages.ts';

/** A place in a file, as plans write it. */
export interface WrittenCitation {
  readonly path: string;
  /** 1-based and inclusive. */
  readonly startLine: number;
  readonly endLine: number;
}

/**
 * Reads `path:12`, `path:12-20` and `path#L12-L20`; a column after the line, and `@commit` at the end, are passed over.
 * Null for anything else.
 */
export function readCitation(text: string): WrittenCitation | null {
  const match = /^(.+?)(?::|#L)(\d+)(?::\d+)?(?:[-–—](?:L)?(\d+))?(?:@[0-9a-f]{7,40})?$/iu.exec(text.trim());
  if (match === null) return null;
  const [, path = '', start = '', end = start] = match;
  return { path: plainPath(path), startLine: Number(start), endLine: Number(end) };
}

/** A path as the repository lists it: no leading `./`, no slash at the end, `/` between parts. */
export function plainPath(path: string): string {
  return path
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/u, '')
    .replace(/\/+$/u, '');
}

/**
 * True for a text that as a whole is written as a file of a repository is: folders and a name with an ending, or a name
 * alone that could be nothing else. Web addresses, absolute paths, globs, media types and products (`Node.js`) are not.
 */
export function isFilePath(text: string): boolean {
  const path = plainPath(text);
  if (!/^[\p{L}\p{N}_.@+~()[\]-]+(?:\/[\p{L}\p{N}_.@+~()[\]-]+)*$/u.test(path) || text.endsWith('/')) return false;
  if (
    /^(?:[/~@]|\.\.)/u.test(text) ||
    /^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|ai|co|app|edu|gov)(?:\/|$)/iu.test(path)
  )
    return false;
  const [name = '', ...folders] = path.split('/').reverse();
  return folders.length === 0
    ? isFileName(name)
    : !mediaType.test(path) && (/^[^.].*\.[A-Za-z][A-Za-z0-9]{0,9}$/u.test(name) || isFileName(name));
}

const mediaType = /^(?:application|audio|font|image|message|model|multipart|text|video)\/(?:vnd|x|prs)\./iu;

/** `c.json`, `c.html` and `c.text` are more often methods than files; so are endings that are common words. */
const methodLike = wordSet('.json .html .text .map .log .xml .env .m .r .d .t .in .el .ex');
const sureEndings = new Set([
  ...languages.flatMap(({ endings }) => endings).filter((ending) => !methodLike.has(ending)),
  '.lock',
  '.txt',
  '.csproj',
  '.sln',
]);
const knownNames = new Set([
  ...languages.flatMap(({ names }) => names),
  ...wordSet(`Makefile Dockerfile Procfile LICENSE README CHANGELOG CODEOWNERS pom.xml go.mod go.sum
    package.json jsr.json deno.json composer.json turbo.json nx.json lerna.json biome.json`),
]);
const products =
  /^(?:alpine|backbone|bun|chart|d3|deno|ember|express|next|node|nuxt|nest|solid|socket|three|vue)\.js$/iu;

/** True for a bare name that says by itself that it is a file. */
function isFileName(name: string): boolean {
  if (knownNames.has(name)) return true;
  if (products.test(name)) return false;
  if (/^\.[a-z][\w-]*(?:\.[\w-]+)*$/u.test(name))
    return /rc\b|[-.]/u.test(name.slice(1)) || /^\.(?:gitignore|gitattributes|editorconfig|nvmrc)$/u.test(name);
  const ending = /\.[A-Za-z][A-Za-z0-9]*$/u.exec(name)?.[0].toLowerCase();
  const stem = ending === undefined ? '' : name.slice(0, -ending.length);
  if (ending === undefined || stem === '') return false;
  if (sureEndings.has(ending)) return true;
  return ending === '.json' && /[-.]/u.test(stem.slice(1)) && /^[\w.-]+$/u.test(stem);
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/u));
}
