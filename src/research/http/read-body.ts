import { NotFetched } from './not-fetched.ts';

/**
 * The body of an answer, unpacked, as far as it may go: it is counted while it comes, so that neither a length that lies nor what a
 * small archive unpacks to is taken in.
 * @throws NotFetched `size`, and what the stream throws.
 */
export async function readBody({ body, headers }: Response, most: number): Promise<Uint8Array> {
  const tooLarge = new NotFetched('size', `it is larger than ${Math.floor(most / 1024)} KiB`);
  if (Number(headers.get('content-length') ?? 0) > most) {
    await body?.cancel().catch(() => undefined); // It is not wanted anyway.
    throw tooLarge;
  }
  if (body === null) return new Uint8Array();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.byteLength;
    if (size > most) throw tooLarge; // Leaving the loop ends the connection.
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
