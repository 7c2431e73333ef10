/** Why a page was not fetched, as far as somebody decides by it. */
export type NotFetchedKind =
  | 'off'
  | 'address'
  | 'offline'
  | 'unreachable'
  | 'slow'
  | 'gone'
  | 'status'
  | 'redirects'
  | 'type'
  | 'size'
  | 'robots'
  | 'unreadable';

/** A page could not be fetched, or may not be. Thrown within the reading of sources only: its reader answers with the reason. */
export class NotFetched extends Error {
  override readonly name = 'NotFetched';
  readonly kind: NotFetchedKind;

  /** The reason is read after "not fetched: ": no full stop, no brackets, none of the page's own words. */
  constructor(kind: NotFetchedKind, reason: string) {
    super(reason);
    this.kind = kind;
  }
}
