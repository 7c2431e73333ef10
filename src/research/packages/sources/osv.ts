import { z } from 'zod';
import type { Ecosystem } from '../../../evidence/collectors/packages.ts';
import { mapFew } from '../map-few.ts';
import { found, none, unknown, type Advisory, type Known } from '../package-record.ts';
import type { WebClient } from '../web-client.ts';

const name = 'OSV';

/** A version whose flaws are asked for. */
export interface FlawQuery {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  readonly version: string;
}

/** What OSV calls each ecosystem. */
const ecosystems: Readonly<Record<Ecosystem, string>> = {
  npm: 'npm',
  pypi: 'PyPI',
  cargo: 'crates.io',
  go: 'Go',
  maven: 'Maven',
  nuget: 'NuGet',
  rubygems: 'RubyGems',
  composer: 'Packagist',
};

/** Most pages of one batch, and most flaws that are looked into. */
const mostPages = 10;
const mostDetails = 200;

/**
 * The known flaws of some versions, in the order of the versions: one question for all of them, then one for each flaw, whatever
 * number of versions has it, https://google.github.io/osv.dev/post-v1-querybatch. A version without any has none only if the whole
 * list came. At most 1000 versions.
 */
export async function askOsv(
  address: string,
  queries: readonly FlawQuery[],
  client: WebClient,
): Promise<readonly Known<readonly Advisory[]>[]> {
  const lists = await listFlaws(address, queries, client);
  const ids = [...new Set(lists.flatMap((list) => list.ids))];
  const flaws = new Map(
    await mapFew(ids, async (id, index) => [id, await readFlaw(address, id, index, client)] as const),
  );
  return lists.map(({ ids, why }) => {
    const current = ids.flatMap((id) => flaws.get(id) ?? []).filter(({ isWithdrawn }) => !isWithdrawn);
    const advisories = withoutAliases(current).map(({ advisory }) => advisory);
    if (advisories.length > 0) return found(advisories, name, client.today);
    return why === null ? none(name, client.today) : unknown(why);
  });
}

/** Ids of the flaws of one version; `why` the list may have no end. */
interface FlawList {
  readonly ids: string[];
  why: string | null;
}

const batchShape = z.looseObject({
  results: z.array(
    z.looseObject({
      vulns: z.array(z.looseObject({ id: z.string().regex(/^[\w.:-]{1,100}$/u) })).nullish(),
      next_page_token: z.string().nullish(),
    }),
  ),
});

/** Page by page, each page asking only for those that have more. */
async function listFlaws(address: string, queries: readonly FlawQuery[], client: WebClient): Promise<FlawList[]> {
  const lists = queries.map((): FlawList => ({ ids: [], why: null }));
  let open = queries.map((query, index) => ({ query, list: lists[index], token: '' }));
  for (let page = 0; open.length > 0; page += 1) {
    const answer = page < mostPages ? await askPage(address, open, client) : `${name} has more than is read of a list`;
    if (typeof answer === 'string') {
      for (const { list } of open) if (list !== undefined) list.why = answer;
      return lists;
    }
    open = open.flatMap((one, index) => {
      const said = answer[index];
      one.list?.ids.push(...(said?.vulns ?? []).map(({ id }) => id));
      return said?.next_page_token ? [{ ...one, token: said.next_page_token }] : [];
    });
  }
  return lists;
}

/** What one page says of each, or why it says nothing: an answer for another number of versions is an answer for none. */
async function askPage(
  address: string,
  open: readonly { readonly query: FlawQuery; readonly token: string }[],
  client: WebClient,
): Promise<z.output<typeof batchShape>['results'] | string> {
  const queries = open.map(({ query, token }) => ({
    package: { name: query.name, ecosystem: ecosystems[query.ecosystem] },
    version: query.version.replace(/^v(?=\d)/u, ''),
    ...(token === '' ? {} : { page_token: token }),
  }));
  const answer = await client.ask(`${address}/v1/querybatch`, { body: { queries } });
  if (answer.state !== 'ok') return answer.state === 'failed' ? answer.why : `${name} did not answer`;
  const { data } = batchShape.safeParse(answer.value);
  return data?.results.length === queries.length
    ? data.results
    : `${name} answered with something that is not understood`;
}

const flawShape = z.looseObject({
  id: z.string(),
  summary: z.string().catch(''),
  withdrawn: z.string().optional().catch(undefined),
  aliases: z.array(z.string()).catch([]),
  database_specific: z
    .looseObject({ severity: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

interface Flaw {
  readonly advisory: Advisory;
  readonly aliases: readonly string[];
  readonly isWithdrawn: boolean;
}

/** What is known of a flaw; one that cannot be looked into is one all the same. */
async function readFlaw(address: string, id: string, index: number, client: WebClient): Promise<Flaw> {
  const unread = (why: string): Flaw => ({
    advisory: { id, severity: 'unrated', summary: why },
    aliases: [],
    isWithdrawn: false,
  });
  if (index >= mostDetails) return unread('one of too many to look into');
  const answer = await client.ask(`${address}/v1/vulns/${encodeURIComponent(id)}`);
  if (answer.state !== 'ok') return unread(answer.state === 'failed' ? answer.why : `${name} has no details`);
  const { data } = flawShape.safeParse(answer.value);
  if (data === undefined || data.id !== id) return unread(`${name} has no details that are understood`);
  const severity = severityOf(data.database_specific?.severity ?? '');
  return {
    advisory: { id, summary: data.summary.slice(0, 200), severity },
    aliases: data.aliases,
    isWithdrawn: data.withdrawn !== undefined,
  };
}

/** Each flaw once, of the same flaw in two lists the one that is rated. */
function withoutAliases(flaws: readonly Flaw[]): readonly Flaw[] {
  const rank = ({ advisory }: Flaw) => (advisory.severity === 'unrated' ? 1 : 0);
  const isSame = (one: Flaw, other: Flaw) =>
    one.aliases.includes(other.advisory.id) || other.aliases.includes(one.advisory.id);
  const ordered = flaws.toSorted((one, other) => rank(one) - rank(other));
  return ordered.filter((flaw, index) => !ordered.slice(0, index).some((other) => isSame(flaw, other)));
}

function severityOf(words: string): Advisory['severity'] {
  const lower = words.toLowerCase();
  if (lower === 'medium') return 'moderate';
  return lower === 'critical' || lower === 'high' || lower === 'moderate' || lower === 'low' ? lower : 'unrated';
}
