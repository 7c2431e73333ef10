/** An answer is not read beyond this: 1 MB. A model that runs on without end must not fill the memory. */
export const answerLimit = 1_000_000;

/** A JSON object, as it was found. */
export interface FoundObject {
  readonly value: Readonly<Record<string, unknown>>;
}

/**
 * Finds the JSON object in an answer: the whole text, else what stands after the thinking, in a fence, or between chatter.
 * A missing end is never made up, because that would hide a list that was cut off. Null without one.
 */
export function extractJson(text: string): FoundObject | null {
  if (text.length > answerLimit) return null;
  const whole = text.replace(/^\uFEFF/, '').trim();
  const spoken = withoutThinking(whole);
  return parseObject(whole) ?? parseObject(spoken) ?? inFence(spoken) ?? longestObject(spoken);
}

/** Without `<think>` blocks; some servers leave the opening tag in the prompt, so that only the closing one is seen. */
function withoutThinking(text: string): string {
  const closed = text.replace(/<(think|thinking|reasoning)>[\s\S]*?<\/\1>/gi, '');
  const ends = [...closed.matchAll(/<\/(?:think|thinking|reasoning)>/gi)].at(-1);
  const rest = ends === undefined ? closed : closed.slice(ends.index + ends[0].length);
  return (rest.includes('{') ? rest : closed).trim();
}

function inFence(text: string): FoundObject | null {
  const found = [...text.matchAll(/^[ \t]*(`{3,}|~{3,})[^\n]*\n([\s\S]*?)\n[ \t]*\1[ \t]*$/gm)];
  const bodies = found.map(([, , body = '']) => body).sort((one, other) => other.length - one.length);
  return firstOf(bodies);
}

/** The longest balanced `{…}` that parses, from at most as many starts as keep hostile text cheap. */
function longestObject(text: string): FoundObject | null {
  const pieces: string[] = [];
  let start = text.indexOf('{');
  for (let tries = 0; start !== -1 && tries < 64; tries += 1) {
    const end = endOfObject(text, start);
    if (end !== -1) pieces.push(text.slice(start, end));
    start = text.indexOf('{', end === -1 ? start + 1 : end);
  }
  return firstOf(pieces.sort((one, other) => other.length - one.length));
}

function firstOf(pieces: readonly string[]): FoundObject | null {
  for (const piece of pieces) {
    const found = parseObject(piece) ?? parseObject(mend(piece));
    if (found !== null) return found;
  }
  return null;
}

/** Where the object that opens at `start` ends, or -1. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

/** What small models get wrong within a complete object: a comma before the end, a line end inside a string. */
function mend(text: string): string {
  return text.replace(/"(?:[^"\\]|\\[\s\S])*"|,(?=\s*[}\]])/g, (piece) =>
    piece === ',' ? '' : piece.replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t'),
  );
}

function parseObject(text: string): FoundObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? { value } : null;
  } catch {
    return null; // Not JSON: the next way is tried.
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
