import type { Document, LineCounter as Counter } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Located } from './located.ts';
import { locatedList, locatedMap, locatedText, startingAt } from './located.ts';

/** Aliases nest; past this depth a document is not configuration but an attack or an accident. */
const maximumDepth = 40;

/** Reads the first document of a YAML file, aliases and `<<` merges followed. Throws where it does not parse. */
export function parseYaml(text: string): Located {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, merge: false, uniqueKeys: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined && error.code !== 'MULTIPLE_DOCS') throw error;
  return createLocator(text, document, counter)(document.contents, 0);
}

/** Each anchor is located once, so that a document of aliases to aliases costs what its text does. */
function createLocator(source: string, document: Document, counter: Counter) {
  const known = new Map<object, Located>();

  function locate(node: unknown, depth: number): Located {
    if (typeof node !== 'object' || node === null || depth > maximumDepth) return locatedText(null, firstLine);
    const earlier = known.get(node);
    if (earlier !== undefined) return earlier;
    const located = locateFresh(node, depth);
    known.set(node, located);
    return located;
  }

  function locateFresh(node: object, depth: number): Located {
    if (isAlias(node)) return locate(node.resolve(document), depth + 1);
    const lines = linesOf(node);
    if (isScalar(node)) return locatedText(scalarText(node.value, node.source), lines);
    if (isSeq(node)) {
      return locatedList(
        node.items.map((item) => locate(item, depth + 1)),
        lines,
      );
    }
    if (!isMap(node)) return locatedText(null, lines);
    const entries = new Map<string, Located>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? scalarText(key.value, key.source) : null;
      if (name === null) continue;
      const located = value === null ? locatedText(null, linesOf(key)) : locate(value, depth + 1);
      if (name === '<<') merge(entries, located);
      else entries.set(name, startingAt(located, linesOf(key).startLine));
    }
    return locatedMap(entries, lines);
  }

  function linesOf(node: unknown) {
    if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return firstLine;
    const [start, end]: number[] = node.range;
    if (start === undefined || end === undefined) return firstLine;
    // A block's range runs to the start of the line after it; its last line is the one with its last character.
    const last = start + source.slice(start, end).trimEnd().length;
    return { startLine: counter.linePos(start).line, endLine: counter.linePos(Math.max(start, last - 1)).line };
  }

  return locate;
}

const firstLine = { startLine: 1, endLine: 1 };

function scalarText(value: unknown, source: string | undefined): string | null {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? null : (source ?? String(value));
}

/** YAML's merge key: values of the merged maps, nearest first, where the map has none of its own. */
function merge(entries: Map<string, Located>, merged: Located): void {
  const maps = merged.items.length > 0 ? merged.items : [merged];
  for (const map of maps) {
    for (const [name, value] of map.entries) if (!entries.has(name)) entries.set(name, value);
  }
}
