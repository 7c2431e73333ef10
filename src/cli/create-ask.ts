import type { Ask } from '../drafting/ask-questions.ts';

/** Where questions are asked and answered. */
export interface AskTerminal {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stderr: { write(text: string): unknown };
  /** Ends the waiting for an answer. */
  readonly signal: AbortSignal;
  /** Called before a question is shown. */
  readonly before: () => void;
}

/** Asks on standard error and reads one line of standard input for each answer; empty at its end. Nothing is read before the first question. */
export function createAsk({ stdin, stderr, signal, before }: AskTerminal): Ask {
  let lines: AsyncIterator<string> | undefined;
  return async (question, choices = 'Enter leaves it open') => {
    before();
    stderr.write(`${question}\n(${choices}) > `);
    lines ??= linesOf(stdin);
    const interrupted = new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
    );
    const { value, done } = await Promise.race([lines.next(), interrupted]);
    return done === true ? '' : value.trim();
  };
}

async function* linesOf(stdin: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stdin) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
