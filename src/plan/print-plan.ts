import type { RootContent } from 'mdast';
import { renderMarkdown } from '../markdown/markdown.ts';
import { fillHeading } from '../sections/heading.ts';
import { sections } from '../sections/index.ts';
import { renderSection } from '../sections/render-section.ts';
import type { Content, Section, SectionId } from '../sections/section.ts';
import { printFront } from './front.ts';
import type { PlanContents, PlanFront } from './plan.ts';

/** A plan as a file: front matter, title, and every section that has content, in document order. */
export function printPlan(front: PlanFront | null, title: string, contents: PlanContents): string {
  return joinPlan(front, title, contents, printSections(contents));
}

/** Each section's Markdown, its heading first, ending with a line feed. */
export function printSections(contents: PlanContents): ReadonlyMap<SectionId, string> {
  const drafted = sections.flatMap((section) => {
    const content = contents.get(section.id);
    return content === undefined ? [] : [[section.id, printSection(section, content)] as const];
  });
  return new Map(drafted);
}

/** One section's Markdown, its heading first, ending with a line feed. */
export function printSection(section: Section, content: Content): string {
  return renderMarkdown(renderSection(section, content));
}

/** As `printPlan`, for sections that are printed already. */
export function joinPlan(
  front: PlanFront | null,
  title: string,
  contents: PlanContents,
  texts: ReadonlyMap<SectionId, string>,
): string {
  const body = [`# ${planTitle(title)}\n`, ...joinSections(contents, texts)].join('\n');
  return front === null ? body : `${printFront(front)}\n\n${body}`;
}

/** "Implementation Plan: …", as the template titles a plan. */
export function planTitle(feature: string): string {
  return escapeTitle(`Implementation Plan: ${feature}`);
}

/** Words as they stand in a heading. */
export function escapeTitle(words: string): string {
  return renderMarkdown([{ type: 'paragraph', children: [{ type: 'text', value: words }] }]).trim();
}

function joinSections(contents: PlanContents, texts: ReadonlyMap<SectionId, string>): string[] {
  const pieces: string[] = [];
  let group: string | undefined;
  for (const section of sections) {
    const content = contents.get(section.id);
    if (content === undefined) continue;
    // A rule stands before each numbered chapter but the first; sections of one group, and the appendices, stay together.
    const follows =
      pieces.length > 0 &&
      !(section.group !== undefined && section.group === group) &&
      section.id !== 'appendix-research';
    if (follows) pieces.push('---\n');
    if (section.group !== undefined && section.group !== group)
      pieces.push(renderMarkdown([groupHeading(section.group, content)]));
    group = section.group;
    pieces.push(texts.get(section.id) ?? '');
  }
  return pieces;
}

function groupHeading(group: string, content: Content): RootContent {
  return { type: 'heading', depth: 2, children: [{ type: 'text', value: fillHeading(group, content) }] };
}
