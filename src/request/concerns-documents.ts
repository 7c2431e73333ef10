import type { Requirement } from './request.ts';

/** True when a requirement asks for documentation and nothing else. */
export function concernsDocuments({ quote }: Requirement): boolean {
  return /^(?:(?:please )?(?:add|update|write|extend|keep) (?:the )?)?(?:docs?|documentation|document(?:ed)? (?:it|this|the)|readme|changelog|user guide)\b/i.test(
    quote,
  );
}
