import type { LanguageModel } from './model/language-model.ts';
import type { LicensePolicy } from './research/packages/license-policy.ts';
import type { PackageBook } from './research/packages/package-book.ts';
import type { Repository } from './repository/repository.ts';
import type { Web } from './research/web.ts';

/** Something that happened on the way, for whoever watches. */
export interface Progress {
  /** The stage of the pipeline, as the user knows it: `reading the repository`, `drafting`. */
  readonly stage: string;
  /** What is being worked on within the stage, or empty. */
  readonly item: string;
  readonly done: number;
  readonly total: number;
  /** What a model used so far, in words; absent or empty without one. */
  readonly used?: string;
}

/** What the core gets from outside. */
export interface Context {
  readonly repository: Repository;
  /** The world outside of it. */
  readonly web: Web;
  /** Null when none is configured; `requireModel` says why. */
  readonly model: LanguageModel | null;
  /** What a model lacks that is not configured, in words. */
  readonly missing: readonly string[];
  /** Severities of the checks' rules and families that differ from their own; none when not given. */
  readonly severities?: Readonly<Record<string, 'off' | 'info' | 'warning' | 'error'>>;
  /** What is known of packages beyond the repository; nothing when not given. */
  readonly packages?: PackageBook;
  /** Which licences new packages may have; any when not given. */
  readonly licenses?: LicensePolicy;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Told of each step; must not throw. */
  readonly progress: (progress: Progress) => void;
}
