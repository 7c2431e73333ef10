import type { IndexColumns } from './index-columns.ts';
import type { SkipReason } from './repository.ts';

/** An index with all that it hangs on; built from nothing but what the blob ids name. */
export interface IndexSnapshot {
  /** All listed files in one text, as `stateOf` gives it. */
  readonly state: string;
  readonly columns: IndexColumns;
  /** What the content of files showed: listed numbers and reasons. */
  readonly skipped: readonly { readonly listed: number; readonly reason: SkipReason }[];
  /** Listed numbers of files that were read to find what imports mean. */
  readonly inputs: readonly number[];
}
