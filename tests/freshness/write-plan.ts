import { printFront } from '../../src/plan/front.ts';
import type { PlanFront } from '../../src/plan/plan.ts';

/** A plan in front of some sections, drafted at a commit. */
export function writePlan(front: Partial<PlanFront>, sections: string): string {
  const whole: PlanFront = {
    groundplan: 1,
    title: 'Carts',
    status: 'Draft',
    request: 'Keep carts.',
    repository: 'shop',
    base: null,
    created: '2026-01-01',
    size: 'standard',
    sections: {},
    cites: {},
    ...front,
  };
  return `${printFront(whole)}\n\n# Implementation Plan: Carts\n\n${sections}`;
}

/** Section 2.1 that cites places to reuse, each with a symbol. */
export function reuse(...places: readonly (readonly [symbol: string, citation: string])[]): string {
  const bullets = places.map(([symbol, citation]) => `- \`${symbol}\` (\`${citation}\`): as it is`);
  return `### 2.1 Current State Analysis\n\n**Code to reuse:**\n\n${bullets.join('\n')}\n`;
}
