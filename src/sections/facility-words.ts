import type { Facility, FacilityArea } from '../evidence/collectors/facilities.ts';
import type { Evidence } from '../evidence/gather-evidence.ts';
import { cite, keepCode, plain } from './phrases.ts';

/** The facilities that the repository has for an area, most used first. */
export function facilitiesFor({ facilities }: Evidence, area: FacilityArea): readonly Facility[] {
  return facilities.facilities.filter((facility) => facility.area === area);
}

/** "pino, imported by 12 files (`src/log.ts:3`)". */
export function facilityWords({ name, use, at }: Facility): string {
  return `${plain(name)}, ${keepCode(use)}${at[0] === undefined ? '' : ` (${cite(at[0])})`}`;
}
