/** The name and range of a PEP 508 requirement such as `celery[redis]>=5,<6 ; python_version < "3.12"`, or null. */
export function parseRequirement(
  requirement: string,
): { readonly name: string; readonly declared: string | null } | null {
  const [withoutComment = ''] = requirement.split(/\s#|^#/u);
  const [withoutMarker = ''] = withoutComment.split(/\s*;\s/u);
  const match = /^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(.*)$/su.exec(withoutMarker);
  const name = match?.[1];
  if (name === undefined) return null;
  const range = (match?.[2] ?? '')
    .replace(/;.*$/su, '')
    .replace(/\s--?\w.*$|\\$/su, '')
    .replace(/^\((.*)\)$/su, '$1')
    .trim();
  if (range !== '' && !/^(?:[<>=!~]=?|@)/u.test(range)) return null;
  return { name, declared: range === '' ? null : range.replace(/\s*,\s*/gu, ',') };
}

/** The version of an exact pin (`==1.2.3`), or null. */
export function pinnedVersion(declared: string | null): string | null {
  return /^={2,3}\s*([^\s,*]+)$/u.exec(declared ?? '')?.[1] ?? null;
}

/** A distribution name as PEP 503 compares it: lower case, runs of `-`, `_` and `.` as one dash. */
export function normalizePythonName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/gu, '-');
}

const developmentGroup =
  /(?:^|[-_.])(?:dev(?:el(?:op(?:ment)?)?)?|tests?|testing|lint(?:ing|ers?)?|docs?|typing|types?|mypy|format(?:ting)?|style|ci|qa|build|release|benchmarks?|coverage|pre-commit)(?:$|[-_.])/iu;

/** True for the name of a group or file of requirements that only people who work on the project install. */
export function isDevelopmentGroup(name: string): boolean {
  return developmentGroup.test(name);
}
