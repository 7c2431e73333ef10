import { concerns, leavesOut, type DriftEntry } from '../request/drift.ts';
import type { Requirement } from '../request/request.ts';
import { findCoverage, mergeRequirements, saysSomething, stepNumbers, type Coverage } from '../sections/coverage.ts';
import { overview } from '../sections/overview.ts';
import { steps } from '../sections/steps.ts';
import { testing } from '../sections/testing.ts';
import type { PlanSection } from '../plan/plan.ts';
import type { CheckInput, Place } from './check.ts';
import { contentOf } from '../plan/content-of.ts';
import { placeOfWords } from './places.ts';

type Step = (typeof steps.example.steps)[number];

/** How the parts of a plan speak of its requirements: the table and the ledger of section 1, the steps, the tests. */
export interface Traces {
  /** Section 1. */
  readonly section: PlanSection;
  readonly rows: typeof overview.example.requirements;
  /** Those of the table, then those of the request that the table does not have. */
  readonly requirements: readonly Requirement[];
  readonly ledger: readonly DriftEntry[];
  /** Empty while the steps are not written. */
  readonly steps: readonly Step[];
  /** Where a requirement is met and proved, by the table as well as by titles and test rows. */
  coverage(id: string): Coverage;
  /** True if the ledger speaks of a requirement. */
  isExplained(id: string): boolean;
  /** True if the ledger says that a requirement will not be met. */
  isLeftOut(id: string): boolean;
  placeOfEntry(entry: DriftEntry): Place;
  placeOfStep(step: Step): Place;
}

/** Null for a plan without section 1. */
export function readTraces({ plan, request }: Pick<CheckInput, 'plan' | 'request'>): Traces | null {
  const section = plan.sections.find(({ id }) => id === 'overview');
  const content = contentOf(plan, overview);
  if (section === undefined || content === undefined) return null;
  const work = { steps: contentOf(plan, steps), testing: contentOf(plan, testing) };
  const written = work.steps?.steps ?? [];
  const { requirements: rows, drift: ledger } = content;
  const requirements = mergeRequirements(rows, request?.requirements ?? []);
  const stepsSection = plan.sections.find(({ id }) => id === 'steps');
  return {
    section,
    rows,
    requirements,
    ledger,
    steps: written,
    coverage(id) {
      const {
        steps: titled,
        tests,
        verified,
      } = findCoverage(requirements.find((one) => one.id === id) ?? { id, kind: 'functional' }, work);
      const named = rows.filter((row) => row.id === id).flatMap((row) => stepNumbers(row.steps));
      const served = [...new Set([...titled, ...named])].filter((number) => number >= 1 && number <= written.length);
      return {
        steps: served.sort((one, other) => one - other),
        tests,
        verified: verified || served.some((number) => saysSomething(written[number - 1]?.verification ?? '')),
      };
    },
    isExplained: (id) => ledger.some((entry) => concerns(entry, id)),
    isLeftOut: (id) => ledger.some((entry) => leavesOut(entry) && entry.requirements.includes(id)),
    placeOfEntry: ({ what, requirements }) => placeOfWords(section, what === '' ? (requirements[0] ?? '') : what),
    placeOfStep: ({ name }) => (stepsSection === undefined ? { line: 1, column: 1 } : placeOfWords(stepsSection, name)),
  };
}
