import type { Technology, TechnologyRole } from '../collectors/stack.ts';

/** A table of more rows is not read. */
const mostTechnologies = 25;

/** Roles by importance, with how many of each a reader needs. */
const roles: readonly (readonly [role: TechnologyRole, most: number])[] = [
  ['language', 3],
  ['runtime', 3],
  ['package manager', 3],
  ['framework', 5],
  ['database', 4],
  ['test runner', 4],
  ['type checker', 2],
  ['linter', 4],
  ['formatter', 2],
  ['build tool', 4],
  ['ci', 2],
  ['library', 12],
];

/** Orders by importance of the role, keeping the order within each, and cuts to what a reader takes in. CI stands last. */
export function orderTechnologies(technologies: readonly Technology[]): readonly Technology[] {
  const chosen = roles.flatMap(([role, most]) => technologies.filter((one) => one.role === role).slice(0, most));
  const cut = chosen.slice(0, mostTechnologies);
  return [...cut.filter(({ role }) => role !== 'ci'), ...cut.filter(({ role }) => role === 'ci')];
}
