import { formatCitation } from '../../evidence/citation.ts';
import type { Evidence } from '../../evidence/gather-evidence.ts';
import { alignedStack } from '../../evidence/aligned-stack.ts';
import { likelyChanges } from '../../evidence/likely-changes.ts';
import { languageOf } from '../../repository/languages.ts';
import type { Request } from '../../request/request.ts';
import type { PlanSize } from '../../sections/section.ts';
import { describeFile, describeFunction, describePage, describeTest, isTelling, shorten } from './describe-facts.ts';

/** How much is told of each kind of fact: where there is room, and where code would find none. */
const limits = {
  full: {
    files: 12,
    functions: 10,
    tests: 5,
    pages: 4,
    occurrences: 12,
    callers: 12,
    reuse: 6,
    commits: 4,
    rules: 10,
    stack: 12,
    commands: 12,
    facilities: 8,
  },
  short: {
    files: 8,
    functions: 8,
    tests: 4,
    pages: 3,
    occurrences: 6,
    callers: 8,
    reuse: 4,
    commits: 2,
    rules: 8,
    stack: 6,
    commands: 8,
    facilities: 3,
  },
} as const;

/** The facts that whoever plans the request would have searched for, each with where it stands; most telling first. */
export function writeFacts(
  evidence: Evidence,
  request: Request,
  size: PlanSize,
  length: keyof typeof limits = 'full',
): string {
  const most = limits[length];
  const { repository, layout, candidates, commands, rules, tests, history, precedents, facilities } = evidence;
  const { occurrences, callers, documents } = evidence;
  const changes = likelyChanges(evidence, request, size);
  const told = [
    ...candidates.files.slice(0, most.files),
    ...evidence.affectedTests.files.slice(0, most.tests),
    ...evidence.affectedTests.named,
    ...documents.pages.filter(isTelling).slice(0, most.pages),
  ];
  const listed = new Set(told.map(({ path }) => path));
  return [
    `${repository.name}${layout.description === null ? '' : `: ${layout.description}`} (${repository.fileCount} files${repository.commit === null ? '' : `, commit ${repository.commit.slice(0, 8)}`})`,
    ...repository.notices,
    list(
      'Likely files, best first (a ranking, not a verdict: leave out what you can rule out, add what you find)',
      candidates.files.slice(0, most.files).map(describeFile),
    ),
    list(
      'Functions that likely do the work, best first over all files; their code is below as far as it fits',
      candidates.functions.slice(0, most.functions).map(describeFunction),
    ),
    precedents.folder === null || precedents.shape.length === 0
      ? ''
      : list(`Additions to ${precedents.folder}/ look like this`, [
          `each added ${precedents.shape.join(', ')}${precedents.name === null ? '' : `; <name> here could be ${precedents.name}`}`,
          ...precedents.companions.slice(0, 5).map(({ path, times, of }) => `${path} changed too in ${times} of ${of}`),
          ...precedents.additions
            .slice(0, 3)
            .map(
              ({ commit, added, changed }) =>
                `${commit.hash.slice(0, 8)} ${commit.subject}: added ${some(added, 4)}; changed ${some(changed, 5)}`,
            ),
        ]),
    list(
      'Usually goes with it',
      changes
        .filter(({ role, change, path }) => role !== 'source' && change === 'modified' && !listed.has(path))
        .slice(0, 8)
        .map(({ path, why }) => `${path}: ${why}`),
    ),
    list(
      'Tests that exercise this and likely must change, best first',
      evidence.affectedTests.files.slice(0, most.tests).map(describeTest),
    ),
    list(
      'Tests named after it',
      evidence.affectedTests.named.map(({ path, name }) => `${path}: \`${name}\``),
    ),
    list('Pages that document it', documents.pages.filter(isTelling).slice(0, most.pages).map(describePage)),
    list(
      'Where names of the request stand already',
      occurrences.lines.slice(0, most.occurrences).map(({ at, text }) => `${formatCitation(at)} ${text}`),
    ),
    list(
      'Who calls what will likely change',
      callers.sites.slice(0, most.callers).map(({ name, at, text }) => `${name}: ${formatCitation(at)} ${text}`),
    ),
    list(
      'Code to reuse',
      reusable(evidence)
        .slice(0, most.reuse)
        .map(
          ({ path, symbol, usedBy }) =>
            `${formatCitation({ path, startLine: symbol.startLine, endLine: symbol.endLine })} ${shorten(symbol.signature || symbol.name)} (used by ${some(usedBy, 2)})`,
        ),
    ),
    documents.changelogAtRelease === null
      ? ''
      : `Changelog: contributors leave it alone (${formatCitation(documents.changelogAtRelease)})`,
    list(
      'Past commits like this',
      history.similar
        .slice(0, most.commits)
        .map(
          ({ commit, present }) =>
            `${commit.hash.slice(0, 8)} ${commit.date.slice(0, 10)} ${commit.subject}: ${some(present, 8) || 'files that are gone'}`,
        ),
    ),
    list(
      'Rules of the repository, verbatim',
      rules.rules.slice(0, most.rules).map(({ quote, at }) => `“${quote}” (${formatCitation(at)})`),
    ),
    list(
      'Stack',
      alignedStack(evidence, request)
        .slice(0, most.stack)
        .map(
          ({ name, version, at }) =>
            `${[name, version].filter(Boolean).join(' ')}${at === null ? '' : ` (${formatCitation(at)})`}`,
        ),
      '; ',
    ),
    list(
      'Commands',
      commands.commands
        .filter(({ run }) => !run.includes('${{')) // Only the runner can fill that in.
        .slice(0, most.commands)
        .map(
          ({ run, purpose, at, gateAt }) =>
            `\`${run}\` (${purpose}, ${formatCitation(at)}${gateAt === null ? '' : '; run by CI'})`,
        ),
    ),
    list(
      'Facilities there',
      facilities.facilities
        .slice(0, most.facilities)
        .map(({ area, name, at }) => `${area}: ${name}${at[0] === undefined ? '' : ` (${formatCitation(at[0])})`}`),
      '; ',
    ),
    `Tests: ${[tests.placement ?? 'no placement known', ...testsOf(evidence)].join('; ')}`,
    history.convention === null ? '' : `Commit messages: ${history.convention}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** What does something, in the language of the best file; constants that everybody reads do nothing. */
function reusable({ reuse: { symbols }, candidates }: Evidence): Evidence['reuse']['symbols'] {
  const own = languageOf(candidates.files[0]?.path ?? '');
  return symbols.filter(
    ({ path, symbol: { kind } }) =>
      languageOf(path) === own && kind !== 'macro' && kind !== 'constant' && kind !== 'variable' && kind !== 'module',
  );
}

/** The tests of the best files, and how to run just one. */
function testsOf({ tests, candidates }: Evidence): string[] {
  const near = candidates.files.slice(0, 6).flatMap(({ path }) => {
    const test = tests.testFor(path);
    return test?.exists === true ? [test.path] : [];
  });
  const [first] = near;
  const command = first === undefined ? null : tests.commandFor(first);
  return [
    ...(near.length === 0 ? [] : [`of the likely files: ${[...new Set(near)].join(', ')}`]),
    ...(command === null ? [] : [`one alone: \`${command}\``]),
  ];
}

function some(items: readonly string[], limit: number): string {
  return items.length <= limit
    ? items.join(', ')
    : `${items.slice(0, limit).join(', ')} and ${items.length - limit} more`;
}

function list(title: string, items: readonly string[], between?: string): string {
  if (items.length === 0) return '';
  const plain = items.map((item) => item.replace(/\s+/g, ' '));
  return between === undefined
    ? [`${title}:`, ...plain.map((item) => `- ${item}`)].join('\n')
    : `${title}: ${plain.join(between)}`;
}
