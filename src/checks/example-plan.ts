import { printFront } from '../plan/front.ts';

/** A piece of a plan under front matter that keeps a request: for the examples of rules that need one. */
export function examplePlan(request: string, sections: string): string {
  const front = printFront({
    groundplan: 1,
    title: 'Example',
    status: 'Draft',
    request,
    repository: 'shop',
    base: null,
    created: '2026-01-01',
    size: 'standard',
    sections: {},
    cites: {},
  });
  return `${front}\n# Implementation Plan: Example\n\n${sections}`;
}
