import { posix } from 'node:path';
import { PlanError } from '../../errors.ts';
import type { Repository } from '../../repository/repository.ts';
import { isEdited } from '../is-edited.ts';
import { parsePlan } from '../parse-plan.ts';
import type { Plan } from '../plan.ts';
import { placePlan, readPlanFile, writePlanFile } from '../plan-store.ts';
import { hashText } from '../provenance.ts';
import { withFront } from '../put-sections.ts';
import { findRecordForm, type KeptRecord, type RecordForm } from './find-record-form.ts';
import type { Entry } from './index-line.ts';
import { findIndexes, indexRecords, type IndexedRecords } from './index-records.ts';
import { printRecord } from './print-record.ts';
import { markupOf } from './record-markup.ts';
import { isSerious, readDecisions, type Decision } from './read-decisions.ts';

/** A record that was written. */
export interface WrittenRecord {
  readonly decision: number;
  readonly title: string;
  /** From the repository root. */
  readonly path: string;
}

/** What came of it: the plan with its links to the records, not yet written. */
export interface RecordsReport {
  readonly plan: Plan;
  readonly written: readonly WrittenRecord[];
  readonly form: RecordForm;
  /** Indexes of records that the repository keeps by hand, and what became of each. */
  readonly indexes: readonly IndexedRecords[];
  /** Decisions that need none: they have one, or nothing was rejected. */
  readonly left: number;
}

/** What records are written for. */
export interface RecordsOptions {
  readonly repository: Repository;
  /** The plan's file, from the repository root. */
  readonly name: string;
  /** Only the decision of this bullet; null for all that have a rejected alternative and no record yet. */
  readonly only: number | null;
  readonly now: Date;
}

/**
 * Writes a decision record for each decision of section 12 with a serious alternative, in the form that the repository's own records
 * have, and links the plan to it. Nothing is ever overwritten, and every other byte of the plan stays.
 * @throws PlanError `usage` for a number that no decision has or that has a record, `path-outside` where the folder leads elsewhere.
 */
export async function writeRecords(
  plan: Plan,
  { repository, name, only, now }: RecordsOptions,
): Promise<RecordsReport> {
  if (posix.isAbsolute(name) || name.startsWith('..')) {
    throw new PlanError('path-outside', `Expected a plan inside the repository, got ${name}.`, {
      hint: 'A record links its plan, so both lie in the repository: move the plan there, or give --repo.',
    });
  }
  const all = readDecisions(plan);
  const chosen = only === null ? all.filter((one) => isSerious(one) && one.record === null) : [choose(only, all)];
  const form = findRecordForm(repository);
  const accepted = ['Approved', 'In Progress', 'Completed'].includes(plan.front?.status ?? '');
  const status = accepted ? 'Accepted' : 'Proposed';
  const date = now.toISOString().slice(0, 10);
  const written: WrittenRecord[] = [];
  let next = form.next;
  for (const decision of chosen) {
    const path = await writeNext(decision, next);
    written.push({ decision: decision.number, title: decision.title, path: path.path });
    next = path.number + 1;
  }
  const linked = linkRecords(plan, all, written, name);
  const indexes = written.length === 0 ? [] : await updateIndexes();
  return { plan: linked, written, form, indexes, left: all.length - written.length };

  async function updateIndexes(): Promise<readonly IndexedRecords[]> {
    const fresh = written.map(({ path, title }, index) => {
      const number = numberIn(path, form);
      return { path, title, number: number ?? form.next + index, status, date };
    });
    const indexed: IndexedRecords[] = [];
    for (const path of findIndexes(form, repository)) {
      const done = await updateIndex(path, fresh);
      if (done !== null) indexed.push(done);
    }
    return indexed;
  }

  /** An index that cannot be written is left alone: the records stand all the same. */
  async function updateIndex(path: string, fresh: readonly Entry[]): Promise<IndexedRecords | null> {
    try {
      const place = await placePlan(repository.root, path, markupOf(path));
      const text = await readPlanFile(place);
      const done = indexRecords({ path, text }, fresh, { records: form.records, entryOf });
      if (typeof done?.text === 'string') await writePlanFile(place, done.text, { text });
      return done;
    } catch (error) {
      if (!(error instanceof PlanError)) throw error;
      return { path, text: null, reason: error.message };
    }
  }

  function entryOf(record: KeptRecord): Entry {
    return { ...record, date: /\b\d{4}-\d{2}-\d{2}\b/u.exec(repository.read(record.path) ?? '')?.[0] ?? null };
  }

  /** The first free number from this one on: somebody may have taken it since the files were listed. */
  async function writeNext(
    decision: Decision,
    from: number,
  ): Promise<{ readonly path: string; readonly number: number }> {
    for (let number = from; number < from + 50; number += 1) {
      const path = `${form.folder}/${fileName(decision, number, form)}`;
      const place = await placePlan(repository.root, path, form.markup);
      const matter = {
        number,
        status,
        date,
        plan: plan.title,
        planLink: encodeURI(posix.relative(form.folder, name)),
      };
      try {
        await writePlanFile(place, printRecord(decision, form, matter), 'absent');
        return { path, number };
      } catch (error) {
        if (!(error instanceof PlanError) || error.code !== 'exists') throw error;
      }
    }
    throw new PlanError('exists', `Expected a free number for a record in ${form.folder}, found none.`, {
      hint: 'Move older records away, or write it by hand.',
    });
  }
}

