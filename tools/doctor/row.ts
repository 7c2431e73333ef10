/** One thing that was looked at. */
export interface Row {
  readonly subject: string;
  /** `note`: works, and worth knowing. `problem`: something will fail. */
  readonly state: 'ok' | 'note' | 'problem';
  readonly detail: string;
}
