import { contentOf } from '../plan/content-of.ts';
import type { Plan } from '../plan/plan.ts';
import { overview } from '../sections/overview.ts';
import type { ImplementationDrift, Judged, UnplannedFile } from './status.ts';

/** Most unplanned files that are drift each on its own; more of them are one entry. */
const mostFiles = 5;

/** What was done otherwise than planned, or done unplanned, as entries that the ledger does not hold yet. */
export function findDrift(
  plan: Plan,
  judged: readonly Judged[],
  unplanned: readonly UnplannedFile[],
): readonly ImplementationDrift[] {
  const otherwise = judged.flatMap(({ name, kind, state, why }): ImplementationDrift[] =>
    state === 'contradicted' || state === 'superseded'
      ? [{ kind: 'changed', what: `${kind === 'file' ? `\`${name}\`` : `${kind} \`${name}\``}: ${why}` }]
      : [],
  );
  const product = unplanned.filter(({ group }) => group === 'product');
  const added: ImplementationDrift[] =
    product.length > mostFiles
      ? [
          {
            kind: 'added',
            what: `${product.length} files changed that the plan does not name, such as ${listed(product.slice(0, 3))}`,
          },
        ]
      : product.map(({ path, change }) => ({
          kind: 'added',
          what: `\`${path}\` was ${change}, which the plan does not name`,
        }));
  const ledger = contentOf(plan, overview)?.drift ?? [];
  return [...otherwise, ...added].filter(({ what }) => !ledger.some((entry) => entry.what.includes(firstCode(what))));
}

/** An entry that names the file or package speaks of it, in whatever words. */
function firstCode(what: string): string {
  return /`[^`]+`/u.exec(what)?.[0] ?? what;
}

function listed(files: readonly UnplannedFile[]): string {
  return files.map(({ path }) => `\`${path}\``).join(', ');
}
