import { contentOf } from '../../plan/content-of.ts';
import type { Plan } from '../../plan/plan.ts';
import { concerns, isSameEntry, leavesOut, type DriftEntry } from '../../request/drift.ts';
import { forbids } from '../../request/forbids.ts';
import type { Request, Requirement } from '../../request/request.ts';
import { architecture } from '../../sections/architecture.ts';
import { findCoverage } from '../../sections/coverage.ts';
import { driftEntry } from '../../sections/drift-entry.ts';
import { overview } from '../../sections/overview.ts';
import { code, plain } from '../../sections/phrases.ts';
import type { SectionId } from '../../sections/section.ts';
import { steps } from '../../sections/steps.ts';
import { testing } from '../../sections/testing.ts';

/** A change of one section, and what it was made for. */
export interface ScopeChange {
  readonly section: SectionId;
  readonly before: Plan;
  readonly after: Plan;
  readonly request: Request;
  /** In the words of whoever asked. */
  readonly why: string;
  readonly by: DriftEntry['by'];
}

/** More words than these are no reason but a text. */
const longestReason = 300;

/**
 * The drift entries that a change calls for: a requirement that steps met and none does any more, and components and steps that no
 * requirement asks for. What the ledger says already is not said again.
 */
export function scopeDrift(change: ScopeChange): readonly DriftEntry[] {
  const ledger = contentOf(change.after, overview)?.drift ?? [];
  const reason = change.why.replace(/\s+/g, ' ').trim();
  const why = plain(reason.length > longestReason ? `${reason.slice(0, longestReason)}…` : reason);
  const entries = [...dropped(change, ledger), ...addedSteps(change), ...addedComponents(change)].map(
    (entry): DriftEntry => driftEntry().schema.parse({ ...entry, why, by: change.by }),
  );
  return entries.filter((entry) => !ledger.some((one) => isSameEntry(one, entry)));
}

type Departure = Pick<DriftEntry, 'kind' | 'requirements' | 'what'>;

function dropped({ before, after, request }: ScopeChange, ledger: readonly DriftEntry[]): readonly Departure[] {
  return request.requirements.flatMap((requirement): readonly Departure[] => {
    const met = coverageIn(before, requirement).steps;
    const isTold = ledger.some((entry) => leavesOut(entry) && concerns(entry, requirement.id));
    if (requirement.kind === 'exclusion' || isProhibition(requirement) || met.length === 0 || isTold) return [];
    if (coverageIn(after, requirement).steps.length > 0) return [];
    const names = met.map((number) => contentOf(before, steps)?.steps[number - 1]?.name ?? String(number));
    // The evidence names a step after what it meets.
    const isSame = names.every((name) => name === requirement.quote);
    const by = isSame ? 'a step of its own' : names.map((name) => `“${plain(name)}”`).join(' and ');
    const what = `“${plain(requirement.quote)}” was met by ${by}; no step meets it now.`;
    return [{ kind: 'dropped', requirements: [requirement.id], what }];
  });
}

/** What must not be done is not left out when the step goes that saw to it: it binds the others, and the checks ask which. */
function isProhibition({ kind, quote }: Requirement): boolean {
  return kind === 'constraint' && forbids(quote);
}

function coverageIn(plan: Plan, requirement: Requirement) {
  return findCoverage(requirement, { steps: contentOf(plan, steps), testing: contentOf(plan, testing) });
}

/** In a plan whose steps name what they serve, a new one that names nothing serves nothing that was asked for. */
function addedSteps({ section, before, after }: ScopeChange): readonly Departure[] {
  const [old, now] = [contentOf(before, steps)?.steps, contentOf(after, steps)?.steps];
  if (section !== steps.id || old === undefined || now === undefined) return [];
  const isTraced = old.filter(({ requirements }) => requirements.length > 0).length * 2 >= old.length;
  const known = new Set(old.map(({ name }) => name.toLowerCase()));
  if (!isTraced || now.length <= old.length) return [];
  return now
    .filter(({ name, requirements }) => requirements.length === 0 && !known.has(name.toLowerCase()))
    .map(({ name }) => ({ kind: 'added', requirements: [], what: `The step “${plain(name)}”, beyond the request.` }));
}

/** A new component that neither the request nor a step for a requirement speaks of. */
function addedComponents({ section, before, after, request }: ScopeChange): readonly Departure[] {
  const [old, now] = [contentOf(before, architecture)?.components, contentOf(after, architecture)?.components];
  if (section !== architecture.id || old === undefined || now === undefined || now.length <= old.length) return [];
  const known = new Set(old.map(({ component }) => component));
  const serving = (contentOf(after, steps)?.steps ?? []).filter(({ requirements }) => requirements.length > 0);
  const said = [
    request.text,
    ...request.requirements.map(({ quote }) => quote),
    ...serving.flatMap(({ name, description, files }) => [name, description, ...files]),
  ].join('\n');
  return now
    .filter(({ component, change }) => change === 'New' && !known.has(component) && !said.includes(component))
    .map(({ component, responsibility }) => ({
      kind: 'added',
      requirements: [],
      what: `The component ${code(component)} (${responsibility.replace(/\.$/, '')}), beyond the request.`,
    }));
}
