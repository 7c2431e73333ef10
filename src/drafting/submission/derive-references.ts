import { contentOf } from '../../plan/content-of.ts';
import type { Plan } from '../../plan/plan.ts';
import { printSection } from '../../plan/print-plan.ts';
import { citedPaths } from '../../plan/provenance.ts';
import type { SectionToPut } from '../../plan/put-sections.ts';
import { settledSections } from '../../plan/settled-sections.ts';
import { isTestPath } from '../../repository/path-kinds.ts';
import type { Repository } from '../../repository/repository.ts';
import { listed } from '../../sections/phrases.ts';
import { references } from '../../sections/references.ts';

/** Most files under one label; the sections name the others where they count. */
const most = 12;

/**
 * Section 13 as it follows from what was written: the files that the written sections cite, each once, in place of those that the
 * ranking had put there. Null where somebody wrote the section, or nothing is cited.
 */
export function deriveReferences(plan: Plan, repository: Repository): SectionToPut | null {
  const settled = settledSections(plan);
  const content = contentOf(plan, references);
  if (content === undefined || settled.has(references.id)) return null;
  const written = plan.sections.filter(({ id }) => settled.has(id));
  const cited = [...new Set(written.flatMap(({ section, content: own }) => citedPaths(section, own)))].filter(
    (path) => repository.file(path) !== undefined,
  );
  if (cited.length === 0) return null;
  const entries = [
    entry(
      'Code',
      cited.filter((path) => !isTestPath(path)),
    ),
    entry('Tests', cited.filter(isTestPath)),
    ...content.references.filter((one) => !/^(?:Code|Tests): /.test(one)),
  ].filter((one) => one !== null);
  const text = printSection(references, { ...content, references: entries, notApplicable: [] });
  return { id: references.id, text, drafter: 'evidence' };
}

function entry(label: string, paths: readonly string[]): string | null {
  return paths.length === 0
    ? null
    : `${label}: ${listed(
        paths.map((path) => `\`${path}\``),
        most,
      )}`;
}
