import type { Verdict } from '../claims/claim.ts';
import { plainPath } from '../claims/path-forms.ts';
import { baseOf } from '../repository/paths.ts';
import type { CheckInput, Place } from './check.ts';
import type { Edit } from './edit.ts';

/** Names that many folders have: that only one does says nothing. */
const generic = /^(?:readme|index|main|mod|lib|init|__init__|types?|utils?|config|setup|package|makefile)\b/iu;

/** Writes the path of a claim as the only file has it that it can mean: the same in other letters, or moved and of the same name. */
export function fixPath({ plan, repository }: CheckInput, { claim, flaw }: Verdict, place: Place): readonly Edit[] {
  if (flaw !== 'absent' || !['path', 'component', 'citation'].includes(claim.kind)) return [];
  const [path = ''] = /^[^:]*/u.exec(claim.value) ?? [];
  const found = onlyFile(
    plainPath(path),
    repository.files.map((file) => file.path),
  );
  const start = offsetOf(plan.text, place);
  return found === null || !plan.text.startsWith(path, start) ? [] : [{ start, end: start + path.length, text: found }];
}

/** The one file that a path can mean which does not exist; null where there is none, or a choice. */
export function onlyFile(path: string, files: readonly string[]): string | null {
  const lower = path.toLowerCase();
  const alike = files.filter((file) => file.toLowerCase() === lower);
  if (alike.length > 0) return alike.length === 1 ? (alike[0] ?? null) : null;
  const name = baseOf(path);
  const moved = generic.test(name) || !name.includes('.') ? [] : files.filter((file) => baseOf(file) === name);
  return moved.length === 1 ? (moved[0] ?? null) : null;
}

/** Where a place is in a text. */
export function offsetOf(text: string, { line, column }: Place): number {
  let start = 0;
  for (let number = 1; number < line; number += 1) {
    const next = /\r\n|\n|\r/gu;
    next.lastIndex = start;
    const found = next.exec(text);
    if (found === null) return text.length;
    start = found.index + found[0].length;
  }
  return start + column - 1;
}
