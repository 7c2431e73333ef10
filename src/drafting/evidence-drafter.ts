import type { Drafter } from './drafter.ts';

/** Drafts with no model: each section states what the repository proves, and asks what it cannot. */
export const evidenceDrafter: Drafter = {
  name: 'evidence',
  draft: async (section, input) => section.draft(input),
};
