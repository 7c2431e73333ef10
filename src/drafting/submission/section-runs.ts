import type { RootContent } from 'mdast';
import { findOpened } from '../../sections/find-opened.ts';
import { anchorsOf, type Section } from '../../sections/section.ts';

/** What a text has of one part: the headings and labels that open it, and what stands below them, as they were written. */
export interface Run {
  /** Markdown, without blank lines at its ends. */
  readonly head: string;
  readonly body: string;
  /** 1-based lines, first and last, of its pieces in the text. */
  readonly lines: readonly (readonly [from: number, to: number])[];
}

/** Cuts a section's text, its heading first, where its parts open. Every word below the heading is in a run, by anchor. */
export function cutRuns(section: Section, nodes: readonly RootContent[], text: string): ReadonlyMap<string, Run> {
  const anchors = anchorsOf(section.parts);
  const runs = new Map<string, Run>();
  const [first] = nodes;
  let anchor = anchors[0] ?? '';
  let head = '';
  let from = first?.type === 'heading' ? endOf(first) : 0;
  for (const node of nodes.slice(first?.type === 'heading' ? 1 : 0)) {
    const opened = findOpened(section, node);
    if (opened === null) continue;
    close(startOf(node));
    if (anchors.includes(opened.key)) anchor = opened.key;
    head = text.slice(startOf(node), endOf(node));
    from = endOf(node);
  }
  close(text.length);
  return runs;

  function close(to: number): void {
    const body = trimLines(text.slice(from, to));
    if (head === '' && body === '') return;
    const before = runs.get(anchor);
    // A second heading above any words belongs to the first; one below words stays where it stands.
    const follows = before !== undefined && before.body !== '';
    runs.set(anchor, {
      head: follows ? before.head : joined(before?.head, head),
      body: follows ? joined(before.body, head, body) : body,
      lines: [...(before?.lines ?? []), [lineAt(text, from - head.length), lineAt(text, to)]],
    });
    head = '';
  }
}

/** Pieces of Markdown with a blank line between them; empty ones are left out. */
export function joined(...pieces: readonly (string | undefined)[]): string {
  return pieces.filter((piece) => piece !== undefined && piece !== '').join('\n\n');
}

function startOf({ position }: RootContent): number {
  return position?.start.offset ?? 0;
}

function endOf({ position }: RootContent): number {
  return position?.end.offset ?? 0;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, Math.max(offset, 0)).split('\n').length;
}

/** An indented first line is code: its spaces stay. */
function trimLines(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+|^[ \t]+$/g, '').trimEnd();
}
