import type { ClaimedPackage } from '../../claims/planned-packages.ts';
import { judgeLicense, type LicensePolicy } from '../../research/packages/license-policy.ts';
import { found, type Known } from '../../research/packages/package-record.ts';
import { changes } from '../../sections/changes.ts';
import { contentOf } from '../../plan/content-of.ts';
import { defineCheck, type CheckInput, type Report } from '../check.ts';
import { exampleRow, incoming, label, quoted, tellOf } from './tell.ts';

/** The licence in the table is the package's own, and one that the repository takes. */
export const packageLicense = defineCheck({
  id: 'dependencies/license',
  severity: 'error',
  description:
    'The licence of a package that comes in is the one that the package has, and one that the configuration allows.',
  passes: exampleRow('`nanoid` | 5.1.0 | Ids of orders | MIT | `npm audit`'),
  fails: null,
  async run(input) {
    const reports = await Promise.all(incoming(input).map((planned) => judge(planned, input)));
    return reports.flat();
  },
});

async function judge(planned: ClaimedPackage, input: CheckInput): Promise<readonly Report[]> {
  const { name } = planned.query;
  const fact = licenseOf(planned);
  const written = writtenLicense(planned, input);
  const differs =
    fact.state === 'found' && written !== null && !isSame(written, fact.value)
      ? [
          {
            ...tellOf(
              planned,
              input,
              `Unexpected licence ${quoted(written)} of \`${name}\`, expected ${quoted(fact.value)}${label(fact)}`,
            ),
            severity: 'warning' as const,
          },
        ]
      : [];
  return [...differs, ...(await judgePolicy(planned, fact, input))];
}

async function judgePolicy(
  planned: ClaimedPackage,
  fact: Known<string>,
  input: CheckInput,
): Promise<readonly Report[]> {
  const { licenses } = input;
  const { name } = planned.query;
  if (licenses === null || (licenses.allow.length === 0 && licenses.deny.length === 0)) return [];
  if (fact.state !== 'found') {
    const why = fact.state === 'none' ? 'it has none' : `unknown: ${fact.why}`;
    const message = `Unexpected package \`${name}\` whose licence cannot be held against the configuration (${why}), expected ${wanted(licenses)}`;
    return [{ ...tellOf(planned, input, message), severity: 'warning' }];
  }
  const verdict = await judgeLicense(fact.value, licenses);
  if (verdict === 'allowed') return [];
  const message = `Unexpected licence ${quoted(fact.value)} of \`${name}\`${label(fact)}, expected ${wanted(licenses)}`;
  return [
    { ...tellOf(planned, input, message), ...(verdict === 'unreadable' ? { severity: 'warning' as const } : {}) },
  ];
}

function wanted({ allow, deny }: LicensePolicy): string {
  return allow.length > 0 ? `one of ${allow.join(', ')}` : `none of ${deny.join(', ')}`;
}

/** What is installed speaks for itself; else what the registry says. */
function licenseOf({ record, installed, change }: ClaimedPackage): Known<string> {
  const own = change === 'add' ? installed : null;
  if (own !== null && own.license !== null) return found(own.license, own.path, null);
  return record?.license ?? { state: 'unknown', why: 'no registry was asked' };
}

/** The licence as the row has it; null for none, and for words that leave it open. */
function writtenLicense({ claim }: ClaimedPackage, { plan }: CheckInput): string | null {
  const rows = contentOf(plan, changes)?.dependencies ?? [];
  const row = rows[Number(claim.field.split('.')[1])];
  const text =
    row?.license
      .replace(/[`*]/gu, '')
      .replace(/\s*\(.*$/u, '')
      .trim() ?? '';
  return text === '' || /^(?:-|–|\?|n\/a|tbd|unknown\b.*|to be .*)$/iu.test(text) ? null : text;
}

/** "MIT License" is MIT, "Apache 2.0" is Apache-2.0. */
function isSame(one: string, other: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/\b(?:the|license|licence|version)\b|[()]/gu, ' ')
      .replace(/[\s-]+/gu, ' ')
      .replace(/\b(\d)\.0\b/gu, '$1')
      .trim();
  return (
    plain(one) === plain(other) ||
    plain(other)
      .split(/ or | and /u)
      .includes(plain(one))
  );
}
