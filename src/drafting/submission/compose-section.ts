import type { Nodes } from 'mdast';
import { parseMarkdown, renderMarkdown } from '../../markdown/markdown.ts';
import { flat } from '../../markdown/text.ts';
import type { PlanSection } from '../../plan/plan.ts';
import { printSection } from '../../plan/print-plan.ts';
import type { Requirement } from '../../request/request.ts';
import { adaptNodes, templateForm } from '../../sections/adapt-nodes.ts';
import { fillHeading } from '../../sections/heading.ts';
import { parseSection } from '../../sections/parse-section.ts';
import { anchorsOf, type Content, type ParsedSection, type Section } from '../../sections/section.ts';
import { givenAnchors, groupOf, isEmptyGroup, nameOf, sameGroup } from './section-parts.ts';
import { cutRuns, joined, type Run } from './section-runs.ts';
import { holdsInOrder, holdsWords } from './words.ts';

/** What the program adds to a section, because it knows better than a writer. */
export interface Completed {
  readonly content: Content;
  readonly notes: readonly string[];
  /** The requirements as the section cuts them; null where it does not say. */
  readonly requirements: readonly Requirement[] | null;
}

/** A section as it will stand in the file. */
export interface ComposedSection extends Omit<Completed, 'content'> {
  /** Markdown, its heading first. */
  readonly text: string;
  /** Names of the parts that came, and of those that did not and stay as they stood. */
  readonly given: readonly string[];
  readonly kept: readonly string[];
  /** The first words of what no part of the section holds, and the part that it stands in: kept as it was written. */
  readonly unheld: readonly { readonly words: string; readonly part: string }[];
}

/** What a section is composed of. */
export interface Composition {
  readonly section: Section;
  /** The submitted text, its heading first. */
  readonly text: string;
  readonly definitions: string;
  /** The section as it stands in the plan. */
  readonly standing: PlanSection | undefined;
  /** Last changes to what was read; `given` are the keys of the parts that came. Null for none. */
  readonly complete: ((content: Content, given: readonly string[]) => Completed) | null;
}

/**
 * Puts a submitted section together with the parts of the standing one that it left out. A part is written anew in the
 * canonical form if its words stay in their order; else it stays as it was written. Null when no part holds anything of it.
 */
export function composeSection({
  section,
  text,
  definitions,
  standing,
  complete,
}: Composition): ComposedSection | null {
  const form = standing?.form ?? templateForm;
  const children = adaptNodes(section, parseMarkdown(text, definitions).children, { ...form, shift: 0 });
  const parsed = parseSection(section, children, { text });
  const given = givenAnchors(section, parsed, children);
  if (given.length === 0) return null;
  const anchors = anchorsOf(section.parts);
  const hasHeadings = children.slice(1).some(({ type }) => type === 'heading');
  const saysNothing =
    !hasHeadings &&
    parsed.content.notApplicable.length > 0 &&
    anchors.every((anchor) => isEmptyGroup(section, parsed.content, anchor));
  const stood = standing === undefined ? [] : givenAnchors(section, standing, standing.nodes);
  const kept = saysNothing ? [] : stood.filter((anchor) => !given.includes(anchor));
  const merged = mergeContent(section, parsed.content, standing?.content, kept);
  const completed = complete?.(merged, given) ?? { content: merged, notes: [], requirements: null };
  const { content, ...told } = completed;
  const heading = `${'#'.repeat(section.depth)} ${fillHeading(section.heading, content)}`;
  const sent = cutRuns(section, children, text);
  const printed = printSection(section, content);
  const nodes = parseMarkdown(printed).children;
  const again = parseSection(section, nodes, { text: printed }).content;
  const canonical = cutRuns(section, nodes, printed);
  const standingRuns = standing === undefined ? null : cutRuns(section, standing.nodes, standing.text);
  const pieces = anchors.map((anchor): string => {
    const own = canonical.get(anchor) ?? nothing;
    const isSettled = sameGroup(section, content, merged, anchor);
    if (standing !== undefined && kept.includes(anchor))
      return isSettled
        ? underHead(own, standingRuns?.get(anchor) ?? own)
        : joined(whole(own), extrasOf(standing, anchor));
    const run = sent.get(anchor);
    // A heading above nothing, which a person left out, stays out.
    if (run === undefined) return own.body === '' && standingRuns?.has(anchor) === false ? '' : whole(own);
    const lost = extrasOf(parsed, anchor);
    const isOdd = lost !== '' || isRemarkedOn(parsed, run, !isSettled) || !sameGroup(section, again, content, anchor);
    if (!isOdd && isFaithful(section, anchor, own, run)) return whole(own);
    const rewritten = joined(whole(own), lost);
    return isSettled || !canRewrite(section, anchor, rewritten, run) ? underHead(own, run) : rewritten;
  });
  const body = saysNothing ? text.slice(text.indexOf('\n') + 1).trim() : joined(...pieces);
  return {
    ...told,
    text: `${joined(heading, body)}\n`,
    given: given.map((anchor) => nameOf(section, anchor)),
    kept: kept.map((anchor) => nameOf(section, anchor)),
    unheld: parsed.extras.flatMap(({ part, nodes }) =>
      nodes.map((node) => ({ words: firstWords(node), part: nameOf(section, part) })),
    ),
  };
}

