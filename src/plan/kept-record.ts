import type { SectionId } from '../sections/section.ts';
import type { Plan } from './plan.ts';
import type { SectionToPut } from './put-sections.ts';

/** What a model used for a section so far, and whether it is still at work on it: what code adds to the section changes neither. */
export function keptRecord({ front }: Plan, id: SectionId): NonNullable<SectionToPut['record']> {
  const { tokens, cost, pending } = front?.sections[id] ?? {};
  return {
    ...(tokens === undefined ? {} : { tokens }),
    ...(cost === undefined ? {} : { cost }),
    ...(pending === undefined ? {} : { pending }),
  };
}
