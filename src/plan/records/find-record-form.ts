import { findDecisions } from '../../evidence/documents/find-decisions.ts';
import { baseOf, folderOf } from '../../repository/paths.ts';
import { markupOf, withMarkdownHeadings, type RecordMarkup } from './record-markup.ts';
import type { Repository } from '../../repository/repository.ts';

/** How a repository keeps its decision records. */
export interface RecordForm {
  readonly folder: string;
  readonly style: 'madr' | 'nygard' | 'y-statement';
  readonly markup: RecordMarkup;
  /** The number of the next record. */
  readonly next: number;
  /** Digits of a number, filled with zeros. */
  readonly digits: number;
  /** What stands before the number and after it in the name of a file. */
  readonly before: string;
  readonly after: string;
  /** The first line up to the title, with `{n}` for the number: `# `, `# {n}. `, `# ADR-{n}: `. */
  readonly heading: string;
  /** Digits of the number in the heading. */
  readonly headingDigits: number;
  /** Status and date stand in one line below the title ("Accepted, 2026-11-22."), in front matter, in bullets, in fields (":Status: …"), or under a heading. */
  readonly status: 'line' | 'front-matter' | 'bullets' | 'fields' | 'heading';
  /** The record that the form was learned from; null for the form that is used where there is none. */
  readonly example: string | null;
  /** The records that are there, by number. */
  readonly records: readonly KeptRecord[];
}

/** A record that the repository keeps. */
export interface KeptRecord {
  /** From the repository root. */
  readonly path: string;
  readonly number: number;
  readonly title: string;
  readonly status: string | null;
}

/** MADR: what is begun with where nothing is kept. */
const usual: RecordForm = {
  folder: 'docs/decisions',
  style: 'madr',
  markup: 'md',
  next: 1,
  digits: 4,
  before: '',
  after: '-',
  heading: '# ',
  headingDigits: 0,
  status: 'front-matter',
  example: null,
  records: [],
};

/** Learns the form from the latest record that is there: folder, numbers, names, headings and format. */
export function findRecordForm(repository: Repository): RecordForm {
  const { folder, decisions } = findDecisions(repository, { text: '', title: '', requirements: [] });
  if (folder === null) return usual;
  const files = repository.files.map(({ path }) => path).filter((path) => folderOf(path) === folder);
  const numbered = files
    .map((path) => ({ path, match: /^(\D*?)(\d+)([-_. ]+)[^.]*\.(md|rst|adoc)$/iu.exec(baseOf(path)) }))
    .flatMap(({ path, match }) => (match === null ? [] : [{ path, match, number: Number(match[2]) }]))
    .filter(({ path }) => decisions.some(({ at }) => at.path === path))
    .toSorted((one, other) => one.number - other.number);
  const last = numbered.at(-1);
  if (last === undefined) return { ...usual, folder };
  const [, before = '', digits = '', after = '-'] = last.match;
  const markup = markupOf(last.path);
  const text = withMarkdownHeadings(repository.read(last.path) ?? '', markup);
  const taken = files.flatMap((path) => /^\D*?(\d+)/u.exec(baseOf(path))?.[1] ?? []).map(Number);
  return {
    folder,
    style: styleOf(text),
    markup,
    next: Math.max(...taken.filter((number) => number < 1_000_000), last.number) + 1,
    digits: digits.length,
    before,
    after,
    ...headingOf(text),
    status: statusOf(text, markup),
    example: last.path,
    records: numbered.flatMap(({ path, number }) => {
      const found = decisions.find(({ at }) => at.path === path);
      return found === undefined ? [] : [{ path, number, title: found.title, status: found.status }];
    }),
  };
}

/** By the words that each format is known for. */
function styleOf(text: string): RecordForm['style'] {
  if (/^#+\s*(?:context and problem statement|considered options|decision outcome)\b/imu.test(text)) return 'madr';
  if (/^#+\s*(?:context|decision|consequences)\b/imu.test(text)) return 'nygard';
  return /\bin the context of\b[\s\S]*\bfacing\b[\s\S]*\bwe decided\b/iu.test(text) ? 'y-statement' : 'nygard';
}

function headingOf(text: string): Pick<RecordForm, 'heading' | 'headingDigits'> {
  const line = /^#\s+.*$/mu.exec(text)?.[0] ?? '# ';
  const match = /^#\s+(\[?(?:ADR|RFC)?[-\s#]*)(\d+)(\]?\s*[.:–—-]*\s+)(?=\S)/iu.exec(line);
  if (match === null) return { heading: '# ', headingDigits: 0 };
  return { heading: `# ${match[1] ?? ''}{n}${match[3] ?? ' '}`, headingDigits: match[2]?.length ?? 0 };
}

function statusOf(text: string, markup: RecordMarkup): RecordForm['status'] {
  if (markup !== 'md' && /^:status:/imu.test(text)) return 'fields';
  if (/^---\r?\n[\s\S]*?^status:/imu.test(text)) return 'front-matter';
  if (/^#+\s*status\b/imu.test(text)) return 'heading';
  return /^[*-]\s+\**status\b/imu.test(text) ? 'bullets' : 'line';
}
