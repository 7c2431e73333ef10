import { scanOutline } from '../../markdown/outline.ts';
import { meansHeading } from '../../sections/heading.ts';
import { sections } from '../../sections/index.ts';
import { findOpenings, hasPart } from './find-openings.ts';
import { fencedLines } from './settle-headings.ts';

const boldLine = /^ {0,3}(?:\*\*|__)(.+?)(?:\*\*|__)[ \t]*:?[ \t]*$/;

/**
 * Makes headings of bold lines that stand for them: those with the number of a section or part, and those with its words
 * alone when the text has no heading of a section at all.
 */
export function raiseBoldTitles(text: string): string {
  const hasHeadings = findOpenings(scanOutline(`\n${text}`)).length > 0;
  const inFence = fencedLines(text);
  return text
    .split('\n')
    .map((line, index) => {
      const title = inFence.has(index) ? undefined : boldLine.exec(line)?.[1];
      const depth = title === undefined ? null : depthMeant(title, hasHeadings);
      return depth === null ? line : `\n${'#'.repeat(depth)} ${title ?? ''}\n`;
    })
    .join('\n');
}

function depthMeant(title: string, hasHeadings: boolean): number | null {
  if (hasHeadings && !/^\s*(?:\d+\.|appendix\s+[a-z]\b)/i.test(title)) return null;
  const section = sections.find(
    ({ heading, group }) => meansHeading(heading, title) || (group !== undefined && meansHeading(group, title)),
  );
  if (section !== undefined) return meansHeading(section.heading, title) ? section.depth : 2;
  const owner = sections.find((one) => hasPart(one, title));
  return owner === undefined ? null : owner.depth + 1;
}
