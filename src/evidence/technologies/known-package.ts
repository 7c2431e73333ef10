import type { Ecosystem } from '../collectors/packages.ts';
import type { TechnologyRole } from '../collectors/stack.ts';

/** A package that readers know by a name and a role. */
export interface KnownPackage {
  readonly ecosystem: Ecosystem;
  /** As manifests name it; a name that ends in `*` stands for a family. */
  readonly package: string;
  /** As people write it. */
  readonly name: string;
  readonly role: TechnologyRole;
}

/** Packages of one ecosystem and role: names in manifests to names for people. */
export function known(
  ecosystem: Ecosystem,
  role: TechnologyRole,
  packages: Readonly<Record<string, string>>,
): readonly KnownPackage[] {
  return Object.entries(packages).map(([name, display]) => ({ ecosystem, package: name, name: display, role }));
}
