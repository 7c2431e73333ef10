import { contentOf } from '../plan/content-of.ts';
import type { Plan } from '../plan/plan.ts';
import { architecture } from '../sections/architecture.ts';
import { changes } from '../sections/changes.ts';
import type { SectionId } from '../sections/section.ts';
import type { Finding } from './check.ts';
import { escapePattern } from '../repository/escape-pattern.ts';

/**
 * Where other sections still speak of what a section planned to bring into the world, and does not any more: a component that was
 * renamed, a file that was dropped. What exists without the plan may be spoken of.
 */
export function findVanishedNames(
  changed: SectionId,
  before: Plan,
  after: Plan,
  exists: (path: string) => boolean,
): readonly Finding[] {
  const [old, now] = [plannedNames(before), plannedNames(after)];
  const gone = [...old].filter((name) => !now.has(name) && !exists(name));
  const come = [...now].filter((name) => !old.has(name));
  const instead =
    gone.length === 1 && come.length === 1 ? `expected \`${come[0] ?? ''}\`` : 'expected what it has now, or nothing';
  return after.sections.flatMap(({ id, text, line }) =>
    id === changed
      ? []
      : gone.flatMap((name): readonly Finding[] => {
          const at = placeOf(name, text);
          if (at === -1) return [];
          const message = `Unexpected \`${name}\`, which ${changed} no longer has, ${instead}`;
          const lines = text.slice(0, at).split(/\r\n?|\n/);
          const place = { line: line + lines.length - 1, column: (lines.at(-1)?.length ?? 0) + 1 };
          return [{ rule: 'consistency/vanished-name', severity: 'warning', section: id, message, ...place }];
        }),
  );
}

/** New components and files, as they are named. */
function plannedNames(plan: Plan): ReadonlySet<string> {
  const components = contentOf(plan, architecture)?.components ?? [];
  const files = contentOf(plan, changes)?.files.entries ?? [];
  return new Set(
    [
      ...components.filter(({ change }) => change === 'New').map(({ component }) => component),
      ...files.filter(({ change }) => change === 'new').map(({ path }) => path),
    ].filter((name) => name.length > 2),
  );
}

/** Offset of a name that stands by itself; -1 where it does not. */
function placeOf(name: string, text: string): number {
  return text.search(new RegExp(`(?<![\\p{L}\\p{N}_./-])${escapePattern(name)}(?![\\p{L}\\p{N}_/-])`, 'u'));
}
