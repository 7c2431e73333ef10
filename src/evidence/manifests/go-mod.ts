import type { Declaration } from './manifest.ts';
import { defineManifestFormat } from './manifest.ts';

/** `go.mod`. Minimal version selection takes the versions that it writes, so each one is fixed there; indirect ones are left out. */
export const goMod = defineManifestFormat({
  ecosystem: 'go',
  matches: (name) => name === 'go.mod',
  parse: ({ path, text }) => {
    const lines = text.split(/\r?\n/u);
    const name = lines.flatMap((line) => /^module\s+"?([^\s"]+)/u.exec(line)?.[1] ?? [])[0] ?? null;
    if (name === null) throw new Error(`Expected a module line in ${path}.`);
    return { name, version: null, declarations: readRequirements(lines, path), members: [] };
  },
});

function readRequirements(lines: readonly string[], path: string): readonly Declaration[] {
  const found: Declaration[] = [];
  let block: string | null = null;
  for (const [index, content] of lines.entries()) {
    const opened = /^(\w+)\s*\(/u.exec(content)?.[1];
    if (opened !== undefined) block = opened;
    else if (/^\s*\)/u.test(content)) block = null;
    else {
      const entry = block === 'require' ? content : /^require\s+(.*)$/u.exec(content)?.[1];
      const [, name, version, comment = ''] = /^\s*"?([^\s"/]+[^\s"]*)"?\s+(v\S+)(.*)$/u.exec(entry ?? '') ?? [];
      if (name === undefined || version === undefined || /\/\/\s*indirect\b/u.test(comment)) continue;
      const line = index + 1;
      found.push({ name, declared: version, kind: 'runtime', line, fixed: { version, path, line } });
    }
  }
  return found;
}
