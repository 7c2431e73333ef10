/** How a plan can depart from its request. */
export const driftKinds = [
  'added',
  'changed',
  'dropped',
  'deferred',
  'narrowed',
  'widened',
  'split',
  'assumed',
] as const;

export type DriftKind = (typeof driftKinds)[number];

/** Who may decide that a plan departs from its request; a constraint is a fact of the repository, the platform or a rule. */
export const driftDeciders = ['user', 'assistant', 'constraint'] as const;

export type DriftDecider = (typeof driftDeciders)[number];

/** One entry of the drift ledger: a bullet of section 1. */
export interface DriftEntry {
  /** Null for a bullet in words of its own. */
  readonly kind: DriftKind | null;
  /** Ids of the requirements that it is about; none for what nobody asked for. */
  readonly requirements: readonly string[];
  /** What differs, as inline Markdown. */
  readonly what: string;
  /** The reason, as inline Markdown; empty where it is not given apart. */
  readonly why: string;
  /** Null where nobody is named. */
  readonly by: DriftDecider | null;
}

/** True for an entry that says that something will not be done, now or ever. */
export function leavesOut({ kind }: DriftEntry): boolean {
  return kind === 'dropped' || kind === 'deferred';
}

/**
 * The ledger with what a drafter writes into it. What stands in it stays, unless the drafter says the same thing in other words
 * (of the same kind, about the same requirements); what the user decided stays in any case, and a drafter cannot decide in
 * their name.
 */
export function addDrift(ledger: readonly DriftEntry[], written: readonly DriftEntry[]): DriftEntry[] {
  const kept = ledger.filter((entry) => entry.by === 'user' || !written.some((one) => isSameEntry(one, entry)));
  const added = written
    .filter((entry) => !kept.some((one) => isSameEntry(one, entry)))
    .map((entry) => (entry.by === 'user' ? { ...entry, by: 'assistant' as const } : entry));
  return [...kept, ...added];
}

/** True if two entries say the same: of the same kind about the same requirements, or in the same words. */
export function isSameEntry(one: DriftEntry, other: DriftEntry): boolean {
  const ids = (entry: DriftEntry) => [...entry.requirements].sort().join(' ');
  const heads = one.kind !== null && one.requirements.length > 0 && one.kind === other.kind && ids(one) === ids(other);
  return heads || one.what === other.what;
}

/** True if an entry is about a requirement, by its head or anywhere in its words. */
export function concerns({ requirements, what, why }: DriftEntry, id: string): boolean {
  return requirements.includes(id) || mentionsId(`${what} ${why}`, id);
}

/** True if an id stands in a text by itself, or within a range such as R1–R3. */
export function mentionsId(text: string, id: string): boolean {
  return idsIn(text).includes(id);
}

/** Every word in a text that has the form of a requirement's id, ranges written out. */
function idsIn(text: string): readonly string[] {
  const found = text.matchAll(
    /(?<![\p{L}\p{N}_-])([A-Z][A-Za-z]{0,7}-?)(\d+)(?:\s*[–-]\s*\1?(\d+))?(?![\p{L}\p{N}_])/gu,
  );
  return [...found].flatMap(([, prefix = '', from = '', to = from]) => {
    const length = Number(to) - Number(from);
    if (length < 1 || length > 100) return [`${prefix}${from}`, `${prefix}${to}`];
    return Array.from({ length: length + 1 }, (_, index) => `${prefix}${Number(from) + index}`);
  });
}
