import type { Commit } from '../../repository/repository.ts';

/** How most of the last 200 subjects are written, or null when no known form holds for more than 60 % of them. */
export function conventionOf(commits: readonly Commit[]): string | null {
  const subjects = commits
    .slice(0, 400)
    .map(({ subject }) => subject)
    .filter((subject) => !/^(?:Merge|Revert|v?\d+\.\d+)\b/.test(subject))
    .slice(0, 200);
  if (subjects.length < 10) return null;
  const found = CONVENTIONS.find(
    ({ form }) => subjects.filter((subject) => form.test(subject)).length > 0.6 * subjects.length,
  );
  return found?.name ?? null;
}

/** The first that fits most subjects is taken, so narrower forms stand first. */
const CONVENTIONS: readonly { readonly name: string; readonly form: RegExp }[] = [
  {
    name: 'conventional commits',
    form: /^(?:feat|fix|docs?|style|refactor|perf|tests?|build|ci|chore|revert|deps|release|security)(?:\([^)]+\))?!?: \S/i,
  },
  { name: 'gitmoji', form: /^(?::\w+:|\p{Extended_Pictographic})/u },
  { name: 'ticket number first (`ABC-123 …`)', form: /^\[?[A-Z][A-Z0-9]+-\d+\]?[:\s]/ },
  { name: 'issue first (`Fixed #123 -- …`)', form: /^(?:Fixed|Refs|Closes|Fixes) #\d+/ },
  { name: 'area first (`area: change`)', form: /^[\w./,*{}\- ]{2,40}: \S/ },
];
