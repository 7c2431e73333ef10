import type { Located } from '../located/located.ts';
import type { ShellLine } from '../../repository/shell/read-shell.ts';
import { readShellLines } from '../../repository/shell/read-shell.ts';

/**
 * The commands of a script inside a YAML value. Its text is laid over the file's own lines, so that each command has the
 * line where it stands, whatever style of scalar holds it.
 */
export function readScript(node: Located | undefined, fileLines: readonly string[]): readonly ShellLine[] {
  const text = node?.text ?? null;
  if (node === undefined || text === null) return [];
  let next = node.startLine;
  const placed = text.split('\n').map((content) => {
    if (content.trim() === '') return { text: content, line: next, endLine: next };
    const found = findLines(fileLines, content.trim(), next, node.endLine);
    next = found.endLine + 1;
    return { text: content, ...found };
  });
  return readShellLines(placed);
}

/** Commands of a list of scripts, or of one. */
export function readScripts(node: Located | undefined, fileLines: readonly string[]): readonly ShellLine[] {
  if (node === undefined) return [];
  return node.text === null ? node.items.flatMap((item) => readScripts(item, fileLines)) : readScript(node, fileLines);
}

/** The lines from here on that hold the text: one, or for a folded scalar those from its first word to its last. */
function findLines(fileLines: readonly string[], wanted: string, from: number, to: number) {
  const whole = findLine(fileLines, wanted, from, to);
  if (whole !== null) return { line: whole, endLine: whole };
  const words = wanted.split(/\s+/u);
  const start =
    findLine(fileLines, words.slice(0, 2).join(' '), from, to) ?? findLine(fileLines, words[0] ?? '', from, to);
  const line = start ?? Math.min(from, fileLines.length);
  return { line, endLine: findLine(fileLines, words.slice(-2).join(' '), line, to) ?? line };
}

function findLine(fileLines: readonly string[], wanted: string, from: number, to: number): number | null {
  const last = Math.min(to, fileLines.length);
  for (let line = from; line <= last; line++) if ((fileLines[line - 1] ?? '').includes(wanted)) return line;
  return null;
}
