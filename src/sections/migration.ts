import { likelySources } from '../evidence/likely-changes.ts';
import { numberedList } from '../markdown/blocks/bullet-list.ts';
import { md } from '../markdown/blocks/cells.ts';
import { column, table } from '../markdown/blocks/table.ts';
import { facilitiesFor, facilityWords } from './facility-words.ts';
import { cite, code, count, listed } from './phrases.ts';
import { defineSection, type DraftInput } from './section.ts';

/** 10: how it gets in, and how it gets out again. */
export const migration = defineSection({
  id: 'migration',
  heading: '10. Migration & Rollback Plan',
  needs: ['changes'],
  parts: {
    migration: {
      block: numberedList(),
      under: ['10.1 Migration Steps'],
      guide: 'How stored data and state are moved; none where nothing is stored.',
    },
    rollback: {
      block: numberedList(),
      under: ['10.2 Rollback Plan'],
      guide: 'How to undo the change, before and after a release.',
    },
    breaking: {
      block: table({
        change: column('Change', md()),
        impact: column('Impact', md()),
        path: column('Migration Path', md()),
      }),
      under: ['10.3 Breaking Changes'],
      guide: 'What callers must change, and how; none is a good answer.',
    },
  },
  draft(input) {
    const stores = [
      ...facilitiesFor(input.evidence, 'migrations').slice(0, 1),
      ...facilitiesFor(input.evidence, 'database'),
    ].slice(0, 2);
    const exposed = exposedSymbols(input);
    return {
      migration: [],
      rollback: rollbackSteps(input),
      breaking: [],
      open: [
        ...(stores.length === 0
          ? []
          : [
              {
                part: 'migration',
                question: `Does the change alter stored data? Stored data is handled by ${listed(stores.map(facilityWords))}.`,
              },
            ]),
        ...(exposed.length === 0
          ? []
          : [{ part: 'breaking', question: `Does any of these change for its callers: ${listed(exposed, 5)}?` }]),
      ],
      notApplicable: [
        ...(stores.length === 0
          ? [{ part: 'migration', reason: 'the repository has no migrations and uses no database library' }]
          : []),
        ...(exposed.length === 0
          ? [{ part: 'breaking', reason: 'nothing that 2.1 names as most concerned is imported by another file' }]
          : []),
      ],
    };
  },
  example: {
    migration: [],
    rollback: ['Before release: revert the pull request; nothing else imports the new file.'],
    breaking: [],
    open: [],
    notApplicable: [
      { part: 'migration', reason: 'a new entry point, no existing state' },
      { part: 'breaking', reason: 'nothing that exists changes' },
    ],
  },
});

function rollbackSteps({ evidence }: DraftInput): string[] {
  const published = evidence.packages.workspaces.find(({ path, version }) => path === '' && version !== null);
  const [migrations] = facilitiesFor(evidence, 'migrations');
  const before = 'Before release: revert the commits of section 7; 6.1 lists every file that they touch.';
  const data =
    migrations === undefined
      ? []
      : [`If a migration ran (${code(migrations.name)}): run its reverse before the code is reverted.`];
  const after =
    published === undefined
      ? []
      : [
          `After a release of ${code(published.name)} (version ${code(published.version ?? '')} in ${code(published.manifest)} today): what was published cannot be taken back; publish a corrected version.`,
        ];
  return [before, ...data, ...after];
}

/** What the likely files export, where others import them, with how far a change would be felt: what stands alone first, then members. */
function exposedSymbols({ evidence, request, size }: DraftInput): string[] {
  return likelySources(evidence, request, size).flatMap(({ path, symbols, importedBy }) => {
    if (importedBy.length === 0) return [];
    const exported = symbols.filter((symbol) => symbol.exported && symbol.score > 0);
    const alone = exported.filter(({ container }) => container === null);
    return (alone.length > 0 ? alone : exported)
      .slice(0, 2)
      .map(
        ({ name, startLine, endLine }) =>
          `${code(name)} (${cite({ path, startLine, endLine })}; its file has ${count(importedBy.length, 'importer')})`,
      );
  });
}
