import { isDeepStrictEqual } from 'node:util';
import type { Nodes, RootContent } from 'mdast';
import { parseMarkdown, renderMarkdown } from '../../markdown/markdown.ts';
import { lineBreakOf } from '../../markdown/splice.ts';
import type { Plan, PlanSection } from '../../plan/plan.ts';
import { printSection } from '../../plan/print-plan.ts';
import { adaptNodes, templateForm, type SectionForm } from '../../sections/adapt-nodes.ts';
import { numberOf } from '../../sections/heading.ts';
import { parseSection } from '../../sections/parse-section.ts';
import type { Content, ParsedSection, Section } from '../../sections/section.ts';
import { holdsWords } from '../submission/words.ts';
import { cutUnits, type Grain } from './cut-units.ts';
import { changeLines, readLines, type KeptLine } from './keep-lines.ts';
import { dressMissing, dressText } from './dress-text.ts';

/**
 * A section's text with another content: only the pieces that say something else are written anew, in the canonical form; the
 * rest keeps its bytes, whoever formatted it. What no part holds, such as comments, stays with the piece that it stood in.
 * `definitions` are the plan's.
 */
export function rewriteSection(section: Section, standing: PlanSection, content: Content, definitions: string): string {
  const printed = printSection(section, content);
  const known = section.content.safeParse(standing.content).data ?? standing.content;
  const before = printSection(section, known);
  if (before === printed) return standing.text;
  const wanted = readText(section, printed, { definitions: '', form: templateForm });
  const isFaithful = (text: string) => {
    const read = readText(section, text, { definitions, form: standing.form });
    return (
      isDeepStrictEqual(read.content, wanted.content) &&
      holdsWords(printExtras(read.extras), printExtras(standing.extras))
    );
  };
  const finest = (['fine', 'parts'] as const)
    .map((grain) => mend({ section, standing, before, printed, grain }))
    .find(isFaithful);
  return finest ?? mend({ section, standing, before: '', printed, grain: 'parts' });
}

/** The text of a section that the plan does not have, in the form of those that it has. */
export function rewriteMissing(section: Section, content: Content, { sections }: Plan): string {
  const [first] = sections;
  const numbers = sections.flatMap(({ title }) => numberOf(title) ?? []);
  const isNumbered = first === undefined || numbers.some((number) => !number.startsWith('appendix'));
  return dressMissing(printSection(section, content), first?.form ?? templateForm, isNumbered);
}

interface Mending {
  readonly section: Section;
  readonly standing: PlanSection;
  /** The canonical text of what stands; empty to write every piece anew. */
  readonly before: string;
  /** The canonical text of what shall stand. */
  readonly printed: string;
  readonly grain: Grain;
}

/** A piece of the outcome. */
interface Piece {
  readonly key: string;
  readonly text: string;
  readonly isNew: boolean;
}

function mend({ section, standing, before, printed, grain }: Mending): string {
  const known = textsByKey(section, before, grain);
  const fresh = textsByKey(section, printed, grain);
  const lineBreak = lineBreakOf(standing.text);
  const dress = (text: string, kept: readonly KeptLine[] = []) =>
    text === '' ? '' : dressText(section, text, standing, kept).trimEnd();
  const pieces: Piece[] = [];
  for (const { key, text, start } of cutUnits(section, standing.nodes, standing.text, grain)) {
    const isKept = before !== '' && known.get(key) === fresh.get(key);
    if (isKept) pieces.push({ key, text, isNew: false });
    else {
      const within = standing.nodes.filter(
        (node) => (offsetOf(node) ?? -1) >= start && (offsetOf(node) ?? -1) < start + text.length,
      );
      const place = { text: standing.text, start, end: start + text.length };
      const forms = { before: known.get(key) ?? '', after: fresh.get(key) ?? '' };
      const changed = before === '' || hasPiece(pieces, key) ? null : changeLines(forms, within, place);
      if (changed !== null) {
        pieces.push({ key, text: changed, isNew: false });
        continue;
      }
      const kept = readLines(known.get(key) ?? '', within, standing.text);
      const own = hasPiece(pieces, key) ? '' : dress(fresh.get(key) ?? '', kept);
      pieces.push({ key, text: joined(own, extrasIn(standing, start, start + text.length)), isNew: true });
    }
  }
  for (const [index, [key, text]] of [...fresh].entries()) {
    if (known.get(key) === text || hasPiece(pieces, key)) continue;
    const earlier = [...fresh.keys()].slice(0, index);
    const at = pieces.findLastIndex((piece) => piece.key === earlier.findLast((one) => hasPiece(pieces, one)));
    pieces.splice(at + 1, 0, { key, text: dress(text), isNew: true });
  }
  return join(pieces, lineBreak);
}

function hasPiece(pieces: readonly Piece[], key: string): boolean {
  return pieces.some((piece) => piece.key === key);
}

/** Texts that stayed keep their bytes; a blank line stands around new ones. */
function join(pieces: readonly Piece[], lineBreak: string): string {
  return pieces
    .filter(({ text }) => text !== '')
    .reduce((text, piece, index, all) => {
      if (!piece.isNew) return text + piece.text;
      const gap =
        text === '' || /\n[ \t]*\r?\n$/.test(text) ? '' : text.endsWith('\n') ? lineBreak : lineBreak.repeat(2);
      const end = index === all.length - 1 ? '' : lineBreak.repeat(2);
      return text + gap + piece.text.replace(/\r?\n/g, lineBreak) + end;
    }, '');
}

function textsByKey(section: Section, text: string, grain: Grain): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const unit of cutUnits(section, parseMarkdown(text).children, text, grain))
    texts.set(unit.key, joined(texts.get(unit.key) ?? '', unit.text.trimEnd()));
  return texts;
}

/** What no part holds of a stretch of the standing text, in its order; a break at the end would stand for one between sections. */
function extrasIn({ extras }: PlanSection, start: number, end: number): string {
  const own = extras
    .flatMap(({ nodes }) => nodes)
    .map((node) => ({ node, at: offsetOf(node) ?? 0 }))
    .filter(({ at }) => at >= start && at < end)
    .sort((one, other) => one.at - other.at)
    .map(({ node }) => node);
  return printNodes(own.slice(0, own.findLastIndex(({ type }) => type !== 'thematicBreak') + 1));
}

/** Blocks build some of what they leave anew: its words still know where they stood. */
function offsetOf(node: Nodes): number | undefined {
  if (node.position !== undefined) return node.position.start.offset;
  return 'children' in node ? node.children.map(offsetOf).find((offset) => offset !== undefined) : undefined;
}

function printExtras(extras: ParsedSection['extras']): string {
  return printNodes(extras.flatMap(({ nodes }) => nodes));
}

function printNodes(nodes: readonly RootContent[]): string {
  return renderMarkdown(nodes).trim();
}

function readText(
  section: Section,
  text: string,
  { definitions, form }: { readonly definitions: string; readonly form: SectionForm },
): ParsedSection {
  return parseSection(section, adaptNodes(section, parseMarkdown(text, definitions).children, form), { text });
}

function joined(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n');
}
