import type { Author } from '../model-scenarios.ts';
import { goodContent, isAboutRequirements, isRepair, sectionsAsked } from './good-author.ts';
import { goodRequirements } from './good-plan.ts';
import type { Loose } from './lies.ts';

/** How the answer for a section is spoilt; what it gives stands for the content. */
export type Fault = (content: Loose, isRepair: boolean) => unknown;

/** Faults of form, one a section: those that are put right at once, those that are mended when asked, and those that stay. */
export const faults: Readonly<Record<string, { readonly what: string; readonly spoil: Fault }>> = {
  'current-state': { what: 'notes left out', spoil: ({ open: _open, notApplicable: _none, ...content }) => content },
  'web-research': { what: 'null for a list', spoil: (content) => ({ ...content, sources: null, open: null }) },
  'tech-stack': {
    what: 'keys that nobody asked for',
    spoil: (content) => ({
      comment: 'Here you go',
      ...content,
      technologies: content['technologies'].map((row: object) => ({ confidence: 0.9, ...row })),
    }),
  },
  decisions: { what: 'one text for a list of one', spoil: (content) => ({ ...content, about: content['about'][0] }) },
  security: {
    what: 'a choice in other letters',
    spoil: (content) => ({
      ...content,
      threats: content['threats'].map((row: Loose) => ({ ...row, likelihood: row['likelihood'].toUpperCase() })),
    }),
  },
  steps: {
    what: 'a number for a text',
    spoil: (content) => ({ ...content, steps: content['steps'].map((step: Loose) => ({ ...step, effort: 2 })) }),
  },
  compliance: {
    what: 'left out, until it is asked for again',
    spoil: (content, isRepair) => (isRepair ? content : undefined),
  },
  done: {
    what: 'texts for objects, until it is sent back',
    spoil: (content, isRepair) =>
      isRepair ? content : { ...content, gates: content['gates'].map(({ text }: Loose) => text) },
  },
  architecture: {
    what: 'a number for a table, always',
    spoil: (content) => ({ ...content, components: 17 }),
  },
  changes: { what: 'no files, always', spoil: ({ files: _files, ...content }) => content },
  performance: { what: 'a text for the whole section, always', spoil: () => 'This does not apply.' },
  testing: {
    what: 'a text for a code fence, always',
    spoil: (content) => ({ ...content, commands: 'npm test' }),
  },
};

/** The good plan in answers that do not keep to the schema. */
export const clumsyAuthor: Author = (asked) => {
  if (isAboutRequirements(asked)) return goodRequirements;
  return Object.fromEntries(
    sectionsAsked(asked).map((id) => {
      const content = goodContent(id);
      return [id, faults[id] === undefined ? content : faults[id].spoil(content, isRepair(asked))];
    }),
  );
};
