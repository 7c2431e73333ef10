import type { Plan, PlanSection } from '../../plan/plan.ts';
import type { Content, Section } from '../../sections/section.ts';
import type { ComposedSection } from './compose-section.ts';

const mostNamed = 6;

/** What became of the parts of a section: which were replaced, and which stay because they did not come. */
export function noteParts(
  { id }: Section,
  { given, kept }: Pick<ComposedSection, 'given' | 'kept'>,
  isDraft: boolean,
): string[] {
  // The table of requirements is filled in from the steps and tests that came.
  const left = kept.filter((part) => part !== 'Requirements and where each is met');
  if (left.length === 0) return [];
  if (isDraft) return [`${id}: left as the evidence drafted it, because it was not submitted: ${left.join('; ')}.`];
  return [`${id}: ${given.join('; ')}: replaced. Kept: ${left.join('; ')}.`];
}

/** Which words fit no part, and where they stand. */
export function noteUnheld({ id }: Section, unheld: ComposedSection['unheld']): string[] {
  if (unheld.length === 0) return [];
  const named = unheld.slice(0, mostNamed).map(({ words, part }) => `“${words}” (in ${part})`);
  const more = unheld.length > mostNamed ? `; and ${unheld.length - mostNamed} more` : '';
  return [
    `${id}: ${unheld.length} ${unheld.length === 1 ? 'block has' : 'blocks have'} no place in the template, kept as written, unchecked: ${named.join('; ')}${more}.`,
  ];
}

/** A status that is neither the plan's nor what stood there. */
export function noteStatus(text: string, standing: PlanSection | undefined, { front }: Plan): string[] {
  const stated = statusIn(text);
  if (front === null || stated === null || stated === front.status.toLowerCase()) return [];
  if (stated === statusIn(standing?.text ?? '')) return [];
  return [`overview: the Status row says “${stated}”, the plan has ${front.status}; write_plan sets both.`];
}

function statusIn(text: string): string | null {
  const stated = /^\|?[ *_]*Status[ *_]*\|[ ]*([^|\n]*?)[ ]*\|?$/im.exec(text)?.[1];
  const plain = stated?.replace(/[*_`]/g, '').trim().toLowerCase() ?? '';
  return plain === '' ? null : plain;
}

/** Content in JSON has no numbers for its steps: it is all of them. */
export function noteFewerSteps({ steps: before }: Content, { steps: after }: Content): string[] {
  if (!Array.isArray(before) || !Array.isArray(after) || after.length >= before.length) return [];
  return [`steps: ${after.length} in place of ${before.length}; send Markdown to replace single ones.`];
}
