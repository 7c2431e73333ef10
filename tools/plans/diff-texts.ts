import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';
import { withoutControls } from './diff-section.ts';

/** The change of a file as a unified diff; empty where nothing changed. */
export function diffTexts(name: string, before: string, after: string): string {
  if (before === after) return '';
  const lines = (text: string) => text.replace(/\r\n?/g, '\n');
  const patch = structuredPatch(name, name, lines(before), lines(after));
  return withoutControls(formatPatch(patch, FILE_HEADERS_ONLY).trimEnd());
}
