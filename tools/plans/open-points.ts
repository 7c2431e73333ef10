import type { Finding } from '../../src/checks/check.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { SectionId } from '../../src/sections/section.ts';

/** A question of a plan that someone must answer. */
export interface ListedOpenPoint {
  readonly section: SectionId;
  readonly question: string;
}

/** All open points of a plan, in the order of the file. */
export function listOpenPoints({ sections }: Plan): readonly ListedOpenPoint[] {
  return sections.flatMap(({ id, content }) => content.open.map(({ question }) => ({ section: id, question })));
}

/** The findings that are no open points: where those are told on their own. */
export function withoutOpenPoints<Any extends Pick<Finding, 'rule'>>(findings: readonly Any[]): readonly Any[] {
  return findings.filter(({ rule }) => rule !== 'open/point');
}
