// The floor: lists, reads, cuts into words and counts them by file. No zones, no definitions, no imports, no scores.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Gives the number of files. */
export function buildPlainly(clone) {
  const text = execFileSync('git', ['-C', clone, 'ls-files', '-z'], { maxBuffer: 1 << 28 }).toString();
  const paths = text
    .split('\0')
    .filter((path) =>
      /\.(?:[cm]?[jt]sx?|pyi?|go|rs|cs|php|java|rb|[ch]|cpp|md|rst|json|ya?ml|toml|html|css|txt|vue|sh)$/.test(path),
    );
  const postings = new Map();
  const parts = new Map();
  paths.forEach((path, file) => {
    const counts = new Map();
    for (const [word] of read(join(clone, path)).matchAll(/[A-Za-z_]\w+/g))
      counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const [word, count] of counts) {
      if (!parts.has(word))
        parts.set(
          word,
          (word.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((part) => part.toLowerCase()),
        );
      for (const part of parts.get(word)) {
        const list = postings.get(part);
        if (list === undefined) postings.set(part, [file, count]);
        else list.push(file, count);
      }
    }
  });
  return postings.size > 0 ? paths.length : 0;
}

function read(path) {
  try {
    const bytes = readFileSync(path);
    return bytes.length > 1024 * 1024 || bytes.includes(0) ? '' : bytes.toString();
  } catch {
    return '';
  }
}
