import type { Nodes } from 'mdast';
import { addressesIn } from '../../markdown/addresses-in.ts';
import { linkAddresses } from '../../markdown/addresses.ts';
import { flat } from '../../markdown/text.ts';
import { contentOf } from '../../plan/content-of.ts';
import { normalAddress } from '../../research/http/check-address.ts';
import type { Repository } from '../../repository/repository.ts';
import { appendixResearch } from '../../sections/appendix-research.ts';
import { references } from '../../sections/references.ts';
import { webResearch } from '../../sections/web-research.ts';
import { defineCheck, type CheckInput } from '../check.ts';
import { placeOfNode } from '../places.ts';

/** Addresses are easily invented, and look like proof wherever they stand. */
export const unlistedSource = defineCheck({
  id: 'truth/unlisted-source',
  severity: 'warning',
  description:
    'A web address is one that 2.2 or Appendix B has a row for, or that the request or the repository names; or it says beside it that it was not fetched.',
  passes:
    '### 2.2 Web Research Findings\n\n| Source | Topic | Key Learning | Applied To |\n| --- | --- | --- | --- |\n| <https://docs.acme.dev/limits> (not fetched) | Limits | There are some | R1 |\n\n## 13. References\n\n- <https://docs.acme.dev/limits>\n',
  fails:
    '### 2.2 Web Research Findings\n\nNot applicable: nothing outside decides.\n\n## 13. References\n\n- <https://docs.acme.dev/limits>\n',
  run(input) {
    const rows = contentOf(input.plan, webResearch)?.sources;
    // Where a piece of a plan is looked at without 2.2, nobody knows what that lists.
    if (rows === undefined) return [];
    const quoted = contentOf(input.plan, appendixResearch)?.sources.map(({ url }) => url) ?? [];
    const listed = new Set([...rows.flatMap(({ source }) => addressesIn(source)), ...quoted].map(bare));
    const isKnown = (url: string) =>
      isPlaceholder(url) || listed.has(bare(url)) || isInRequest(url, input) || isInRepository(url, input.repository);
    const found = input.plan.sections.map((section) => ({
      section,
      all: unmarkedIn(input.treeOf(section)).filter(({ url }) => !isKnown(url)),
    }));
    const isTold = (url: string) =>
      found.some(({ section, all }) => section.id !== references.id && all.some((one) => bare(one.url) === bare(url)));
    // What 13 only repeats is told where it stands.
    return found.flatMap(({ section, all }) =>
      all
        .filter(({ url }) => section.id !== references.id || !isTold(url))
        .map(({ url, node }) => ({
          section: section.id,
          message: `Unexpected address \`${url}\`, expected one that 2.2 lists with what came of reading it, or "(not fetched)" beside it`,
          ...placeOfNode(section, node),
        })),
    );
  },
});

interface Found {
  readonly url: string;
  readonly node: Nodes;
}

/** Says of itself that nobody read it for this plan. */
const marked = /\((?:not fetched|unverified|remembered|measured)\b/i;

/** Addresses outside of code, but for those whose line, row or bullet says that they were not read. */
function unmarkedIn(node: Nodes): readonly Found[] {
  if (node.type === 'link') return /^https?:/i.test(node.url) ? [{ url: node.url, node }] : [];
  if (node.type === 'text')
    return linkAddresses(node.value).flatMap((piece) => (piece.type === 'link' ? [{ url: piece.url, node }] : []));
  if (!('children' in node)) return [];
  const isLine = node.type === 'paragraph' || node.type === 'tableRow' || node.type === 'heading';
  return isLine && marked.test(flat([node])) ? [] : node.children.flatMap(unmarkedIn);
}

/** Without its fragment and the slash at its end. */
function bare(url: string): string {
  return normalAddress(url).replace(/\/$/, '');
}

/** Addresses that lead nowhere, or to the machine that the change runs on. */
function isPlaceholder(url: string): boolean {
  const { hostname } = URL.canParse(url) ? new URL(url) : { hostname: '' };
  return /(?:^|\.)(?:localhost|test|example|invalid|local|internal|example\.(?:com|org|net))$|^[\d.]+$|^\[/.test(
    hostname,
  );
}

function isInRequest(url: string, { request }: CheckInput): boolean {
  return request?.text.includes(bare(url)) === true;
}

/** True if some file holds the address, as rules and documentation do that a plan quotes. */
function isInRepository(url: string, repository: Repository): boolean {
  // Its own commits and issues are there to be looked up.
  if (repository.remote !== null && url.startsWith(repository.remote.replace(/\.git$/, ''))) return true;
  const words = (url.match(/[\p{L}\p{N}_]{3,}/gu) ?? []).filter((word) => !/^(?:https?|www|com|org|net)$/.test(word));
  const index = repository.index();
  const paths = index.paths.filter((path) => words.every((word) => index.mentions(path, word)));
  return paths.slice(0, mostFiles).some((path) => repository.read(path)?.includes(bare(url)) === true);
}

/** Files that are looked into for one address. */
const mostFiles = 50;
