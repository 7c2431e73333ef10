import { Transform, type TransformCallback } from 'node:stream';

const newline = 0x0a;
/** Bytes at either end of a long line in which its id is looked for. */
const edge = 512;

/** Passes lines on as they end. One of more than so many bytes is dropped as it comes in, and answered. */
export function limitLines(mostBytes: number, answer: (line: string) => void): Transform {
  let parts: Buffer[] = [];
  let size = 0;

  /** Of a line that is too long, only its ends are kept. */
  function take(part: Buffer): void {
    parts.push(part);
    size += part.length;
    if (size <= mostBytes) return;
    const kept = Buffer.concat(parts);
    parts =
      kept.length <= 2 * edge ? [kept] : [kept.subarray(0, edge), kept.subarray(-edge)].map((one) => Buffer.from(one));
  }

  return new Transform({
    transform(chunk: Buffer, _, done: TransformCallback) {
      let start = 0;
      for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
        take(chunk.subarray(start, end + 1));
        const line = Buffer.concat(parts);
        if (size > mostBytes) answer(`${JSON.stringify(refusal(line, mostBytes))}\n`);
        else this.push(line);
        parts = [];
        size = 0;
        start = end + 1;
      }
      if (start < chunk.length) take(chunk.subarray(start));
      done();
    },
  });
}

function refusal(line: Buffer, mostBytes: number): object {
  const message = `Expected a message of at most ${mostBytes} bytes, got more. Send less at once, for instance fewer sections.`;
  return { jsonrpc: '2.0', id: idOf(line), error: { code: -32_600, message } };
}

/** The id of a message of which only the ends are known: clients write it before what is long, or at the very end. Null when neither. */
function idOf(line: Buffer): string | number | null {
  const text = line.toString('utf8');
  const found = first.exec(text) ?? last.exec(text);
  return found?.[1] === undefined ? null : JSON.parse(found[1]);
}

const first =
  /^\s*\{\s*(?:"(?:jsonrpc|method)"\s*:\s*"[^"\\]*"\s*,\s*){0,2}"id"\s*:\s*(-?\d{1,15}|"[^"\\]{0,200}")\s*,/;
const last = /"id"\s*:\s*(-?\d{1,15}|"[^"\\]{0,200}")\s*(?:,\s*"jsonrpc"\s*:\s*"2\.0"\s*)?\}\s*$/;
