import ignore from 'ignore';
import type { CommandFacts } from '../evidence/collectors/commands.ts';
import type { ConfigurationFacts } from '../evidence/collectors/configuration.ts';
import type { PackageFacts } from '../evidence/collectors/packages.ts';
import type { StackFacts } from '../evidence/collectors/stack.ts';
import type { Repository } from '../repository/repository.ts';
import type { PackageBook } from '../research/packages/package-book.ts';
import type { SourceShelf } from '../research/sources/source-shelf.ts';
import type { Claim } from './claim.ts';
import { createCommandBook, type CommandBook } from './command-book.ts';
import type { Declared } from './declared.ts';
import { planPackage, type ClaimedPackage } from './planned-packages.ts';
import { createPathFinder, type PathFinder } from './path-finder.ts';

/** Facts of the repository, gathered when a claim first needs them. */
export interface GroundFacts {
  packages(): Promise<PackageFacts>;
  stack(): Promise<StackFacts>;
  commands(): Promise<CommandFacts>;
  configuration(): Promise<ConfigurationFacts>;
}

/** What there is to check claims against. */
export interface GroundInput {
  readonly repository: Repository;
  readonly facts: GroundFacts;
  /** The request, verbatim; null where it is not known. */
  readonly request: string | null;
  readonly requirementIds: ReadonlySet<string>;
  readonly declared: Declared;
  /** Where the pages are that sources quote; without it, nothing can tell what stands on them. */
  readonly sources?: SourceShelf | undefined;
  /** What is known of packages beyond the repository; null for nothing. */
  readonly packages: PackageBook | null;
}

/** The ground that claims stand on or not: the repository, the request, and what the plan itself declares. */
export interface Ground extends GroundInput {
  readonly finder: PathFinder;
  /** What is known of the package that a claim adds, upgrades or removes. */
  plannedPackage(claim: Claim): Promise<ClaimedPackage>;
  /** What can be typed in the repository. */
  commandBook(): Promise<CommandBook>;
  /** True for a path that git ignores: made by a build, so that nothing here can tell whether it will be there. */
  isIgnored(path: string): boolean;
  /** True if an identifier stands in code of the repository; prose does not count, the plan itself may lie there. */
  isMentioned(name: string): boolean;
}

/** Prepares what checkers look up again and again. */
export function createGround(input: GroundInput): Ground {
  const { repository, facts, packages } = input;
  const mentioned = new Map<string, boolean>();
  let book: Promise<CommandBook> | undefined;
  let ignores: ((path: string) => boolean) | undefined;
  return {
    ...input,
    finder: createPathFinder(repository.files.map(({ path }) => path)),
    plannedPackage: async (claim) => planPackage(claim, { repository, facts: await facts.packages(), packages }),
    commandBook: () => (book ??= readCommandBook(input.facts)),
    isIgnored: (path) => (ignores ??= readIgnored(repository))(path),
    isMentioned(name) {
      const known = mentioned.get(name) ?? findMention(repository, name);
      mentioned.set(name, known);
      return known;
    },
  };
}

async function readCommandBook({ commands, packages, stack }: GroundFacts): Promise<CommandBook> {
  return createCommandBook(await commands(), await packages(), await stack());
}

const prose = new Set<string | null>(['markdown', 'restructuredtext', 'asciidoc', 'text', null]);

function findMention(repository: Repository, name: string): boolean {
  const index = repository.index();
  if (index.terms.words.find(name) < 0) return false;
  return index.paths.some((path) => !prose.has(index.files.get(path)?.language ?? null) && index.mentions(path, name));
}

/** The root's ignore file decides; those of folders below rarely name what plans speak of. */
function readIgnored({ read }: Repository): (path: string) => boolean {
  const rules = ignore().add(read('.gitignore') ?? '');
  return (path) => ignore.isPathValid(path) && (rules.ignores(path) || rules.ignores(`${path}/`));
}
