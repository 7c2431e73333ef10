import { defineCommandSource, written } from './command-source.ts';

/** Sessions of a `noxfile.py`, read as text and never executed. */
export const nox = defineCommandSource({
  matches: (name) => name === 'noxfile.py',
  parse: ({ text }) => {
    const lines = text.split(/\r?\n/u);
    return lines.flatMap((content, index) => {
      if (!/^@(?:nox\.)?session\b/u.test(content)) return [];
      const at = lines.findIndex((line, position) => position > index && /^(?:async\s+)?def\s/u.test(line));
      const defined = /^(?:async\s+)?def\s+(\w+)/u.exec(lines[at] ?? '')?.[1];
      if (defined === undefined) return [];
      const name = /\bname\s*=\s*["']([^"']+)/u.exec(lines.slice(index, at).join(' '))?.[1] ?? defined;
      const commands = readRuns(lines, at);
      return [written(`nox -s ${name}`, name, commands[0] ?? `session ${name}`, { startLine: at + 1 }, commands)];
    });
  },
});

/** The literal words of `session.run("pytest", "tests")` calls in the function that starts at this index. */
function readRuns(lines: readonly string[], at: number): readonly string[] {
  const end = lines.findIndex((line, index) => index > at && /^\S/u.test(line));
  const body = lines.slice(at, end === -1 ? undefined : end).join('\n');
  return [...body.matchAll(/session\.run(?:_always)?\(([^)]*)\)/gu)].map(([, given = '']) => {
    const words = given.replace(/\b\w+\s*=\s*(?:\{[^}]*\}|\[[^\]]*\]|[^,]+)/gu, '');
    return [...words.matchAll(/["']([^"']*)["']/gu)].map(([, word]) => word).join(' ');
  });
}
