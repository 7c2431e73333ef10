import { fillHeading, type HeadingTemplate } from '../../sections/heading.ts';
import type { Content, Part, Section } from '../../sections/section.ts';

/**
 * How a section looks in Markdown, for whoever writes it: its headings and labels as they must stand, the columns of its
 * tables, one line of each list, and after each the words on what it must hold.
 */
export function writeForm(section: Section, content: Content | undefined): string {
  const names = { ...section.names, ...content };
  const lines = [`${'#'.repeat(section.depth)} ${fillHeading(section.heading, names)}`];
  let opened: readonly HeadingTemplate[] = [];
  for (const part of Object.values(section.parts)) {
    const { under = [], label } = part;
    const shared = under.findIndex((heading, index) => heading !== opened[index]);
    const from = shared < 0 ? under.length : shared;
    for (const [index, heading] of under.entries())
      if (index >= from) lines.push(`${'#'.repeat(section.depth + index + 1)} ${fillHeading(heading, names)}`);
    opened = under;
    if (label !== undefined) lines.push(`**${label}:**`);
    lines.push(`(${part.guide})`, ...sampleOf(part));
  }
  return lines.join('\n');
}

/** A short sample of a block: of a table the columns with what their cells may hold, of a list one item. */
function sampleOf({ block: { kind, skeleton } }: Part<unknown>): string[] {
  const lines = skeleton.split('\n').filter((line) => line.trim() !== '');
  if (kind === 'table') return [columnsOf(lines)];
  if (kind === 'prose') return [];
  if (kind.endsWith('list') && kind !== 'step list') return lines.slice(0, 1);
  if (kind === 'bullets' || kind === 'checklist') return lines.slice(0, 1);
  if (kind === 'code fence') return ['```language … ```'];
  if (kind === 'mermaid diagram') return ['```mermaid … ```'];
  return lines;
}

function columnsOf([header = '', , row = '']: readonly string[]): string {
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const holes = cells(row);
  const columns = cells(header).map((name, index) => {
    const cell = holes[index] ?? '';
    if (cell === `[${name}]`) return name;
    return cell === `\`[${name}]\`` ? `${name} (in backticks)` : `${name} (${cell})`;
  });
  return `| ${columns.join(' | ')} |`;
}
