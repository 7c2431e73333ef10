import { addQueryTerms, dampenCounts } from '../../repository/search/query-terms.ts';
import type { ZoneKind, ZoneLine } from './read-zones.ts';

/** The request as weighted terms. */
export interface RequestQuery {
  /** Terms of the whole request. */
  readonly all: ReadonlyMap<string, number>;
  /** Terms of the title alone. */
  readonly title: ReadonlyMap<string, number>;
}

/**
 * How much a word counts by its zone. From coordinate ascent on 553 requests: a title is a summary written by someone who knows;
 * example code and tracebacks mostly name what is around the place and not the place.
 */
const zoneWeights: Readonly<Record<ZoneKind, number>> = {
  title: 8,
  prose: 1,
  error: 1,
  traceback: 0.3,
  code: 0.05,
  boilerplate: 0,
};
/** Added for a word between backticks in prose. */
const BACKTICKS = 3;
/** A long request is cut here, in characters: what comes so late is logs. */
const LONGEST = 20_000;

/** Counts the terms of a request by zone. */
export function createRequestQuery(lines: readonly ZoneLine[]): RequestQuery {
  const all = new Map<string, number>();
  const title = new Map<string, number>();
  let length = 0;
  for (const { kind, text } of lines) {
    length += text.length;
    if (length > LONGEST) break;
    const words = text.replace(/https?:\/\/\S+/g, ' ');
    if (zoneWeights[kind] > 0) addQueryTerms(words, zoneWeights[kind], all);
    if (kind === 'title') addQueryTerms(words, 1, title);
    if (kind === 'prose' || kind === 'title') {
      for (const [, quoted = ''] of words.matchAll(/`([^`\n]+)`/g)) addQueryTerms(quoted, BACKTICKS, all);
    }
  }
  return { all: dampenCounts(all), title: dampenCounts(title) };
}
