import type { Context } from '../../context.ts';
import type { Request } from '../../request/request.ts';
import { normalAddress } from '../../research/http/check-address.ts';
import type { Page } from '../../research/sources/page.ts';
import type { Research, SourceFinding } from '../../research/sources/source-finding.ts';
import type { PlanSize } from '../../sections/section.ts';
import type { ModelDesk } from '../model-desk.ts';
import { findSources } from './find-sources.ts';
import { judgeSource, type Saying } from './judge-source.ts';
import { readTargets } from './read-targets.ts';
import type { SourceWishes } from './source-wishes.ts';
import { nearest, summarizePage } from './summarize-page.ts';

/** For whom sources are read. */
export interface ResearchInput {
  readonly request: Request;
  readonly size: PlanSize;
  /** Says what of each page matters; null leaves that open. */
  readonly desk: ModelDesk | null;
  /** What is said of pages already, by their address: it is held against them, and nobody is asked anew. */
  readonly said?: ReadonlyMap<string, Saying> | undefined;
}

/** Reads the sources that the user wants read, and holds what is drawn from each against its page. */
export async function gatherFindings(
  wishes: SourceWishes,
  { request, size, desk, said = new Map() }: ResearchInput,
  context: Context,
): Promise<Research> {
  const { targets, trouble } = await findSources(wishes, { request, size }, context);
  const readings = await readTargets(targets, context);
  const findings: SourceFinding[] = [];
  for (const { url } of targets) {
    const reading = readings.get(url);
    if (reading === undefined) continue;
    context.signal.throwIfAborted();
    const saying =
      reading.state === 'not-fetched'
        ? { learning: null, quotes: [] }
        : (said.get(normalAddress(url)) ?? (await readPage(reading.page)));
    findings.push(judgeSource(url, reading, saying));
  }
  return { findings, trouble };

  async function readPage(page: Page): Promise<Saying> {
    return desk === null
      ? nearest(page, request)
      : summarizePage(page, request, { ...desk, ...context, model: desk.model });
  }
}
