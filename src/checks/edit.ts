/** A change of a plan's text: what stands from `start` to `end` (UTF-16 offsets in the file) is replaced. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
