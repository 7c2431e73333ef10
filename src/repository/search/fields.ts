/** Parts of a file that a term may stand in, each counted apart. The first three are the zones of the word scanner. */
export const fields = ['code', 'comments', 'strings', 'definitions', 'stem', 'folders'] as const;

export type Field = (typeof fields)[number];

/** How much a term in each field counts. */
export type FieldWeights = Readonly<Record<Field, number>>;

/**
 * Tuned by coordinate ascent on 553 requests of 50 repositories whose changed files are known: a name that is defined or
 * that stands in the path says far more than one that is used.
 */
export const allFields: FieldWeights = { code: 0.5, comments: 0.3, strings: 0.3, definitions: 2, stem: 15, folders: 7 };

/** Weights that look at one field only. */
export function only(field: Field): FieldWeights {
  return { code: 0, comments: 0, strings: 0, definitions: 0, stem: 0, folders: 0, [field]: 1 };
}
