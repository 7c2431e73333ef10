import { plainPath } from '../../claims/path-forms.ts';
import { contentOf } from '../../plan/content-of.ts';
import { settledSections } from '../../plan/settled-sections.ts';
import { isDocPath } from '../../repository/path-kinds.ts';
import { baseOf, folderOf } from '../../repository/paths.ts';
import { stemOf } from '../../evidence/tests/names.ts';
import { changes } from '../../sections/changes.ts';
import { done } from '../../sections/done.ts';
import { defineCheck } from '../check.ts';
import { placeOfWords } from '../places.ts';
import { escapePattern } from '../../repository/escape-pattern.ts';

const plan = (box: string) =>
  `## 6. Proposed Changes\n\n### 6.1 File Structure Changes\n\n\`\`\`text\nshop/\n├── README.md  # tells of carts\n└── src/\n    └── store.ts  # keeps carts too\n\`\`\`\n\n---\n\n## 11. Definition of Done\n\n### Documentation\n\n- [ ] ${box}\n`;

/** The documents that 6.1 changes and those of section 11 are the same. */
export const undoneDocument = defineCheck({
  id: 'consistency/undone-document',
  severity: 'warning',
  description: 'A document that 6.1 changes stands under Documentation in section 11, and the other way round.',
  passes: plan('`README.md` tells of carts'),
  fails: plan('`CONTRIBUTING.md` tells of carts'),
  run({ plan, repository, verdicts, placeOf }) {
    const entries = contentOf(plan, changes)?.files.entries.filter(({ change }) => change !== 'context') ?? [];
    const boxes = contentOf(plan, done)?.documentation ?? [];
    const section = plan.sections.find(({ id }) => id === done.id);
    const proposing = plan.sections.find(({ id }) => id === changes.id);
    if (entries.length === 0 || boxes.length === 0 || section === undefined || proposing === undefined) return [];
    const proposed = entries.map(({ path }) => plainPath(path));
    const words = boxes.map(({ text }) => text).join('\n');
    const left = proposed.filter((path) => isDocument(path) && !speaksOf(words, path));
    const worked = verdicts
      .map(({ claim }) => claim)
      .filter(({ kind, section: id }) => kind === 'path' && id === 'steps');
    const known = [...proposed, ...worked.map(({ value }) => plainPath(value))];
    const unplanned = boxes
      .filter(({ text }) => !conditional.test(text))
      .flatMap(({ text }) => [...text.matchAll(/`([^`\s]+)`/gu)].map(([, code = '']) => plainPath(code)))
      .filter((path) => isDocument(path) && repository.file(path) !== undefined)
      .filter((path) => !known.some((one) => one === path || path.startsWith(`${one}/`) || one.endsWith(`/${path}`)));
    return [
      ...left.map((path) => {
        const claim = verdicts.find(
          (one) => one.claim.section === 'changes' && one.claim.kind === 'path' && plainPath(one.claim.value) === path,
        )?.claim;
        return {
          section: 'changes' as const,
          message: `Unexpected document \`${path}\` that section 11 does not name, expected it under Documentation`,
          ...(claim === undefined ? { line: 1, column: 1 } : placeOf(claim)),
        };
      }),
      ...[...new Set(unplanned)].map((path) => ({
        // What the evidence drafted there is for whoever writes 6.1 to follow or to replace, and is said with it.
        ...(settledSections(plan).has(done.id)
          ? { section: done.id, ...placeOfWords(section, path) }
          : { section: changes.id, line: proposing.line, column: 1 }),
        message: `Unexpected document \`${path}\` of section 11 that 6.1 does not change, expected it in the file structure, or "if needed"`,
      })),
    ];
  },
});

/** A box that leaves open whether there is anything to change. */
const conditional =
  /\b(?:if|where|when|unless|whether|still|not applicable|n\/a|no|unchanged|untouched|unaffected|nothing|none|not|follow(?:s|ed)?|stays?|keeps?|kept|left)\b/iu;

/** Prose for readers; a record, a note for a release or a page without a name of its own is told of in other words. */
function isDocument(path: string): boolean {
  return (
    isDocPath(path) &&
    /\.(?:md|mdx|rst|adoc|txt)$/iu.test(path) &&
    !/(?:^|\/)(?:\.changeset|changes?|changelog\.d|news|newsfragments|adr|adrs|decisions|plans)\//iu.test(path)
  );
}

/** True where the boxes name the file, its folder or what it is called. */
function speaksOf(words: string, path: string): boolean {
  const text = words.toLowerCase();
  const folder = folderOf(path).toLowerCase();
  const stem = stemOf(path).toLowerCase();
  const plain = stem.replace(/[-_]+/gu, ' ');
  return (
    text.includes(baseOf(path).toLowerCase()) ||
    (folder !== '' && text.includes(`${folder}/`)) ||
    new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:${escapePattern(stem)}|${escapePattern(plain)})(?![\p{L}\p{N}])`,
      'u',
    ).test(text) ||
    (/^change|^history|^news|^release/u.test(stem) && /\bchange ?log|release notes?|changes\b/u.test(text))
  );
}
