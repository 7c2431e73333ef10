import { printFront } from '../plan/front.ts';

/** A piece of a plan under front matter that keeps a request: for the examples of rules that need one. */
export function examplePlan(request: string, sections: string): string {
  return writeExample({ request, base: null }, sections);
}

/** The same, drafted at the last release of the shop, at the one before that, or in a clone that has more of its history. */
export function examplePlanAt(state: 'now' | 'before' | 'elsewhere', sections: string): string {
  return writeExample({ request: 'Keep carts.', base: releases[state] }, sections);
}

const releases = { now: 'v1.2.0', before: 'v1.1.0', elsewhere: 'v0.1.0' } as const;

function writeExample(
  { request, base }: { readonly request: string; readonly base: string | null },
  sections: string,
): string {
  const front = printFront({
    groundplan: 1,
    title: 'Example',
    status: 'Draft',
    request,
    repository: 'shop',
    base,
    created: '2026-01-01',
    size: 'standard',
    sections: {},
    cites: {},
  });
  return `${front}\n# Implementation Plan: Example\n\n${sections}`;
}
