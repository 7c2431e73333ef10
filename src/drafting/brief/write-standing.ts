import { done } from '../../sections/done.ts';
import { techStack } from '../../sections/tech-stack.ts';
import { testing } from '../../sections/testing.ts';
import type { Plan } from '../../plan/plan.ts';
import { contentsOf } from '../plan-contents.ts';

/** What the evidence put where a writer may leave it standing: technologies, test commands, quality gates. */
export function writeStanding(plan: Plan): string {
  const settled = contentsOf(plan);
  const technologies = settled(techStack)?.technologies.map(({ technology, version }) =>
    `${technology} ${version}`.trim(),
  );
  const commands = settled(testing)?.commands.flatMap(({ code }) =>
    code.split('\n').filter((line) => line.trim() !== ''),
  );
  const gates = settled(done)?.gates.map(({ text }) => text);
  const lines = [
    ['2.3', technologies],
    ['8.4', commands],
    ['Quality Gates', gates],
  ] as const;
  const told = lines.flatMap(([name, items = []]) =>
    items.length === 0 ? [] : [`- ${name}: ${items.slice(0, 10).join('; ')}`],
  );
  return told.length === 0
    ? ''
    : ['What stands in the plan already, and stays where you leave it out:', ...told].join('\n');
}
