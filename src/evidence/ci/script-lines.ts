import type { Located } from '../located/located.ts';
import type { ShellLine } from '../shell/read-shell.ts';
import { readShellLines } from '../shell/read-shell.ts';

/**
 * The commands of a script inside a YAML value. Its text is laid over the file's own lines, so that each command has the
 * line where it stands, whatever style of scalar holds it.
 */
export function readScript(node: Located | undefined, fileLines: readonly string[]): readonly ShellLine[] {
  const text = node?.text ?? null;
  if (node === undefined || text === null) return [];
  let line = node.startLine;
  const placed = text.split('\n').map((content) => {
    const wanted = content.trim();
    if (wanted !== '') line = findLine(fileLines, wanted, line, node.endLine);
    return { text: content, line: wanted === '' ? line : line++ };
  });
  return readShellLines(placed);
}

/** Commands of a list of scripts, or of one. */
export function readScripts(node: Located | undefined, fileLines: readonly string[]): readonly ShellLine[] {
  if (node === undefined) return [];
  return node.text === null ? node.items.flatMap((item) => readScripts(item, fileLines)) : readScript(node, fileLines);
}

/** The first line from here that holds the text, or its start where a folded scalar joined lines; else this line. */
function findLine(fileLines: readonly string[], wanted: string, from: number, to: number): number {
  const last = Math.min(to, fileLines.length);
  for (const part of [wanted, wanted.slice(0, 24)]) {
    for (let line = from; line <= last; line++) if ((fileLines[line - 1] ?? '').includes(part)) return line;
  }
  return Math.min(from, last);
}
