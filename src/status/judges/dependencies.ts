import { looseName } from '../../claims/package-names.ts';
import { meansVersion, readVersion, sameNumbers, satisfies } from '../../claims/versions.ts';
import { collectPackages, type Dependency } from '../../evidence/collectors/packages.ts';
import { contentOf } from '../../plan/content-of.ts';
import { changes } from '../../sections/changes.ts';
import { defineJudge } from '../judge.ts';
import type { Judged } from '../status.ts';

/** 6.2: packages that are to be declared, in the version that was decided. */
export const judgeDependencies = defineJudge({
  kind: 'dependency',
  async judge({ plan, use }) {
    const rows = (contentOf(plan, changes)?.dependencies ?? []).filter(
      (row) => /^[@\w]/.test(row.package) && !/^(?:none|nothing|n\/?a|tbd|not applicable)\b/iu.test(row.package),
    );
    if (rows.length === 0) return [];
    const { dependencies } = await use(collectPackages);
    return rows.map(({ package: name, version }): Judged => {
      const found = dependencies.find((one) => looseName(one.name) === looseName(name));
      const planned = version === '' ? 'new' : version;
      if (found === undefined) {
        return { kind: 'dependency', name, planned, state: 'pending', at: null, why: 'no manifest declares it' };
      }
      const at = `${found.declaredAt.path}:${found.declaredAt.startLine}`;
      const used = found.resolved ?? found.declared;
      return fits(version, found)
        ? {
            kind: 'dependency',
            name,
            planned,
            state: 'done',
            at,
            why: `declared${used === null ? '' : `, ${used} in use`}`,
          }
        : { kind: 'dependency', name, planned, state: 'contradicted', at, why: `${used} is in use` };
    });
  },
});

function fits(version: string, { resolved, declared }: Dependency): boolean {
  const written = readVersion(version);
  if (written === null || (resolved === null && declared === null)) return true;
  if (resolved !== null && meansVersion(written, resolved)) return true;
  return declared !== null && (sameNumbers(written, declared) || satisfies(written, declared));
}
