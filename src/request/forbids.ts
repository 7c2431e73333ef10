const prohibition = /\b(?:must|should|shall|may|can|will|do|does)(?:\s+not|n['’]t)\b|\b(?:cannot|never|without)\b/iu;

/** True for words that forbid something: "It must not log the customer" says how the work is to be done, "gift vouchers" is work. */
export function forbids(quote: string): boolean {
  return prohibition.test(quote);
}
