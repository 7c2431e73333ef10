import { formatCitation } from '../evidence/citation.ts';
import type { Evidence } from '../evidence/gather-evidence.ts';

/** How much is told of each kind of fact. */
const limits = {
  technologies: 14,
  folders: 16,
  files: 16,
  functions: 10,
  tests: 4,
  commands: 14,
  rules: 12,
  commits: 4,
  occurrences: 12,
} as const;

/** What every drafter of a part must know of the repository, in a few hundred tokens. The same words for the same state, so that providers can cache them. */
export function describeRepository(evidence: Evidence): string {
  const {
    repository,
    layout,
    stack,
    candidates,
    commands,
    rules,
    tests,
    history,
    precedents,
    occurrences,
    affectedTests,
  } = evidence;
  return [
    `${repository.name}${layout.description === null ? '' : `: ${layout.description}`} (${repository.fileCount} files)`,
    list(
      'Stack',
      stack.technologies
        .slice(0, limits.technologies)
        .map(({ name, version, role, use }) => `${[name, version].filter(Boolean).join(' ')} (${role}; ${use})`),
    ),
    list(
      'Folders',
      layout.folders
        .slice(0, limits.folders)
        .map(({ path, files, purpose }) => `${path} (${files})${purpose === null ? '' : `: ${purpose}`}`),
    ),
    list(
      'Files that the request most likely touches, best first',
      candidates.files.slice(0, limits.files).map(describeFile),
    ),
    list(
      'Functions that most likely do the work, best first over all files',
      candidates.functions
        .slice(0, limits.functions)
        .map(
          ({ path, name, container, startLine, endLine }) =>
            `${formatCitation({ path, startLine, endLine })} ${container === null ? name : `${container}.${name}`}`,
        ),
    ),
    list(
      'Tests that exercise them and likely must change',
      affectedTests.files.slice(0, limits.tests).map(({ path, why }) => `${path} (it ${why[0] ?? 'ranks high'})`),
    ),
    list(
      'Where names of the request stand already',
      occurrences.lines.slice(0, limits.occurrences).map(({ at, text }) => `${formatCitation(at)} ${text}`),
    ),
    list(
      'Commands',
      commands.commands
        .filter(({ run }) => !run.includes('${{')) // Only the runner can fill that in.
        .slice(0, limits.commands)
        .map(({ run, purpose, gateAt }) => `${run} (${purpose}${gateAt === null ? '' : ', run by CI'})`),
    ),
    list(
      'Rules',
      rules.rules.slice(0, limits.rules).map(({ quote, at }) => `“${quote}” (${formatCitation(at)})`),
    ),
    tests.placement === null ? '' : `Tests: ${tests.placement}`,
    list(
      'Commits like this one, and the files that they touched',
      history.similar
        .slice(0, limits.commits)
        .map(
          ({ commit, present }) =>
            `${commit.hash.slice(0, 8)} ${commit.subject}: ${present.slice(0, 8).join(', ') || 'files that are gone'}`,
        ),
    ),
    precedents.folder === null || precedents.shape.length === 0
      ? ''
      : `Additions to ${precedents.folder}/ each added ${precedents.shape.join(', ')}; the last: ${precedents.additions
          .slice(0, 3)
          .map(({ added }) => added.slice(0, 4).join(' + '))
          .join('; ')}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function describeFile({ path, summary, why, symbols }: Evidence['candidates']['files'][number]): string {
  const names = symbols.slice(0, 2).map(({ name, startLine, endLine }) => `${name} ${startLine}-${endLine}`);
  return [
    path,
    summary === null ? '' : `: ${summary}`,
    names.length === 0 ? '' : ` [${names.join(', ')}]`,
    ` (it ${why[0] ?? 'ranks high'})`,
  ].join('');
}

function list(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : [`${title}:`, ...items.map((item) => `- ${item.replace(/\s+/g, ' ')}`)].join('\n');
}
