import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A page that was read, as it is kept. */
export const pageSchema = z.object({
  /** As it was asked for. */
  url: z.string(),
  /** Where it was in the end. */
  at: z.string(),
  title: z.string(),
  markdown: z.string(),
  article: z.string(),
  text: z.string(),
  hash: z.string(),
  /** When it was last seen to be like this: ISO 8601. */
  readAt: z.string(),
  etag: z.string().nullable(),
  modified: z.string().nullable(),
});

/** What was read of a page: its texts are without hidden characters, and not yet without secrets. */
export type Page = Readonly<z.output<typeof pageSchema>>;

/** What came of reading an address. */
export type Reading =
  | { readonly state: 'read'; readonly page: Page }
  | { readonly state: 'not-fetched'; readonly kind: string; readonly reason: string };

/** First 16 digits of the SHA-256 of what is said on a page; how it is laid out does not count. */
export function hashPage(article: string): string {
  return createHash('sha256').update(article.replace(/\s+/g, ' ').trim()).digest('hex').slice(0, 16);
}
