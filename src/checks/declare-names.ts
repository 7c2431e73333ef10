import type { Claim } from '../claims/claim.ts';
import { createDeclared, type Declared } from '../claims/declared.ts';
import { isFilePath, plainPath } from '../claims/path-forms.ts';
import { isPackageChange } from '../claims/planned-packages.ts';
import type { Plan } from '../plan/plan.ts';
import { architecture } from '../sections/architecture.ts';
import { changes } from '../sections/changes.ts';
import { observability } from '../sections/observability.ts';
import { testing } from '../sections/testing.ts';
import { contentOf } from '../plan/content-of.ts';

/** What a plan brings into the world: files that 6.1 and 3.2 create, and names from 6.1–6.4, new components, tests and metrics. */
export function declareNames(plan: Plan, claims: readonly Claim[]): Declared {
  const created = claims.filter(
    ({ kind, intent, value }) =>
      intent === 'create' && (kind === 'path' || (kind === 'component' && (value.includes('/') || isFilePath(value)))),
  );
  return createDeclared(
    created.map(({ value }) => plainPath(value)),
    [plan.front?.request ?? '', ...newNames(plan)],
    claims.filter(isPackageChange).map(({ value }) => value),
  );
}

function newNames(plan: Plan): readonly string[] {
  const changed = contentOf(plan, changes);
  const built = contentOf(plan, architecture);
  const tested = contentOf(plan, testing);
  const observed = contentOf(plan, observability);
  return [
    ...(changed?.files.entries.map(({ note, path }) => `${note} ${path}`) ?? []),
    ...(changed?.dependencies.map((dependency) => dependency.package) ?? []),
    ...(changed?.functions ?? []),
    ...(changed?.models ?? []),
    ...[...(changed?.functionCode ?? []), ...(changed?.modelCode ?? [])].map(({ code }) => code),
    ...(changed?.configuration.map(({ key }) => key) ?? []),
    ...(built?.components.filter(({ change }) => change === 'New').map(({ component }) => component) ?? []),
    ...[...(tested?.unit ?? []), ...(tested?.integration ?? [])].map(({ test }) => test),
    ...(observed?.metrics.map(({ metric }) => metric) ?? []),
  ];
}
