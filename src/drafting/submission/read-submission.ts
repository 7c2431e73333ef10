import { splitFrontMatter } from '../../markdown/front-matter.ts';
import { isStepTitle } from '../../markdown/blocks/step-title.ts';
import { definitionsOf, scanOutline } from '../../markdown/outline.ts';
import { fillHeading } from '../../sections/heading.ts';
import type { Section, SectionId } from '../../sections/section.ts';
import { closeFences } from './close-fences.ts';
import { findOpenings, type Opening } from './find-openings.ts';
import { renameOwn, type OwnHeadings } from './own-headings.ts';
import { raiseBoldTitles } from './raise-bold-titles.ts';
import { settleHeadings } from './settle-headings.ts';
import { unwrapFences } from './unwrap-fences.ts';

/** What a submission has for one section. */
export interface SubmittedSection {
  readonly section: Section;
  /** Markdown, its heading first at the section's level, LF. */
  readonly text: string;
  /** False when only parts of it came, without the section's own heading. */
  readonly whole: boolean;
}

/** A submission, cut into what it has for each section. Every word of it is in a section, in `outside`, or told of in a note. */
export interface Submission {
  /** In the order in which they came, each section once. */
  readonly sections: readonly SubmittedSection[];
  /** How what came was taken, where it was not as the template has it. */
  readonly notes: readonly string[];
  /** The title of the plan, without "Implementation Plan:"; empty when none came. */
  readonly title: string;
  /** Words to the reader around the sections: given back, not written. */
  readonly outside: readonly string[];
  /** Link definitions of the whole, which pieces need to be understood. */
  readonly definitions: string;
}

/** Longer words around a submission are kept in its first section rather than given back. */
const longestOutside = 1000;

/**
 * Reads Markdown for one, several or all sections as models write it: with or without title, front matter, numbers and group
 * headings, a level off, bold for headings, in a fence, with words around it; also under the `own` headings of the plan that it is
 * for. Never fails.
 */
export function readSubmission(markdown: string, own: OwnHeadings = new Map()): Submission {
  const plain = markdown.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const { text: unfenced, outside, notes } = takeOffFence(plain, own);
  const { raw, body } = splitFrontMatter(unfenced.trimStart());
  const { text, closed } = closeFences(raiseBoldTitles(renameOwn(body, own)));
  const openings = findOpenings(scanOutline(`\n${text}`).map(withoutFirstBreak));
  const preface = readPreface(text.slice(0, openings[0]?.heading.start ?? text.length));
  // Without a section there is nothing to keep words in.
  const homeless = openings.length === 0 ? preface.kept : '';
  const outer = [...outside, ...[preface.outside, homeless].filter((words) => words !== '')];
  const kept = openings.length === 0 ? [] : outer.filter((words) => words.length > longestOutside);
  const read = mergePieces(cutPieces(text, openings, [...kept, preface.kept].filter(Boolean).join('\n\n')));
  return {
    sections: read.sections,
    notes: [
      ...notes,
      ...(raw === '' ? [] : ['The front matter was left out: the program keeps its own.']),
      ...(closed === 0 ? [] : [`${closed === 1 ? 'A fence' : `${closed} fences`} without an end: closed.`]),
      ...read.notes,
    ],
    title: preface.title.replace(/^implementation plan\s*[:：-]?\s*/i, '').trim(),
    outside: outer.filter((words) => !kept.includes(words)),
    definitions: definitionsOf(`\n${text}`),
  };
}

/** A fence of Markdown is a wrapper when more sections are found without it. */
function takeOffFence(text: string, own: OwnHeadings) {
  const { text: inner, outside, unwrapped } = unwrapFences(text);
  const count = (one: string) => findOpenings(scanOutline(`\n${raiseBoldTitles(renameOwn(one, own))}`)).length;
  if (!unwrapped || count(splitFrontMatter(inner.trimStart()).body) <= count(text)) {
    return { text, outside: [], notes: [] };
  }
  return { text: inner, outside, notes: ['The fence around it was taken off.'] };
}

/** Before the first section: words to the reader, the title, and what stands between the title and the first section. */
function readPreface(text: string) {
  const headings = scanOutline(`\n${text}`).map(withoutFirstBreak);
  const [first] = headings;
  if (first === undefined) return { outside: trimBreaks(text), title: '', kept: '' };
  const isTitle = first.depth === 1 || /^implementation plan\b/i.test(first.title);
  return {
    outside: trimBreaks(text.slice(0, first.start)),
    title: isTitle ? first.title : '',
    kept: trimBreaks(text.slice(isTitle ? first.end : first.start)),
  };
}

interface Piece {
  readonly section: Section;
  readonly kind: Opening['kind'];
  readonly title: string;
  readonly body: string;
  readonly depth: number;
}

/** From each opening to the next; what stands before the first goes into it. */
function cutPieces(text: string, openings: readonly Opening[], before: string): readonly Piece[] {
  return openings.map(({ heading, kind, section }, index) => {
    const end = openings[index + 1]?.heading.start ?? text.length;
    const body = trimBreaks(text.slice(kind === 'part' ? heading.start : heading.end, end));
    return {
      section,
      kind,
      title: heading.title,
      body: index === 0 && before !== '' ? `${before}\n\n${body}` : body,
      depth: kind === 'section' ? heading.depth : section.depth,
    };
  });
}

/** One text a section: of a section that came twice the last, unless the second says that it goes on; parts are added. */
function mergePieces(pieces: readonly Piece[]): Pick<Submission, 'sections' | 'notes'> {
  const found = new Map<SectionId, SubmittedSection & { readonly body: string; readonly title: string | null }>();
  const notes: string[] = [];
  for (const { section, kind, title, body, depth } of pieces) {
    if (kind === 'group' && body === '') continue;
    const settled = settleHeadings(body, section, depth);
    const before = found.get(section.id);
    const whole = kind === 'section';
    if (whole && before?.whole === true && !/\bcont(?:inued|\.|d\b)/i.test(title))
      notes.push(`Section ${section.id} came twice: the last one was taken.`);
    const goesOn = before !== undefined && !(whole && before.whole && !/\bcont(?:inued|\.|d\b)/i.test(title));
    found.delete(section.id);
    found.set(section.id, {
      section,
      whole: whole || (goesOn && before.whole),
      title: whole && !(goesOn && before.whole) ? title : (before?.title ?? null),
      body: goesOn
        ? whole && !before.whole
          ? `${settled}\n\n${before.body}`
          : `${before.body}\n\n${settled}`
        : settled,
      text: '',
    });
    if (!whole && !isStepTitle(title)) notes.push(`“${title}” was taken as part of ${section.id}.`);
  }
  const sections = [...found.values()].map(({ section, whole, title, body }) => ({
    section,
    whole,
    text: `${'#'.repeat(section.depth)} ${title === null ? fillHeading(section.heading, section.names) : headingWords(title)}\n\n${body}\n`,
  }));
  return { sections, notes };
}

function headingWords(title: string): string {
  return title.replace(/\s+/g, ' ').trim();
}

/** Without blank lines and thematic breaks at the ends: they stand between sections and belong to none. */
function trimBreaks(text: string): string {
  return text
    .replace(/^(?:[ \t]*(?:-(?:[ \t]*-){2,}[ \t]*)?\n)+/, '')
    .replace(/(?:\n[ \t]*(?:-(?:[ \t]*-){2,}[ \t]*)?)+$/, '')
    .trimEnd();
}

function withoutFirstBreak<Any extends { readonly start: number; readonly end: number }>(heading: Any): Any {
  return { ...heading, start: heading.start - 1, end: heading.end - 1 };
}
