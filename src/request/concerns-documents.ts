import type { Requirement } from './request.ts';

/** True when a requirement asks for documentation and nothing else. */
export function concernsDocuments({ quote }: Requirement): boolean {
  return (
    /^(?:(?:please )?(?:add|update|write|extend|keep) (?:the |some )?)?(?:docs?|documentation|document(?:ed)?(?: (?:it|this|the|in|how|with|that).*)?|readme|changelog|change log|release notes?|user guide)\b/i.test(
      quote,
    ) || /^(?:an? )?entry (?:in|to|for) (?:the )?(?:changelog|change log|changes|release notes)\b/i.test(quote)
  );
}
