import type { Request } from './request.ts';

/** True when the request wants something that is not there yet, by its first words: "Add …", "Support …", "New …". */
export function asksForAddition({ title, requirements }: Request): boolean {
  const first = requirements[0]?.quote ?? '';
  return [title, first].some((words) =>
    /^(?:please )?(?:add|introduce|create|implement|support|provide|build|new|expose|offer|write|we need an? |i want an? )\b/i.test(
      words,
    ),
  );
}