function choose(number: number, all: readonly Decision[]): Decision {
  const found = all.find((one) => one.number === number);
  if (found === undefined) {
    const numbers = all.length < 2 ? 'which has one' : `1 to ${all.length}`;
    throw new PlanError(
      'usage',
      all.length === 0
        ? `Expected decisions in section 12, found none, so none is number ${number}.`
        : `Expected the number of a decision in section 12, ${numbers}, got ${number}.`,
      {
        hint: 'A decision is a bullet that begins with its title in bold: **ADR-1 Title.** Rejected: …',
      },
    );
  }
  if (found.record !== null) {
    throw new PlanError('usage', `Expected a decision without a record, but ${number} has ${found.record} already.`, {
      hint: 'Change that file, or remove the link from section 12 to have another one written.',
    });
  }
  return found;
}

/** The number that a record was written under. */
function numberIn(path: string, { before }: RecordForm): number | null {
  const found = /^\d+/u.exec(posix.basename(path).slice(before.length))?.[0];
  return found === undefined ? null : Number(found);
}

function fileName({ title }: Decision, number: number, { before, after, digits, markup }: RecordForm): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[’'`]/gu, '')
    .match(/[a-z0-9]+/gu);
  const joint = after.trim().includes('_') ? '_' : '-';
  const slug = (words ?? ['decision'])
    .join(joint)
    .slice(0, 60)
    .replace(/[-_][^-_]*$/u, (tail) => (words !== null && words.join(joint).length > 60 ? '' : tail));
  return `${before}${String(number).padStart(digits, '0')}${after}${slug}.${markup}`;
}

/** From the last bullet to the first, so that no place moves before its turn. */
function linkRecords(plan: Plan, all: readonly Decision[], written: readonly WrittenRecord[], name: string): Plan {
  if (written.length === 0) return plan;
  const edited = plan.sections.some((section) => section.id === 'decisions' && isEdited(plan, section));
  let { text } = plan;
  for (const { decision, path } of [...written].reverse()) {
    const at = all.find(({ number }) => number === decision)?.end ?? 0;
    const link = encodeURI(posix.relative(posix.dirname(name), path));
    text = `${text.slice(0, at)} Record: [${posix.basename(path, posix.extname(path))}](${link}).${text.slice(at)}`;
  }
  const linked = parsePlan(text);
  const section = linked.sections.find(({ id }) => id === 'decisions');
  const record = linked.front?.sections['decisions'];
  if (edited || section === undefined || record === undefined || linked.front === null) return linked;
  // The program's own link is no edit of a person.
  const sections = { ...linked.front.sections, decisions: { ...record, hash: hashText(section.text) } };
  return withFront(linked, { sections });
}
