import type { Known, PackageQuery, PackageRecord, PartialFacts } from './package-record.ts';
import { unknown } from './package-record.ts';

/** One record from what several sources said, the most trusted first. What any of them found counts; what none was asked is unknown. */
export function mergeFacts(query: PackageQuery, answers: readonly PartialFacts[]): PackageRecord {
  const merge = <Value>(pick: (facts: PartialFacts) => Known<Value> | undefined): Known<Value> =>
    best(answers.map(pick).filter((fact) => fact !== undefined));
  return {
    query,
    existence: merge(({ existence }) => existence),
    latest: merge(({ latest }) => latest),
    chosen: merge(({ chosen }) => chosen),
    license: merge(({ license }) => license),
    deprecation: merge(({ deprecation }) => deprecation),
    advisories: merge(({ advisories }) => advisories),
    released: merge(({ released }) => released),
    created: merge(({ created }) => created),
    releases: merge(({ releases }) => releases),
    repository: merge(({ repository }) => repository),
    size: merge(({ size }) => size),
  };
}

/** A record of which nothing is known, for one reason. */
export function unknownRecord(query: PackageQuery, why: string): PackageRecord {
  return mergeFacts(
    query,
    [{ existence: unknown(why) }].map((facts) => ({ ...everything(why), ...facts })),
  );
}

function everything(why: string): PartialFacts {
  const fact = unknown(why);
  return {
    latest: fact,
    chosen: fact,
    license: fact,
    deprecation: fact,
    advisories: fact,
    released: fact,
    created: fact,
    releases: fact,
    repository: fact,
    size: fact,
  };
}

function best<Value>(facts: readonly Known<Value>[]): Known<Value> {
  const said = facts.find(({ state }) => state === 'found') ?? facts.find(({ state }) => state === 'none');
  if (said !== undefined) return said;
  const whys = new Set(facts.flatMap((fact) => (fact.state === 'unknown' ? [fact.why] : [])));
  return unknown(whys.size === 0 ? 'no source was asked' : [...whys].join('; '));
}
