import type { Context } from '../../context.ts';
import { parseMarkdown } from '../../markdown/markdown.ts';
import { normalAddress } from '../../research/http/check-address.ts';
import type { Reading } from '../../research/sources/page.ts';
import { appendixResearch } from '../../sections/appendix-research.ts';
import { parseSection } from '../../sections/parse-section.ts';
import type { Content, Section } from '../../sections/section.ts';
import { quotesIn } from '../../sections/source-quotes.ts';
import { addressOf } from '../../sections/source-rows.ts';
import { webResearch } from '../../sections/web-research.ts';
import { readTargets } from '../sources/read-targets.ts';
import type { ReadInput } from './read-input.ts';
import { fitContent } from './read-json.ts';

/** The pages that a submission speaks of, by their address, and the words that it says stand on them. */
export interface SubmittedSources {
  readonly readings: ReadonlyMap<string, Reading>;
  readonly quotes: ReadonlyMap<string, readonly string[]>;
}

/** Milliseconds that a submission waits for its pages. */
const patience = 30_000;
/** Pages of one submission that are read; more are no findings. */
const most = 20;

/**
 * Reads the pages that submitted rows of 2.2 and Appendix B name. Quotes stand in Appendix B, or in quotation marks in what was
 * learned. A page whose address the request holds was named by the user; of the others, their hosts are asked.
 */
export async function readSubmittedSources(
  read: ReadInput,
  request: string,
  context: Pick<Context, 'web' | 'signal' | 'progress'>,
): Promise<SubmittedSources> {
  const quotes = new Map<string, readonly string[]>();
  const add = (url: string, words: readonly string[]) => {
    const address = normalAddress(url);
    quotes.set(address, [...(quotes.get(address) ?? []), ...words]);
  };
  for (const { source, learning } of contentOf(webResearch, read)?.sources ?? []) {
    const address = addressOf(source);
    if (address !== null) add(address, quotesIn(learning));
  }
  for (const { url, quote } of contentOf(appendixResearch, read)?.sources ?? []) if (url !== '') add(url, [quote]);
  const targets = [...quotes.keys()].slice(0, most).map((url) => ({ url, named: request.includes(url) }));
  if (targets.length === 0) return { readings: new Map(), quotes };
  return { readings: await readInTime(targets, context), quotes };
}

async function readInTime(
  targets: Parameters<typeof readTargets>[0],
  context: Pick<Context, 'web' | 'signal' | 'progress'>,
): Promise<ReadonlyMap<string, Reading>> {
  const late = AbortSignal.timeout(patience);
  const signal = AbortSignal.any([context.signal, late]);
  const reader = context.web.reader;
  const patient: Context['web'] = {
    ...context.web,
    reader: {
      ...reader,
      read: (url, options) =>
        reader.read(url, options).catch((error: unknown): Reading => {
          context.signal.throwIfAborted();
          if (!late.aborted) throw error;
          return { state: 'not-fetched', kind: 'slow', reason: 'it took too long' };
        }),
    },
  };
  return readTargets(targets, { ...context, web: patient, signal });
}

/** What was sent for a section, in either form; undefined where it was not, or does not fit. */
function contentOf<One extends Content>(
  section: Pick<Section, 'id' | 'heading' | 'parts' | 'names'> & {
    readonly content: { safeParse(value: unknown): { data?: One } };
  },
  read: ReadInput,
): One | undefined {
  const sent = read.markdown.findLast((one) => one.section.id === section.id);
  if (sent !== undefined) {
    const { children } = parseMarkdown(sent.text, read.definitions);
    return section.content.safeParse(parseSection(sent.section, children, { text: sent.text }).content).data;
  }
  const json = read.json.findLast((one) => one.section.id === section.id);
  if (json === undefined) return undefined;
  const fitted = fitContent(json.section, json.content, undefined);
  return 'problem' in fitted ? undefined : section.content.safeParse(fitted.content).data;
}
