import { architecture } from '../sections/architecture.ts';
import { changes } from '../sections/changes.ts';
import { decisions } from '../sections/decisions.ts';
import { security } from '../sections/security.ts';
import type { ContentOf, Parts, Section } from '../sections/section.ts';
import { steps } from '../sections/steps.ts';
import { testing } from '../sections/testing.ts';

/** Gives the content of a section that is settled; undefined for one that is not. */
export type Settled = <P extends Parts, Name extends string>(
  section: Section<P, Name>,
) => ContentOf<P, Name> | undefined;

/**
 * What settled sections fix for those that follow, in one line each: components, files with what happens to them, new names,
 * dependencies, settings, steps, tests, decisions. Put together by code, so that no drafter can bend it.
 */
export function writeLedger(settled: Settled): string {
  const built = settled(architecture);
  const changed = settled(changes);
  const worked = settled(steps);
  const tested = settled(testing);
  const guarded = settled(security);
  const decided = settled(decisions);
  return [
    list(
      'Components (3.2)',
      built?.components.map(({ component, change, responsibility }) => `${component} (${change}): ${responsibility}`),
    ),
    list(
      'Files (6.1)',
      changed?.files.entries.map(({ path, change, note }) => `${path} (${change}): ${note}`),
    ),
    list(
      'New dependencies (6.2)',
      changed?.dependencies.map((dependency) => `${dependency.package} ${dependency.version}: ${dependency.purpose}`),
    ),
    code('Interfaces (6.3)', [...(changed?.functionCode ?? []), ...(changed?.modelCode ?? [])]),
    list(
      'Settings (6.4)',
      changed?.configuration.map(({ key, type, default: usual }) => `${key}: ${type}, default ${usual}`),
    ),
    list(
      'Threats (4.1)',
      guarded?.threats.map(({ threat, mitigation }) => `${threat}: ${mitigation}`),
    ),
    list('Decisions (12)', decided?.records),
    list(
      'Steps (7)',
      worked?.steps.map(({ name, requirements }, index) => {
        const met = requirements.length === 0 ? '' : ` (${requirements.join(', ')})`;
        return `${index + 1}. ${name}${met}`;
      }),
    ),
    list(
      'Tests (8)',
      tested?.unit.map(({ test, description, module }) => `${test}: ${description} (${module})`),
    ),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function list(title: string, items: readonly string[] | undefined): string {
  return items === undefined || items.length === 0 ? '' : [`${title}:`, ...items.map((item) => `- ${item}`)].join('\n');
}

function code(title: string, fences: readonly { readonly code: string }[]): string {
  return fences.length === 0 ? '' : [`${title}:`, ...fences.map(({ code: text }) => text)].join('\n');
}
