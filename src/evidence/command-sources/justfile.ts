import { defineCommandSource, written } from './command-source.ts';

/** Recipes of a justfile; private ones (`_name`, `[private]`) are left out. */
export const justfile = defineCommandSource({
  matches: (name) => /^\.?justfile$/iu.test(name),
  parse: ({ text }) => {
    const lines = text.split(/\r?\n/u);
    return lines.flatMap((content, index) => {
      const [, name, , needs = ''] = /^@?([A-Za-z][\w-]*)((?:\s+[^:=]*)?)\s*:(?!=)\s*(.*)$/u.exec(content) ?? [];
      if (name === undefined || /^(?:alias|set|export|import|mod)$/u.test(name)) return [];
      if (/^\[.*\bprivate\b.*\]/u.test(lines[index - 1] ?? '')) return [];
      const recipe = readRecipe(lines, index);
      const comment = /^#\s*(.+)$/u.exec(lines[index - 1] ?? '')?.[1];
      const prerequisites = needs.split(/[\s&]+/u).filter((word) => /^[A-Za-z][\w-]*$/u.test(word));
      const calls = [...prerequisites.map((target) => `just ${target}`), ...recipe];
      const definition = recipe[0] ?? comment ?? `needs ${prerequisites.join(', ')}`;
      return [written(`just ${name}`, name, definition, { startLine: index + 1 }, calls)];
    });
  },
});

function readRecipe(lines: readonly string[], at: number): readonly string[] {
  const end = lines.findIndex((line, index) => index > at && /^\S/u.test(line));
  return lines
    .slice(at + 1, end === -1 ? undefined : end)
    .map((line) => line.trim().replace(/^[@-]+/u, ''))
    .filter((line) => line !== '' && !line.startsWith('#'));
}
