import { folderOf, holds } from '../repository/paths.ts';
import type { Request } from '../request/request.ts';
import type { Technology, TechnologyRole } from './collectors/stack.ts';
import type { Evidence } from './gather-evidence.ts';
import { termsOf } from './terms.ts';

/** What every change is written in, run by and checked with. */
const always: ReadonlySet<TechnologyRole> = new Set([
  'language',
  'runtime',
  'package manager',
  'test runner',
  'linter',
  'formatter',
  'type checker',
  'ci',
]);
const checkers: ReadonlySet<TechnologyRole> = new Set(['linter', 'formatter']);

type StackEvidence = Pick<Evidence, 'stack' | 'nearPackages' | 'facilities' | 'candidates' | 'commands' | 'repository'>;

/**
 * The technologies that whoever makes the change meets, most important first: the languages and the tools that check them; of frameworks
 * those of their packages; of libraries and databases those that they import or the request names; of build tools those that a build of CI runs.
 */
export function alignedStack(
  { stack, nearPackages, facilities, candidates, commands, repository }: StackEvidence,
  request: Request,
): readonly Technology[] {
  const near = new Set([...nearPackages.names, ...facilities.facilities.map(({ name }) => name)]);
  const best = candidates.files.slice(0, 5);
  const own = new Set(termsOf(repository.name));
  const asked = new Set(termsOf(request.text).filter((term) => !own.has(term)));
  const builds = commands.commands.filter(({ purpose, gateAt }) => purpose === 'build' && gateAt !== null);
  const isAtWork = ({ role, use }: Technology) => checkers.has(role) && !isOnlyDeclared(use);
  const hasChecker = stack.technologies.some(isAtWork);
  return stack.technologies.filter((technology) => {
    const { name, role, use, at } = technology;
    if (checkers.has(role)) return isAtWork(technology) || !hasChecker;
    if (always.has(role) || near.has(name)) return true;
    if (role === 'framework' && at !== null && best.some(({ path }) => holds(folderOf(at.path), path))) return true;
    const terms = termsOf(name);
    if (terms.length > 0 && terms.every((term) => asked.has(term))) return true;
    return role === 'build tool' && builds.some(({ run }) => use.includes(`\`${run}\``));
  });
}

function isOnlyDeclared(use: string): boolean {
  return /^declared in\b/.test(use);
}
