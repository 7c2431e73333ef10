import { formatCitation } from '../../../src/evidence/citation.ts';
import type { PackageFacts } from '../../../src/evidence/collectors/packages.ts';
import { collectPackages } from '../../../src/evidence/collectors/packages.ts';
import { collect } from '../../support/collect.ts';
import type { Files } from '../../support/temporary-repository.ts';
import { createTemporaryRepository } from '../../support/temporary-repository.ts';

/** Packages of a real repository that holds these files. */
export async function packagesOf(files: Files): Promise<PackageFacts> {
  return collect(createTemporaryRepository(files).root, collectPackages, 'Add rate limiting');
}

/** One line a dependency: `name range → version kind, manifest:line, place of the version`. */
export async function describeDependencies(files: Files): Promise<readonly string[]> {
  const { dependencies } = await packagesOf(files);
  return dependencies.map(({ name, declared, resolved, kind, declaredAt, resolvedAt }) =>
    [
      `${name} ${declared ?? '-'} → ${resolved ?? '-'} ${kind}`,
      formatCitation(declaredAt),
      ...(resolvedAt === null ? [] : [formatCitation(resolvedAt)]),
    ].join(', '),
  );
}

/** One line a package of the repository's own: `name version manifest`. */
export async function describeWorkspaces(files: Files): Promise<readonly string[]> {
  const { workspaces } = await packagesOf(files);
  return workspaces.map(({ name, version, manifest }) => `${name} ${version ?? '-'} ${manifest}`);
}
