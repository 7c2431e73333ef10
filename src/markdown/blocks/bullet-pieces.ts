import type { PhrasingContent } from 'mdast';
import { canonical, flat, parsePhrasing, renderPhrasing } from '../text.ts';
import { takeCitation } from './bullet-citation.ts';
import { canBeCode, codeNode } from './codes.ts';
import { readLabel } from './lines.ts';

export type Opening = 'lead' | 'title' | 'quote';

/** The strings of one bullet by the names of its pieces; always with `text`. */
export type Pieces = Readonly<Record<string, string>>;

/** Which pieces a bullet has. */
export interface Shape {
  readonly opening: Opening | undefined;
  readonly mark: string;
  readonly cited: boolean;
}

/** A bullet's line: mark, opening, citation, a colon, text. */
export function writeBullet({ opening, mark, cited }: Shape, pieces: Pieces): PhrasingContent[] {
  const { text = '' } = pieces;
  const opened = opening === undefined ? '' : (pieces[opening] ?? '');
  const at = cited ? (pieces['at'] ?? '') : '';
  const start = plain(mark === '' ? '' : `${mark} `);
  const place = at === '' ? [] : [...plain(' ('), ...(canBeCode(at) ? [codeNode(at)] : plain(at)), ...plain(')')];
  const body = parsePhrasing(text);
  if (opening === undefined || opened === '') return [...start, ...body, ...place];
  const separator = plain(body.length === 0 ? '' : ': ');
  if (opening !== 'title') return [...start, ...openingNodes(opening, opened), ...place, ...separator, ...body];
  // A label has its colon inside the bold, unless brackets come between.
  const colon = place.length === 0 ? plain(':') : [];
  const strong: PhrasingContent = { type: 'strong', children: [...parsePhrasing(opened), ...colon] };
  return [
    ...start,
    strong,
    ...place,
    ...(place.length === 0 ? plain(body.length === 0 ? '' : ' ') : separator),
    ...body,
  ];
}

/** The pieces of a bullet's line, in this form or one that people write instead. */
export function readBullet({ opening, mark, cited }: Shape, nodes: readonly PhrasingContent[]): Pieces {
  const line = mark === '' ? [...nodes] : withoutMark(nodes);
  const found = opening === undefined ? undefined : readers[opening](line);
  const names = [...(opening === undefined ? [] : [opening]), ...(cited ? ['at'] : [])];
  const none = Object.fromEntries(names.map((name) => [name, '']));
  if (opening === undefined || found === undefined) return { ...none, text: asMarkdown(line) };
  const { at, after } = cited ? takeCitation(found.after) : { at: '', after: found.after };
  return { ...none, [opening]: found.opened, ...(cited ? { at } : {}), text: asMarkdown(withoutSeparator(after)) };
}

interface Opened {
  readonly opened: string;
  readonly after: readonly PhrasingContent[];
}

const readers: Readonly<Record<Opening, (line: readonly PhrasingContent[]) => Opened | undefined>> = {
  lead: readLead,
  title: readTitle,
  quote: readQuote,
};

function openingNodes(opening: 'lead' | 'quote', value: string): PhrasingContent[] {
  if (opening === 'lead') return canBeCode(value) ? [codeNode(value)] : plain(value);
  return [...plain('"'), ...parsePhrasing(value), ...plain('"')];
}

