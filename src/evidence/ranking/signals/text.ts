import { allFields } from '../../../repository/search/fields.ts';
import { heldTerms } from '../held-terms.ts';
import { defineSignal } from './signal.ts';

/** BM25F of the whole request over path, definitions, code, comments and strings. */
export const text = defineSignal({
  id: 'text',
  score: ({ index, query, eligible }) => index.terms.score(query.all, { weights: allFields, among: eligible }),
  why: ({ index, query, spellings }, file) => {
    // Those of the title are the title signal's to tell.
    const terms = heldTerms(index, query.all, file)
      .filter((term) => !query.title.has(term))
      .slice(0, 4);
    return terms.length === 0 ? null : `holds ${terms.map((term) => `\`${spellings.get(term) ?? term}\``).join(', ')}`;
  },
});
