import { answerLimit } from './extract-json.ts';
import { WireError } from './wire-error.ts';

/** Bytes of an answer that comes whole: the longest text that is taken, with room for its escapes and what stands around it. */
export const mostBody = 4 * answerLimit;

/**
 * Ends an answer that is longer than any that is taken, wherever it is read: one that comes whole as a whole, one in events as soon as
 * one line of it is. How long events may go on is for the limits of time.
 */
export function withBoundedAnswers(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init);
    if (response.body === null) return response;
    const isStream = response.headers.get('content-type')?.includes('text/event-stream') === true;
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(limit(isStream)), { status, statusText, headers });
  };
}

function limit(isStream: boolean): TransformStream<Uint8Array, Uint8Array> {
  let size = 0;
  return new TransformStream({
    transform(piece, controller) {
      const end = isStream ? piece.lastIndexOf(lineFeed) : -1;
      size = end === -1 ? size + piece.length : piece.length - end - 1;
      if (size > mostBody) controller.error(tooLong());
      else controller.enqueue(piece);
    },
  });
}

const lineFeed = 10;

function tooLong(): WireError {
  const message = `more than ${mostBody / 1e6} MB came at a stretch, expected a chat completion`;
  return new WireError(message, {
    status: 200,
    code: 'not-a-completion',
    param: '',
    body: '',
    wait: null,
    location: '',
  });
}
