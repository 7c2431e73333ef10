import { posix } from 'node:path';
import { contentOf } from '../../plan/content-of.ts';
import { isEdited } from '../../plan/is-edited.ts';
import { keptRecord } from '../../plan/kept-record.ts';
import { linkEntry } from '../../plan/link-entries.ts';
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

/** Labels of the bullets that follow from what was written; bullets under others are kept. */
const derived = /^\**(?:Code|Tests|Commits|Issues|Sources):\**\s/u;

/**
 * Section 13 as it follows from what was written: the files, commits, issues and sources that the written sections cite, each once and
 * linked, in place of those that the ranking had put there. `name` is the plan's file from the repository root. Null where a
 * person or an assistant wrote the section, or nothing is cited.
 */
export async function deriveReferences(plan: Plan, repository: Repository, name: string): Promise<SectionToPut | null> {
  const settled = settledSections(plan);
  const content = contentOf(plan, references);
  const section = plan.sections.find(({ id }) => id === references.id);
  const drafter = plan.front?.sections[references.id]?.drafter ?? 'evidence';
  const isOurs =
    section !== undefined && (!settled.has(references.id) || (drafter === 'model' && !isEdited(plan, section)));
  if (content === undefined || !isOurs) return null;
  const written = plan.sections.filter(({ id }) => settled.has(id) && id !== references.id);
  const cited = [...new Set(written.flatMap(({ section: own, content: said }) => citedPaths(own, said)))].filter(
    (path) => repository.file(path) !== undefined,
  );
  if (cited.length === 0) return null;
  const record = keptRecord(plan, references.id);
  const kept = content.references.filter((one) => !derived.test(one));
  const text = written.map((one) => one.text).join('\n');
  const isKept = (words: string) => kept.some((one) => one.includes(words));
  const commits = await citedCommits(text, repository);
  const entries = [
    entry('Code', cited.filter((path) => !isTestPath(path)).map(code)),
    entry('Tests', cited.filter(isTestPath).map(code)),
    entry(
      'Commits',
      commits.map(code).filter((one) => !isKept(one)),
    ),
    entry(
      'Issues',
      citedIssues(text).filter((one) => !isKept(one)),
    ),
    entry(
      'Sources',
      citedSources(text).filter((one) => !isKept(one)),
    ),
    ...kept,
  ].filter((one) => one !== null);
  const ground = { repository, name: posix.isAbsolute(name) ? null : name };
  const linked = entries.map((one) => linkEntry(one, ground));
  const printed = printSection(references, { ...content, references: linked, notApplicable: [] });
  return { id: references.id, text: printed, drafter, record };
}

/** Section 13 as it stands, with links where files, commits and issues are named; null where nothing changes. */
export function linkReferences(plan: Plan, repository: Repository, name: string): SectionToPut | null {
  const content = contentOf(plan, references);
  if (content === undefined) return null;
  const ground = { repository, name: posix.isAbsolute(name) ? null : name };
  const linked = content.references.map((one) => linkEntry(one, ground));
  if (linked.every((one, index) => one === content.references[index])) return null;
  const drafter = plan.front?.sections[references.id]?.drafter ?? 'evidence';
  return {
    id: references.id,
    text: printSection(references, { ...content, references: linked }),
    drafter,
    record: keptRecord(plan, references.id),
  };
}

/** Commits of the repository that stand as inline code. */
async function citedCommits(text: string, repository: Repository): Promise<readonly string[]> {
  const named = [...new Set([...text.matchAll(/`((?=[0-9a-f]*\d)[0-9a-f]{7,40})`/gu)].map(([, hash = '']) => hash))];
  const found: string[] = [];
  for (const hash of named.slice(0, 2 * most)) if (await repository.hasCommit(hash)) found.push(hash);
  return found;
}

/** `#12` in words, outside of code and links. */
function citedIssues(text: string): readonly string[] {
  const words = text.replace(/```[\s\S]*?```|`[^`\n]*`|\]\([^)]*\)|https?:\/\/\S+/gu, ' ');
  return [...new Set([...words.matchAll(/(?:\bPR\s+)?(?<![\w/&])#\d{1,7}\b/gu)].map(([one]) => one))];
}

function citedSources(text: string): readonly string[] {
  const addresses = [...text.replace(/```[\s\S]*?```/gu, ' ').matchAll(/https?:\/\/[^\s<>"'`)\]|]+/gu)];
  return [...new Set(addresses.map(([one]) => `<${one.replace(/[.,;:]+$/u, '')}>`))];
}

function code(text: string): string {
  return `\`${text}\``;
}

function entry(label: string, items: readonly string[]): string | null {
  return items.length === 0 ? null : `${label}: ${listed(items, most)}`;
}
