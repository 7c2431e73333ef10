import type { ProseBlock } from './prose.ts';
import { textOf } from './prose.ts';

export interface ProseOptions {
  /** Read what stands in HTML comments too: a template's instructions to whoever fills it in. */
  readonly comments?: boolean;
}

/** Reads a document into its blocks, top to bottom. Never fails: what it does not know is a paragraph. */
export function readProse(lines: readonly string[], options: ProseOptions = {}): readonly ProseBlock[] {
  const reader = createReader(options);
  const start = frontMatterEnd(lines);
  for (let index = start; index < lines.length; index += 1) reader.take(lines[index] ?? '', index + 1);
  return reader.finish();
}

/** Number of lines that a YAML front matter takes at the top; 0 without one. */
export function frontMatterEnd(lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== '---') return 0;
  const end = lines.slice(1, 200).findIndex((line) => /^(?:---|\.\.\.)\s*$/.test(line));
  return end < 0 ? 0 : end + 2;
}

interface OpenBlock {
  kind: ProseBlock['kind'];
  parts: { line: number; text: string }[];
  headings: readonly string[];
  leadIn: string | null;
  hasItems: boolean;
  beforeCode: boolean;
  checkbox: boolean;
  /** Column of the mark. */
  indent: number;
}

const FENCE = /^\s*(?:>\s?)*(`{3,}|~{3,})/;
const ITEM = /^(\s*)(?:[-*+•]|\d{1,3}[.)]|#[.)])\s+(\[[ xX]\]\s+)?(.*)$/;
const UNDERLINE = /^([=\-~^"'`#*+:.])\1{2,}\s*$/;

function createReader({ comments = false }: ProseOptions) {
  const blocks: OpenBlock[] = [];
  const headings: { level: number; text: string }[] = [];
  const underlines: string[] = [];
  let open: OpenBlock | null = null;
  let items: OpenBlock[] = [];
  let fence: string | null = null;
  let inComment = false;
  let afterBlank = true;
  /** Indentation of a directive or `::` whose deeper lines are code; null outside. */
  let literalIndent: number | null = null;

  function take(raw: string, line: number): void {
    const text = raw.replace(/\t/g, '    ');
    if (skipsFence(text) || skipsComment(text)) return;
    if (text.trim() === '') {
      open = null;
      afterBlank = true;
      return;
    }
    const indent = text.length - text.trimStart().length;
    if (skipsLiteral(indent)) return;
    const startsFresh = afterBlank;
    afterBlank = false;
    if (takesHeading(text, line)) return;
    const item = ITEM.exec(text);
    if (item !== null) return startItem(item, line);
    if (/^\s*(?:\||<\/?[a-z!]|[-*_]{3,}\s*$|\.\. |:\w+:|\[[^\]]+\]:)/i.test(text)) {
      open = null;
      if (/^\s*\.\. (?!(?:note|warning|important|tip|attention|caution|danger|hint)::)/.test(text))
        literalIndent = indent;
      return;
    }
    const content = text.trim().replace(/^(?:>\s?)+/, '');
    if (open !== null) {
      open.parts.push({ line, text: content });
    } else {
      if (startsFresh && indent < 2) items = [];
      if (startsFresh && indent >= 4 && items.length === 0) return; // Indented code.
      open = start('paragraph', content, line, indent, null);
    }
    if (content.endsWith('::')) literalIndent = indent;
  }

  function skipsFence(text: string): boolean {
    const mark = FENCE.exec(text)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence) === true) fence = null;
      return true;
    }
    if (mark === undefined) return false;
    fence = mark;
    markCode();
    open = null;
    return true;
  }

  function skipsComment(text: string): boolean {
    if (comments) return /^\s*(?:<!-*|-->)\s*$/.test(text) && endsBlock();
    if (inComment) {
      if (text.includes('-->')) inComment = false;
      return true;
    }
    if (!text.trimStart().startsWith('<!--')) return false;
    inComment = !text.includes('-->');
    return true;
  }

  function endsBlock(): true {
    open = null;
    return true;
  }

  function skipsLiteral(indent: number): boolean {
    if (literalIndent === null) return false;
    if (indent > literalIndent) {
      markCode();
      return true;
    }
    literalIndent = null;
    return false;
  }

  function markCode(): void {
    const last = blocks.at(-1);
    if (last !== undefined) last.beforeCode = true;
  }

  function takesHeading(text: string, line: number): boolean {
    const hashes = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(text);
    if (hashes !== null) {
      addHeading(hashes[1]?.length ?? 1, hashes[2] ?? '', line);
      return true;
    }
    const mark = UNDERLINE.exec(text)?.[1];
    if (mark === undefined) return false;
    const title = open?.kind === 'paragraph' && open.parts.length === 1 ? open : null;
    open = null;
    if (title === null) return true; // An overline or a thematic break.
    blocks.splice(blocks.indexOf(title), 1);
    if (!underlines.includes(mark)) underlines.push(mark);
    addHeading(underlines.indexOf(mark) + 1, title.parts[0]?.text ?? '', line - 1);
    return true;
  }

  function addHeading(level: number, title: string, line: number): void {
    while ((headings.at(-1)?.level ?? 0) >= level) headings.pop();
    items = [];
    open = null;
    start('heading', title, line, 0, null);
    headings.push({ level, text: title });
  }

  function startItem([, space = '', box, content = '']: RegExpExecArray, line: number): void {
    const indent = space.length;
    const before = blocks.at(-1);
    items = items.filter((item) => item.indent < indent);
    const parent = items.at(-1);
    if (parent !== undefined) parent.hasItems = true;
    const leadIn = parent ?? introducing(before);
    open = start('item', content, line, indent, leadIn === null ? null : textOf(leadIn));
    open.checkbox = box !== undefined;
    items.push(open);
  }

  /** The paragraph above a list introduces it when it ends in a colon; so does what introduced its first item. */
  function introducing(before: OpenBlock | undefined): OpenBlock | null {
    for (let at = blocks.length - 1; at >= 0; at -= 1) {
      const block = blocks[at];
      if (block === undefined || block.kind === 'heading') return null;
      if (block.kind === 'paragraph')
        return /:[*_]*$/.test(textOf(block)) && (block === before || block.indent < 2) ? block : null;
    }
    return null;
  }

  function start(
    kind: ProseBlock['kind'],
    text: string,
    line: number,
    indent: number,
    leadIn: string | null,
  ): OpenBlock {
    const block: OpenBlock = {
      kind,
      parts: [{ line, text: text.trim() }],
      headings: headings.map((heading) => heading.text),
      leadIn,
      hasItems: false,
      beforeCode: false,
      checkbox: false,
      indent,
    };
    blocks.push(block);
    return block;
  }

  return { take, finish: (): readonly ProseBlock[] => blocks };
}
