import { mermaid } from '../markdown/blocks/fences.ts';
import { prose } from '../markdown/blocks/prose.ts';
import { drawGraph } from './diagrams.ts';
import { importArrows } from './import-graph.ts';
import { defineSection } from './section.ts';

/** Appendix A: diagrams that would interrupt section 3. */
export const appendixDiagrams = defineSection({
  id: 'appendix-diagrams',
  heading: 'Appendix A: Detailed Diagrams',
  needs: ['architecture'],
  parts: {
    about: { block: prose(), guide: 'What the diagrams show.' },
    diagrams: { block: mermaid(), guide: 'Further Mermaid diagrams, where 3.3 and 3.4 do not suffice.' },
  },
  draft({ evidence, size }) {
    const files = evidence.candidates.files.slice(0, 12);
    const arrows = size === 'deep' ? importArrows(files, { neighbours: 2 }) : [];
    return {
      about:
        arrows.length === 0
          ? []
          : [
              'Imports among the twelve best candidates and their nearest neighbours; those of section 2.1 and below are drawn bold.',
            ],
      diagrams: arrows.length === 0 ? [] : [drawGraph('graph TB', arrows, new Set(files.map(({ path }) => path)))],
      open: [],
      notApplicable: arrows.length === 0 ? [{ part: 'about', reason: 'the diagrams of 3.3 and 3.4 suffice' }] : [],
    };
  },
  example: {
    about: [],
    diagrams: [],
    open: [],
    notApplicable: [{ part: 'about', reason: 'the diagrams of 3.3 and 3.4 suffice' }],
  },
});
