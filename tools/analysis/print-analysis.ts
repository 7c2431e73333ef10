import type { Analysis } from './describe-evidence.ts';

/** The analysis for a person at a terminal: likely files first, each line short enough to read. */
export function printAnalysis(analysis: Analysis, omitted: Readonly<Record<string, number>>): string {
  const { repository, commit, notices } = analysis;
  const place = [repository.branch, commit?.slice(0, 8)].filter(Boolean).join(' ');
  const title = `${repository.name}${place === '' ? '' : ` (${place})`}, ${repository.files} files`;
  const rest = Object.entries(omitted).map(([list, count]) => `${count} ${list}`);
  return [
    repository.description === null ? title : `${title}\n${repository.description}`,
    list('Limits of the evidence', notices),
    list('Likely files, best first', analysis.candidates.map(printCandidate)),
    list(
      'Functions most likely concerned, best first',
      analysis.functions.slice(0, 10).map(({ name, at, why }) => `${at}  ${name}: ${why}`),
    ),
    list(
      'Stack',
      analysis.stack.map(
        ({ role, name, version, use }) => `${role}: ${[name, version].filter(Boolean).join(' ')} — ${use}`,
      ),
    ),
    list(
      'Rules to keep',
      analysis.rules.map(({ at, quote }) => `${at ?? ''}  ${clip(quote, 140)}`),
    ),
    list(
      'Commands',
      analysis.commands.map(
        ({ purpose, run, at, gateAt }) => `${purpose}: ${run}  (${at ?? ''}${gateAt === null ? '' : `, CI ${gateAt}`})`,
      ),
    ),
    list(
      'Tests of these files',
      analysis.tests.map(({ path, targets }) => `${path} → ${targets.join(', ')}`),
    ),
    list(
      'Already there',
      analysis.facilities.map(({ area, name, use }) => `${area}: ${name} — ${use}`),
    ),
    list(
      'Commits like this',
      analysis.similarCommits.map(
        ({ commit: hash, date, subject }) => `${hash.slice(0, 8)} ${date} ${clip(subject, 90)}`,
      ),
    ),
    rest.length === 0 ? '' : `Left out: ${rest.join(', ')}.`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function printCandidate({ path, score, why, symbols }: Analysis['candidates'][number]): string {
  const names = symbols
    .slice(0, 5)
    .map(({ name, kind, startLine, endLine }) => `${kind} ${name} ${startLine}-${endLine}`);
  return [
    `${path}  (${score})`,
    ...why.slice(0, 3).map((reason) => `    ${reason}`),
    ...(names.length === 0 ? [] : [`    ${names.join('; ')}`]),
  ].join('\n');
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines.map((line) => `  ${line.replaceAll('\n', '\n  ')}`)].join('\n');
}

function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