/** `` `name` ``, `**name**`, `[name]`, or a bare name of one word before a colon or bracket. */
function readLead([first, ...others]: readonly PhrasingContent[]): Opened | undefined {
  if (first?.type === 'inlineCode') return { opened: flat([first]), after: others };
  if (first?.type === 'strong' || first?.type === 'emphasis' || first?.type === 'link') {
    const name = flat([first]).replace(/\s*[:：]$/, '');
    const isName = first.children.some(({ type }) => type === 'inlineCode') || !/\s/.test(name);
    return isName && name !== '' ? { opened: name, after: others } : undefined;
  }
  if (first?.type !== 'text') return undefined;
  const match = /^\s*(?:\[([^\]]+)\]|([^\s:(]\S*?))(?=[:：](?:\s|$)|\s+\()/u.exec(first.value);
  const name = match?.[1] ?? match?.[2];
  return match === null || name === undefined
    ? undefined
    : { opened: name, after: [...plain(first.value.slice(match[0].length)), ...others] };
}

/** Bold words at the start, or words before a colon. */
function readTitle(line: readonly PhrasingContent[]): Opened | undefined {
  const [first, ...others] = line;
  if (first?.type === 'strong') {
    const title = asMarkdown(withoutEnd(first.children));
    return title === '' ? undefined : { opened: title, after: others };
  }
  const label = readLabel(line);
  return label === undefined
    ? undefined
    : { opened: canonical(label.label.replace(/^\[(.+)\]$/, '$1')), after: label.value };
}

const quotes: Readonly<Record<string, string>> = { '"': '"', '“': '”', '«': '»', '„': '“' };

/**
 * Words in quotation marks at the start, up to a closing mark before a bracket, a colon, a dash or the end; where there is none, before
 * another separator, which follows what is quoted within the quotation as often.
 */
function readQuote(line: readonly PhrasingContent[]): Opened | undefined {
  const [first, ...others] = line;
  if (first?.type === 'strong' || first?.type === 'emphasis')
    return others.length > 0 ? readQuote([...first.children, ...others]) : undefined;
  const start = first?.type === 'text' ? first.value.trimStart() : '';
  const closing = quotes[start.charAt(0)];
  if (closing === undefined) return undefined;
  const nodes = [...plain(start.slice(1)), ...others];
  const found = closings(nodes, closing);
  return found.find(({ after }) => ends(after, CLOSED)) ?? found.find(({ after }) => ends(after, SEPARATED));
}

/** The line cut at each closing mark. */
function closings(nodes: readonly PhrasingContent[], closing: string): readonly Opened[] {
  return nodes.flatMap((node, index) => {
    if (node.type !== 'text') return [];
    const pieces = node.value.split(closing);
    return pieces.slice(1).map((_, at): Opened => {
      const before = plain(pieces.slice(0, at + 1).join(closing));
      const after = plain(pieces.slice(at + 1).join(closing));
      return {
        opened: asMarkdown([...nodes.slice(0, index), ...before]),
        after: [...after, ...nodes.slice(index + 1)],
      };
    });
  });
}

const CLOSED = /^(?:\s*$|\s*\(|\s*[:：]|\s+[—–-])/u;
const SEPARATED = /^\s*[;,.]/u;

function ends([next]: readonly PhrasingContent[], mark: RegExp): boolean {
  return next === undefined ? mark === CLOSED : next.type === 'text' && mark.test(next.value);
}

/** Takes a final colon or full stop off, which belongs to the form. */
function withoutEnd(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const last = nodes.at(-1);
  return last?.type === 'text' ? [...nodes.slice(0, -1), ...plain(last.value.replace(/[\s:：.]+$/u, ''))] : [...nodes];
}

function withoutSeparator([first, ...others]: readonly PhrasingContent[]): PhrasingContent[] {
  if (first === undefined) return [];
  return first.type === 'text'
    ? [...plain(first.value.replace(/^\s*(?:[:：;,.]|[—–-](?=\s|$))?\s*/u, '')), ...others]
    : [first, ...others];
}

function withoutMark([first, ...others]: readonly PhrasingContent[]): PhrasingContent[] {
  if (first?.type !== 'text') return first === undefined ? [] : [first, ...others];
  return [...plain(first.value.replace(/^\s*(?:✅|☑|✔|✓|:white_check_mark:)\uFE0F?\s*/u, '')), ...others];
}

function asMarkdown(nodes: readonly PhrasingContent[]): string {
  return canonical(renderPhrasing(nodes));
}

function plain(value: string): PhrasingContent[] {
  return value === '' ? [] : [{ type: 'text', value }];
}
