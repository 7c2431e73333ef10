import { collectClaims } from '../claims/collect-claims.ts';
import { learnPackages } from '../claims/planned-packages.ts';
import type { PackageFacts } from '../evidence/collectors/packages.ts';
import type { PackageBook } from '../research/packages/package-book.ts';
import { changes } from '../sections/changes.ts';
import type { Content } from '../sections/section.ts';

/** Asks about the packages that section 6 brings, before it is settled: code that fills its table cannot wait. */
export async function learnNewPackages(
  content: Content | undefined,
  { facts, packages }: { readonly facts: PackageFacts; readonly packages: PackageBook | undefined },
  signal: AbortSignal,
): Promise<void> {
  if (content === undefined || packages === undefined) return;
  await learnPackages(collectClaims(changes, content), { facts, packages }, signal);
}
