import { allFields } from '../../../repository/search/fields.ts';
import { heldTerms } from '../held-terms.ts';
import { defineSignal } from './signal.ts';

/** BM25F of the title alone: the one line that is surely about the subject. */
export const title = defineSignal({
  id: 'title',
  score: ({ index, query, eligible }) => index.terms.score(query.title, { weights: allFields, among: eligible }),
  why: ({ index, query, spellings }, file) => {
    const terms = heldTerms(index, query.title, file).slice(0, 4);
    return terms.length === 0
      ? null
      : `holds ${terms.map((term) => `\`${spellings.get(term) ?? term}\``).join(', ')} of the request`;
  },
});
