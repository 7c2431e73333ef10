import type { Citation } from '../citation.ts';
import type { Collector } from '../collector.ts';

/** A file that tells people or assistants how to work here. */
export interface RuleFile {
  readonly path: string;
  readonly kind: 'agent' | 'editor' | 'contributing' | 'pull-request';
  /** The folder whose files it governs; empty for the whole repository. */
  readonly appliesTo: string;
  /** Smaller wins where two disagree: nearer folder first, then agent files before contributing guides. */
  readonly precedence: number;
  /** Another rules file whose text this one repeats or links to as a whole, or null. */
  readonly sameAs: string | null;
}

/** One rule, verbatim. */
export interface Rule {
  /** The words of the file between the bullet mark and the end of the item, white space folded. */
  readonly quote: string;
  readonly at: Citation;
  /** The heading it stands under, or null. */
  readonly heading: string | null;
  readonly strength: 'must' | 'should' | 'fact';
  /** 0 to 1: how much it bears on this request (shared terms, files it governs, general working rules). */
  readonly relevance: number;
}

export interface RuleFacts {
  /** Highest precedence first. */
  readonly files: readonly RuleFile[];
  /** Most relevant first. */
  readonly rules: readonly Rule[];
}

export const collectRules: Collector<RuleFacts> = () => ({ files: [], rules: [] });
