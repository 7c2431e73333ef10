import type { ZoneKind, ZoneLine } from './read-zones.ts';

/** A stack frame that the request quotes. */
interface FrameMention {
  readonly path: string;
  /** The function of the frame, or null. */
  readonly name: string | null;
}

/** A word of code that the request names. */
interface NameMention {
  readonly name: string;
  readonly zone: ZoneKind;
  readonly quoted: boolean;
}

/** What a request names outright. */
export interface Mentions {
  /** Paths as written, with at least one slash. */
  readonly paths: readonly string[];
  /** File names without a folder. */
  readonly fileNames: readonly string[];
  /** Paths of web addresses that show a file of a repository; `line` when the address points at one. */
  readonly links: readonly { readonly path: string; readonly line: boolean }[];
  /** In the order of the text. */
  readonly frames: readonly FrameMention[];
  /** Names joined by dots or colons, cut into their parts. */
  readonly qualified: readonly (readonly string[])[];
  /** Single names: quoted, shaped like code, or called. */
  readonly names: readonly NameMention[];
}

/** Finds what the lines of a request name; boilerplate names nothing. */
export function findMentions(lines: readonly ZoneLine[]): Mentions {
  const told = lines.filter(({ kind }) => kind !== 'boilerplate');
  const text = told.map((line) => line.text).join('\n');
  const links = [...text.matchAll(LINK)].map(([, path = '', anchor]) => ({ path, line: anchor !== undefined }));
  const plain = text.replace(/https?:\/\/\S+/g, ' ');
  const paths = [...plain.matchAll(PATH)].map(([path]) => path.replaceAll('\\', '/').replace(/^\.\//, ''));
  return {
    paths: unique(paths),
    fileNames: unique([...plain.matchAll(FILE_NAME)].map(([, name = '']) => name)),
    links,
    frames: findFrames(plain),
    qualified: [...findQualified(plain), ...findImported(plain)],
    names: told.flatMap(findNames),
  };
}

/** `…/blob/<revision>/path#L1`, as the large forges write it. */
const LINK =
  /https?:\/\/[^\s/]+\/[^\s]*?\/(?:blob|tree|blame|src|raw)\/(?:branch\/|commit\/|tag\/)?[^\s/]+\/([^\s#?)\]>"'`]+)(#L?\d+|#lines-\d+|#n\d+)?/g;
const PATH = /(?<![\w.@+/\\-])(?:[A-Za-z]:)?[\w.@+-]*(?:[/\\][\w.@+-]+)+/g;
const FILE_NAME =
  /(?<![\w/\\.-])([\w-]+(?:\.[\w-]+)*\.(?:pyx?|pyi|[cm]?[jt]sx?|go|rs|java|kt|scala|rb|php|cs|fs|c|h|cc|cpp|hpp|cxx|hh|m|mm|swift|vue|svelte|ex|exs|lua|dart|sh|sql|pl|jl|zig|html|css|scss))(?![\w-])/g;

function findFrames(text: string): FrameMention[] {
  const found: FrameMention[] = [];
  for (const match of text.matchAll(FRAME)) {
    const { python, pythonName, script, scriptName, java, javaName, plain, plainName } = match.groups ?? {};
    const path = python ?? script ?? java ?? plain;
    const name = pythonName ?? scriptName ?? javaName ?? plainName;
    if (path !== undefined) found.push({ path: path.replaceAll('\\', '/'), name: name?.split('.').at(-1) ?? null });
  }
  return found;
}

const FRAME = new RegExp(
  [
    String.raw`^\s*File "(?<python>[^"\n]+)", line \d+(?:, in (?<pythonName>\w+))?`,
    String.raw`^\s*at (?:(?<scriptName>[\w.$<> ]+) \()?(?:file:\/\/)?(?<script>[^\s():]+\.[cm]?[jt]sx?):\d+:\d+`,
    String.raw`^\s*at (?<javaName>[\w.$]+)\((?<java>\w+\.(?:java|kt|scala|groovy)):\d+\)`,
    String.raw`^\s*(?:from |at )?(?<plain>[\w./\\-]+\.(?:go|rs|rb|php|c|cc|cpp|cs|py|pyx)):\d+(?::\d+)?(?::in ['\x60](?<plainName>\w+)['\x60])?`,
  ].join('|'),
  'gm',
);

function findQualified(text: string): string[][] {
  return unique([...text.matchAll(QUALIFIED)].map(([name]) => name))
    .map((name) => name.split(/\.|::|#|->|\\/))
    .filter((parts) => parts.length <= 8 && !parts.every((part) => part.length < 3));
}

const QUALIFIED = /(?<![\w/\\.])[A-Za-z_]\w*(?:(?:\.|::|#|->|\\)[A-Za-z_]\w*)+(?![\w/])/g;

/** `from a.b import c` names `a.b.c`. */
function findImported(text: string): string[][] {
  const found: string[][] = [];
  for (const [, module = '', names = ''] of text.matchAll(/\bfrom +(\w[\w.]*) +import +\(?([\w, ]+)/g)) {
    for (const name of names.split(',')) found.push([...module.split('.'), name.trim().split(' ')[0] ?? '']);
  }
  return found.filter((parts) => parts.at(-1) !== '');
}

function findNames({ kind, text }: ZoneLine): NameMention[] {
  const found: NameMention[] = [];
  const plain = text.replace(/https?:\/\/\S+/g, ' ');
  const inText = kind === 'title' || kind === 'prose' || kind === 'error';
  if (inText) {
    for (const [, quoted = ''] of plain.matchAll(/[`'"]([^`'"\n]+)[`'"]/g)) {
      for (const [name] of quoted.matchAll(/[A-Za-z_$][\w$]+/g)) found.push({ name, zone: kind, quoted: true });
    }
  }
  for (const [name] of plain.matchAll(
    /[A-Za-z_$][\w$]+(?=\()|[A-Za-z$]*[a-z\d][A-Z][\w$]*|_*[A-Za-z$\d]+_\w+|_\w{2,}|\b[A-Z][A-Za-z\d]{2,}\b/g,
  )) {
    found.push({ name, zone: kind, quoted: false });
  }
  return found;
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
