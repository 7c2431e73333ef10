import type { Repository } from '../../repository/repository.ts';
import type { Request } from '../../request/request.ts';
import type { DecisionRecord } from '../collectors/documents.ts';
import { commonest } from '../commonest.ts';
import { folderOf } from '../../repository/paths.ts';
import { rateRelevance } from '../relevance.ts';

/** The architecture decision records and the folder that they are kept in. */
export function findDecisions(
  repository: Repository,
  request: Request,
): { readonly folder: string | null; readonly decisions: readonly DecisionRecord[] } {
  const paths = repository.files
    .map(({ path }) => path)
    .filter((path) => RECORD.test(path) && !/(?:^|\/)(?:node_modules|vendor|fixtures?)\//.test(path));
  const folder = commonest(paths.map(folderOf)) || null;
  const records = paths.flatMap((path) => readDecision(path, repository.lines(path) ?? []));
  const ratings = rateRelevance(request, records, ({ title, text }) => [
    { text: title, weight: 3 },
    { text, weight: 0.3 },
  ]);
  const decisions = records.map(({ id, title, status, at }, index) => ({
    id,
    title,
    status,
    at,
    relevance: Math.round(1000 * (ratings[index]?.score ?? 0)) / 1000,
  }));
  return { folder, decisions };
}

/** A numbered file in a folder of decisions, or one that calls itself an ADR. */
const RECORD =
  /(?:^|\/)(?:(?:adrs?|decisions?|decision-records?|architecture-decisions?|arch-decisions)\/(?:[\w-]+\/)?[^/]*\d[^/]*|adr[-_ ]?\d[^/]*)\.(?:md|mdx|rst|adoc)$/i;

/** `template`, `0000-adr-template`, `adr-index`: but a record may well be about an index. */
const noRecord = /^(?:adr)?[-_ .]*\d*[-_ .]*(?:adr[-_ .]*)?(?:template|readme|index)(?![a-z])/i;

function readDecision(path: string, lines: readonly string[]) {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  if (noRecord.test(name)) return [];
  const head = lines.findIndex((line) => /^(?:#\s|title:\s)/i.test(line));
  const underlined = lines.findIndex((line) => /^={3,}\s*$/.test(line)) - 1;
  const at = head >= 0 ? head : Math.max(0, underlined);
  const title = (lines[at] ?? name)
    .replace(/^(?:#+\s*|title:\s*)/i, '')
    .replace(/^["']|["']$/g, '')
    .trim();
  const numbered = /^(?:\[?(?:ADR|RFC)[-\s#]*)?(\d+)\]?\s*[.:–—-]*\s+(?=\S)/i.exec(title);
  return [
    {
      id: idOf(name, numbered),
      title: numbered === null ? title : title.slice(numbered[0].length),
      status: statusOf(lines),
      at: { path, startLine: at + 1, endLine: at + 1 },
      text: lines.slice(0, 60).join('\n'),
    },
  ];
}

/** `ADR-0007` when the file or its title says ADR, else the number as the file has it. */
function idOf(name: string, numbered: RegExpExecArray | null): string {
  const inName = /^(adr[-_ ]?)?(\d+)/i.exec(name);
  const prefixed = inName?.[1] !== undefined || /^\[?ADR/i.test(numbered?.[0] ?? '');
  const number = inName?.[2] ?? numbered?.[1];
  if (number === undefined) return name;
  return prefixed ? `ADR-${number}` : number;
}

/** From the front matter, a `Status:` line or the first line of a Status section. */
function statusOf(lines: readonly string[]): string | null {
  const at = lines.slice(0, 80).findIndex((line) => /^\W*status\W*(?::|\||$)/i.test(line));
  if (at < 0) return null;
  const inline = (lines[at] ?? '').replace(/^\W*status[*_\s]*[:|]?/i, '');
  const below = lines.slice(at + 1, at + 6).find((line) => /\p{L}/u.test(line)) ?? '';
  const status = (/\p{L}/u.test(inline) ? inline : below)
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`|"'#>-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return status === '' ? null : status.slice(0, 60);
}
