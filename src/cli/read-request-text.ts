import { readFile } from 'node:fs/promises';
import { PlanError } from '../errors.ts';

/** Where a text may come from. */
export interface TextSource {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** Ends the waiting for more. */
  readonly signal: AbortSignal;
}

/** More than this is not a request. */
const mostBytes = 1024 * 1024;

/**
 * Reads a text from a file, or from standard input for `-`.
 * @throws PlanError `not-found`, or `unreadable` when it is too long or not UTF-8.
 */
export async function readRequestText(file: string, source: TextSource): Promise<string> {
  const bytes = file === '-' ? await readAll(source) : await readBytes(file);
  if (bytes.length > mostBytes) {
    throw new PlanError(
      'unreadable',
      `Expected at most 1 MiB of text, got ${bytes.length} bytes from ${nameOf(file)}.`,
      { hint: 'Give the request itself; name long documents in it by their path.' },
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new PlanError('unreadable', `Expected UTF-8 text from ${nameOf(file)}, got other bytes.`, {
      hint: 'Convert it to UTF-8.',
      cause,
    });
  }
}

async function readBytes(file: string): Promise<Uint8Array> {
  return readFile(file).catch((cause: unknown) => {
    throw new PlanError('not-found', `Expected a file that can be read at ${file}, found none.`, {
      hint: 'Check the path; - reads standard input.',
      cause,
    });
  });
}

async function readAll({ stdin, signal }: TextSource): Promise<Uint8Array> {
  const interrupted = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  );
  return Promise.race([collect(stdin), interrupted]);
}

async function collect(stdin: TextSource['stdin']): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}

function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file;
}
