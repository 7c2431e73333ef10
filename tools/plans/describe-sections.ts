import { fillHeading } from '../../src/sections/heading.ts';
import type { Section } from '../../src/sections/section.ts';

/** What is told of a section. */
export interface SectionDescription {
  readonly id: string;
  readonly heading: string;
  readonly needs: readonly string[];
  readonly parts: readonly { readonly key: string; readonly block: string; readonly guide: string }[];
}

/** The declarations of sections as plain values, for documents and programs. */
export function describeSections(sections: readonly Section[]): readonly SectionDescription[] {
  return sections.map(({ id, heading, needs, parts, names }) => ({
    id,
    heading: fillHeading(heading, names),
    needs,
    parts: Object.entries(parts).map(([key, { block, guide }]) => ({ key, block: block.kind, guide })),
  }));
}

/** A table for a terminal. */
export function printSections(sections: readonly SectionDescription[]): string {
  const rows = sections.map(({ id, heading, needs, parts }) => [
    id,
    heading,
    needsOf(needs, sections.length),
    parts.map(({ key }) => key).join(', '),
  ]);
  const widths = [0, 1, 2].map((column) =>
    Math.max(...[['id', 'heading', 'needs first', ''], ...rows].map((row) => row[column]?.length ?? 0)),
  );
  return [['id', 'heading', 'needs first', 'parts'], ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** "all the others" for the section that is drafted last. */
export function needsOf(needs: readonly string[], all: number): string {
  return needs.length === all - 1 ? 'all the others' : needs.join(', ') || '–';
}
