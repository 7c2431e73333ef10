/** Bytes as text: by their byte order mark, else as the header says, else as a page says in its head, else as UTF-8. */
export function decodeText(bytes: Uint8Array, type: string): string {
  const marked = markOf(bytes);
  const named = marked ?? /charset\s*=\s*["']?([^\s;"']+)/i.exec(type)?.[1] ?? declaredIn(bytes) ?? 'utf-8';
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return new TextDecoder('utf-8').decode(bytes); // There is no encoding of that name.
  }
}

function markOf([first, second]: Uint8Array): string | null {
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : null;
}

/** `<meta charset="…">`, or `<meta http-equiv="content-type" content="…; charset=…">`. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(head)?.[1];
  // The declaration itself could be read, so that it is not in this one.
  return declared !== undefined && /^utf-?16/i.test(declared) ? 'utf-8' : declared;
}
