import { formatPatch, structuredPatch, FILE_HEADERS_ONLY } from 'diff';
import type { RefinedSection } from '../../src/drafting/refining/refine-one.ts';

/** Control characters and those of direction: what a terminal would act on rather than show. Tabs and line feeds stay. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;

/** The change of a section as a unified diff with the lines of its file; empty where nothing changed. Line breaks do not count. */
export function diffSection({ before, plan, id, text }: RefinedSection, name: string): string {
  const old = before.sections.find((section) => section.id === id);
  const now = plan.sections.find((section) => section.id === id);
  const lines = (one: string) => (one === '' ? '' : `${one.replace(/\r\n?/g, '\n').trimEnd()}\n`);
  const patch = structuredPatch(name, name, lines(old?.text ?? ''), lines(text));
  if (patch.hunks.length === 0) return '';
  const moved = {
    old: old === undefined ? 0 : old.line - 1,
    now: (now ?? old)?.line ?? 1,
  };
  const hunks = patch.hunks.map((hunk) => ({
    ...hunk,
    oldStart: hunk.oldStart + moved.old,
    newStart: hunk.newStart + moved.now - 1,
  }));
  return withoutControls(formatPatch({ ...patch, hunks }, FILE_HEADERS_ONLY).trimEnd());
}

/** What a terminal shows as it stands. */
export function withoutControls(text: string): string {
  return text.replace(controls, '');
}

/** The same for a terminal that shows colours: Select Graphic Rendition codes (ECMA-48) around each line. */
export function paintDiff(diff: string): string {
  return diff.split('\n').map(paintLine).join('\n');
}

function paintLine(line: string): string {
  if (/^(?:---|\+\+\+) /.test(line)) return `\u001B[1m${line}\u001B[22m`;
  const code = { '+': 32, '-': 31, '@': 36 }[line.charAt(0)];
  return code === undefined ? line : `\u001B[${code}m${line}\u001B[39m`;
}
