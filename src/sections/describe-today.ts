import type { Candidate } from '../evidence/collectors/candidates.ts';
import { asksForAddition } from '../request/asks-for-addition.ts';
import { cite, code, count, keepCode, listed, plain, sentence, touchedWords } from './phrases.ts';
import type { DraftInput } from './section.ts';

/** The paragraphs of 2.1: the repository in its own words, the best candidate, precedents, the tests at hand, and what limits the evidence. */
export function describeToday(input: DraftInput, sources: readonly Candidate[]): string[] {
  const { layout, repository } = input.evidence;
  const about =
    layout.description === null
      ? ''
      : `${code(repository.name)} describes itself as: “${plain(layout.description)}”${layout.descriptionAt === null ? '' : ` (${cite(layout.descriptionAt)})`}. `;
  const first = sources[0];
  const ranked =
    first === undefined
      ? ''
      : `Of ${count(repository.fileCount, 'file')} read, ${code(first.path)} (${count(first.lineCount, 'line')}) answers the request best: ${plainWhy(first)}.`;
  const before = [additionPrecedent(input), similarCommit(input)].filter((words) => words !== '').join(' ');
  const covering = coveringTests(input, sources);
  const tested =
    covering.length === 0
      ? ''
      : `This code is tested by ${listed(covering.map(({ path, cases }) => `${code(path)} (${count(cases.length, 'case')})`))}.`;
  const scope = repository.scope === '' ? '' : `The request is for ${code(`${repository.scope}/`)}. `;
  return [
    `${about}${scope}${ranked}${concerned(input, sources)}`,
    before,
    tested,
    ...repository.notices.map((notice) => `_${plain(sentence(notice))}_`),
  ].filter((paragraph) => paragraph.trim() !== '');
}

/** The tests that reach these files, those first that exercise what the request concerns, and only those where there are any. */
function coveringTests({ evidence }: DraftInput, sources: readonly Candidate[]) {
  const { tests, affectedTests } = evidence;
  const covering = tests.files.filter(({ targets }) =>
    targets.some((target) => sources.some(({ path }) => path === target)),
  );
  const order = [...affectedTests.named, ...affectedTests.files].map(({ path }) => path);
  const telling = [...new Set(order)].flatMap((path) => tests.files.find((test) => test.path === path) ?? []);
  const reached = telling.filter(
    (test) => covering.includes(test) || affectedTests.named.some(({ path }) => path === test.path),
  );
  return reached.length > 0 ? reached.slice(0, 5) : covering;
}

/** The functions that the request concerns most, over all the files that matter. */
function concerned({ evidence }: DraftInput, sources: readonly Candidate[]): string {
  const named = evidence.candidates.functions
    .filter(({ path }) => sources.some((source) => source.path === path))
    .slice(0, 4)
    .map(({ path, name, startLine, endLine }) => `${code(name)} (${cite({ path, startLine, endLine })})`);
  return named.length < 2 ? '' : ` Of its functions and those of the files below, most concerned: ${listed(named)}.`;
}

/** How something like this was added last: the shape that the new commit can take. */
function additionPrecedent({ request, evidence }: DraftInput): string {
  const { folder, additions } = evidence.precedents;
  const [newest] = additions;
  if (folder === null || newest === undefined || !asksForAddition(request)) return '';
  const { commit, added, changed } = newest;
  const also = changed.length > 0 ? ` and changed ${listed(changed.map(code))}` : '';
  return `The newest addition to ${code(`${folder}/`)} is ${code(commit.hash.slice(0, 8))} (${commit.date.slice(0, 10)}), “${plain(commit.subject.replaceAll('`', ''))}”: it added ${listed(added.map(code), 5)}${also}.`;
}

function similarCommit({ evidence }: DraftInput): string {
  const [similar] = evidence.history.similar;
  if (similar === undefined || similar.commit.hash === evidence.precedents.additions[0]?.commit.hash) return '';
  const { commit, sharedTerms, present } = similar;
  const touched = touchedWords(present, commit.files.length, 4);
  return `Of the past commits, ${code(commit.hash.slice(0, 8))} (${commit.date.slice(0, 10)}), “${plain(commit.subject.replaceAll('`', ''))}”, shares most words with the request (${listed(sharedTerms.map(code))})${touched === '' ? '' : `; it touched ${touched}`}.`;
}

function plainWhy({ why }: Candidate): string {
  return why.slice(0, 3).map(keepCode).join('; ');
}
