import { editDistance } from '../../claims/edit-distance.ts';
import type { PackageRecord } from './package-record.ts';
import { valueOf } from './package-record.ts';
import type { PackageQuery } from './package-record.ts';
import { popularNames } from './popular-names.ts';

/** Days for which a package counts as new. */
const newDays = 30;

/** Reasons to think that another package was meant, in words; none where there is no doubt. `today` is `yyyy-mm-dd`. */
export function findConfusion(query: PackageQuery, record: PackageRecord | null, today: string): readonly string[] {
  const near = nearPopular(query);
  const created = record === null ? null : valueOf(record.created);
  const releases = record === null ? null : valueOf(record.releases);
  const age = created === null ? null : (Date.parse(today) - Date.parse(created)) / 86_400_000;
  return [
    ...(near === null ? [] : [`one letter away from the popular ${near}`]),
    ...(age !== null && age <= newDays ? [`first released on ${created ?? ''}`] : []),
    ...(record?.repository.state === 'none' ? ['it names no repository of its source'] : []),
    ...(releases === 1 ? ['it has one version only'] : []),
  ];
}

/** A popular name that this one could be a slip of: one letter more, less, other or swapped, or other marks between the words. */
export function nearPopular({ ecosystem, name }: PackageQuery): string | null {
  const popular = popularNames(ecosystem);
  const lower = name.toLowerCase();
  if (name.length < 4 || popular.some((one) => one.toLowerCase() === lower)) return null;
  const bare = (text: string) => text.toLowerCase().replace(/[-_.]/gu, '');
  return (
    popular.find(
      (one) => one.length >= 4 && (editDistance(lower, one.toLowerCase(), 1) <= 1 || bare(one) === bare(name)),
    ) ?? null
  );
}
