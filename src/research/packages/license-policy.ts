/** Which licences a repository takes, by SPDX id. */
export interface LicensePolicy {
  /** Only these; empty for all that are not denied. */
  readonly allow: readonly string[];
  readonly deny: readonly string[];
}

/** `unreadable`: no SPDX expression, so that no list can be held against it. */
export type LicenseVerdict = 'allowed' | 'denied' | 'not-allowed' | 'unreadable';

/**
 * Holds an expression against the lists. Of alternatives (`MIT OR GPL-3.0`) one that is taken is enough; of what is joined by AND,
 * all must be.
 */
export async function judgeLicense(expression: string, { allow, deny }: LicensePolicy): Promise<LicenseVerdict> {
  const { default: parse } = await import('spdx-expression-parse');
  const { default: satisfies } = await import('spdx-satisfies');
  let ways: readonly (readonly string[])[];
  try {
    ways = waysOf(parse(expression));
  } catch {
    return 'unreadable';
  }
  const isListed = (license: string, list: readonly string[]) => list.some((one) => holds(license, one, satisfies));
  const left = ways.filter((licenses) => !licenses.some((license) => isListed(license, deny)));
  if (left.length === 0) return 'denied';
  if (allow.length === 0) return 'allowed';
  return left.some((licenses) => licenses.every((license) => isListed(license, allow))) ? 'allowed' : 'not-allowed';
}

/** A parsed expression: a licence, or two of them joined. */
type Node =
  | { readonly license: string; readonly plus?: true; readonly exception?: string }
  | { readonly left: Node; readonly conjunction: 'and' | 'or'; readonly right: Node };

/** The sets of licences of which one set must be taken. */
function waysOf(node: Node): readonly (readonly string[])[] {
  if ('license' in node) {
    const { license, plus, exception } = node;
    return [[`${license}${plus === true ? '+' : ''}${exception === undefined ? '' : ` WITH ${exception}`}`]];
  }
  const [left, right] = [waysOf(node.left), waysOf(node.right)];
  return node.conjunction === 'or'
    ? [...left, ...right]
    : left.flatMap((one) => right.map((other) => [...one, ...other]));
}

/** True for the licence itself, with or without its "or later" and its exception: `GPL-3.0` in a list means `GPL-3.0-or-later` too. */
function holds(
  license: string,
  listed: string,
  satisfies: (expression: string, list: readonly string[]) => boolean,
): boolean {
  const family = (text: string) =>
    text
      .toLowerCase()
      .replace(/ with .*$/u, '')
      .replace(/(?:-only|-or-later|\+)$/u, '');
  if (license.toLowerCase() === listed.toLowerCase() || family(license) === family(listed)) return true;
  try {
    return satisfies(license, [listed]);
  } catch {
    return false;
  }
}
