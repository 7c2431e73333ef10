import { meansHeading } from '../../sections/heading.ts';
import { sections } from '../../sections/index.ts';

const fence = /^ {0,3}(`{3,}|~{3,})[ \t]*(\S*)/;
const numberedHeading = /^#{1,4}[ \t]+((?:\d|appendix[ \t]).*)$/i;

/**
 * Closes fences that were left open: before the numbered heading of a section that an open one swallowed, else at the end.
 * A fence that is closed keeps its headings, unless another fence opens below such a heading: then its end was forgotten.
 */
export function closeFences(text: string): { readonly text: string; readonly closed: number } {
  const lines = text.split('\n');
  const written: string[] = [];
  let open: string | null = null;
  let closed = 0;
  for (const [index, line] of lines.entries()) {
    const [, mark, language = ''] = fence.exec(line) ?? [];
    if (open !== null && opensSection(line) && isForgotten(lines.slice(index + 1), open)) {
      written.push(open, '');
      open = null;
      closed += 1;
    }
    if (open === null && mark !== undefined) open = mark;
    else if (open !== null && mark?.startsWith(open) === true && language === '') open = null;
    written.push(line);
  }
  if (open === null) return { text: written.join('\n'), closed };
  return { text: `${written.join('\n').trimEnd()}\n${open}\n`, closed: closed + 1 };
}

function opensSection(line: string): boolean {
  const title = numberedHeading.exec(line)?.[1];
  return title !== undefined && sections.some(({ heading }) => meansHeading(heading, title));
}

/** The next fence below is the start of another one, or there is none. */
function isForgotten(below: readonly string[], open: string): boolean {
  const next = below.map((line) => fence.exec(line)).find((found) => found?.[1]?.startsWith(open.charAt(0)) === true);
  return next === undefined || next === null || next[2] !== '';
}
