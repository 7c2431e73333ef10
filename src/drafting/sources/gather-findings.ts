import type { Context } from '../../context.ts';
import type { Request } from '../../request/request.ts';
import type { Research, SourceFinding } from '../../research/sources/source-finding.ts';
import type { PlanSize } from '../../sections/section.ts';
import type { ModelDesk } from '../model-desk.ts';
import { findSources } from './find-sources.ts';
import { judgeSource } from './judge-source.ts';
import { readTargets } from './read-targets.ts';
import type { SourceWishes } from './source-wishes.ts';
import { nearest, summarizePage } from './summarize-page.ts';

/** For whom sources are read. */
export interface ResearchInput {
  readonly request: Request;
  readonly size: PlanSize;
  /** Says what of each page matters; null leaves that open. */
  readonly desk: ModelDesk | null;
}

/** Reads the sources that the user wants read, and holds what is drawn from each against its page. */
export async function gatherFindings(
  wishes: SourceWishes,
  { request, size, desk }: ResearchInput,
  context: Context,
): Promise<Research> {
  const { targets, trouble } = await findSources(wishes, { request, size }, context);
  const readings = await readTargets(targets, context);
  const findings: SourceFinding[] = [];
  for (const { url } of targets) {
    const reading = readings.get(url);
    if (reading === undefined) continue;
    context.signal.throwIfAborted();
    const said =
      reading.state === 'not-fetched'
        ? { learning: null, quotes: [] }
        : desk === null
          ? nearest(reading.page, request)
          : await summarizePage(reading.page, request, { ...desk, ...context, model: desk.model });
    findings.push(judgeSource(url, reading, said));
  }
  return { findings, trouble };
}
