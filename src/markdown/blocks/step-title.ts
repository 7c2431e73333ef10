import { line } from '../line.ts';

export interface StepTitle {
  readonly name: string;
  readonly requirements: readonly string[];
}

/** `Step 2: Store (R2, R7)`. */
export function writeStepTitle(number: number, { name, requirements }: StepTitle): string {
  return line(`Step ${number}: ${name}${requirements.length === 0 ? '' : ` (${requirements.join(', ')})`}`);
}

/** The name and requirements in a step's title; its number does not count. */
export function readStepTitle(title: string): StepTitle {
  const words = line(title).replace(numbering, '');
  const ids = trailingIds.exec(words);
  if (ids === null) return { name: line(words), requirements: [] };
  const requirements = (ids[1] ?? '').split(/\s*[,;&]\s*/).flatMap(expandRange);
  return { name: line(words.slice(0, ids.index)), requirements };
}

/** True for `Step 3` and what may follow it. */
export function isStepTitle(title: string): boolean {
  return /^(?:step|task|phase)\s*#?\d/i.test(line(title));
}

const numbering = /^(?:(?:step|task|phase)\s*#?\d+(?:\.\d+)*|\d+(?:\.\d+)*(?=[.):]))\s*(?:[:：.)]|[—–-](?=\s|$))?\s*/iu;
const id = String.raw`[A-Z][A-Za-z]{0,7}-?\d+`;
const trailingIds = new RegExp(String.raw`\s*[(\[](${id}(?:\s*[,;&–]\s*${id})*)[)\]]$`);

/** `R1–R3` → R1, R2, R3. */
function expandRange(ids: string): string[] {
  const range = /^([A-Z][A-Za-z]*-?)(\d+)\s*–\s*\1(\d+)$/.exec(ids);
  const [from, to] = [Number(range?.[2]), Number(range?.[3])];
  if (range === null || !(from < to && to - from < 100)) return ids.split(/\s*–\s*/);
  return Array.from({ length: to - from + 1 }, (_, index) => `${range[1]}${from + index}`);
}