const nothing = { head: '', body: '', lines: [] };

function whole({ head, body }: Run): string {
  return joined(head, body);
}

/** A body as it was written, under the canonical heading where that holds the words of its own. */
function underHead(own: Run, run: Run): string {
  return holdsInOrder(own.head, run.head) ? joined(own.head, run.body) : whole(run);
}

/** True if the canonical form says what was written. Rows and cells may change their places in a table that stands alone. */
function isFaithful(section: Section, anchor: string, own: Run, run: Run): boolean {
  return holdsInOrder(whole(own), whole(run)) || (isTable(section, anchor) && holdsWords(whole(own), whole(run)));
}

/** Where the program adds to a part, it is written anew even if that moves something; a cell with its own words is never lost. */
function canRewrite(section: Section, anchor: string, rewritten: string, run: Run): boolean {
  return !isTable(section, anchor) || holdsWords(rewritten, run.body);
}

function isTable(section: Section, anchor: string): boolean {
  const [only, another] = groupOf(section, anchor);
  return another === undefined && section.parts[only ?? '']?.block.kind.endsWith('table') === true;
}

/** Remarks on rows that were left out and that the program filled do not count. */
function isRemarkedOn({ remarks }: ParsedSection, { lines }: Run, filled: boolean): boolean {
  return remarks.some(
    ({ line, message }) =>
      !(filled && message.startsWith('Missing the row')) && lines.some(([from, to]) => line >= from && line <= to),
  );
}

function extrasOf({ extras }: Pick<ParsedSection, 'extras'>, anchor: string): string {
  return renderMarkdown(extras.filter(({ part }) => part === anchor).flatMap(({ nodes }) => nodes)).trim();
}

function firstWords(node: Nodes): string {
  const words = ('value' in node ? node.value : textOf(node)).replace(/\s+/g, ' ').trim();
  return words.length <= 60 ? words : `${words.slice(0, 59).trimEnd()}…`;
}

function textOf(node: Nodes): string {
  if (!('children' in node)) return 'value' in node ? node.value : '';
  if (node.type === 'paragraph' || node.type === 'heading') return flat(node.children);
  return node.children.map(textOf).join(' ');
}

function mergeContent(
  section: Section,
  given: Content,
  standing: Content | undefined,
  kept: readonly string[],
): Content {
  if (standing === undefined) return given;
  const values = Object.fromEntries(
    kept.flatMap((anchor) => groupOf(section, anchor)).map((key) => [key, standing[key]]),
  );
  // A heading without the name in its hole takes the one that stands.
  const names = Object.fromEntries(
    Object.keys(section.names).map((key) => [key, given[key] === '' ? standing[key] : given[key]]),
  );
  const notes = (key: 'open' | 'notApplicable') => ({
    [key]: [...given[key], ...standing[key].filter(({ part }) => kept.includes(part))],
  });
  return { ...given, ...names, ...values, ...notes('open'), ...notes('notApplicable') };
}
