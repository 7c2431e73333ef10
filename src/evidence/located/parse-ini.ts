import type { Located } from './located.ts';
import { locatedList, locatedMap, locatedText } from './located.ts';

/**
 * Reads the INI dialect of Python's tools (`setup.cfg`, `tox.ini`): sections of keys whose values may go on over indented
 * lines. A value of one line is a text; one that goes on is a list of its lines.
 */
export function parseIni(text: string): Located {
  const sections = new Map<string, Map<string, Located>>();
  const starts = new Map<string, number>();
  let section = new Map<string, Located>();
  let key: string | null = null;
  for (const [index, content] of text.split(/\r?\n/u).entries()) {
    const line = index + 1;
    const trimmed = content.trim();
    const header = /^\[([^\]]+)\]/u.exec(content)?.[1];
    if (header !== undefined) {
      section = sections.get(header) ?? new Map<string, Located>();
      sections.set(header, section);
      starts.set(header, starts.get(header) ?? line);
      key = null;
    } else if (trimmed === '' || /^[#;]/u.test(trimmed)) continue;
    else if (/^\s/u.test(content)) {
      if (key !== null) section.set(key, continued(section.get(key), trimmed, line));
    } else key = assign(section, trimmed, line);
  }
  const entries = [...sections].map(([name, values]) => {
    const startLine = starts.get(name) ?? 1;
    const endLine = Math.max(startLine, ...[...values.values()].map((value) => value.endLine));
    return [name, locatedMap(values, { startLine, endLine })] as const;
  });
  return locatedMap(new Map(entries), { startLine: 1, endLine: 1 });
}

function assign(section: Map<string, Located>, text: string, line: number): string | null {
  const [, key, value = ''] = /^([^=:]+?)\s*[=:]\s*(.*)$/u.exec(text) ?? [];
  if (key === undefined) return null;
  const lines = { startLine: line, endLine: line };
  section.set(key, value === '' ? locatedList([], lines) : locatedText(value, lines));
  return key;
}

function continued(value: Located | undefined, text: string, line: number): Located {
  const first = value?.text === null || value === undefined ? (value?.items ?? []) : [locatedText(value.text, value)];
  const lines = { startLine: value?.startLine ?? line, endLine: line };
  return locatedList([...first, locatedText(text, { startLine: line, endLine: line })], lines);
}
