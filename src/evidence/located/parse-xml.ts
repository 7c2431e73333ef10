import { XMLParser } from 'fast-xml-parser';

/** An element of an XML document with its line. */
export interface XmlElement {
  readonly name: string;
  /** Its own text, trimmed. */
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** 1-based line of the opening tag. */
  readonly line: number;
}

const textKey = '#text';
const attributesKey = ':@';
const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  parseAttributeValue: false,
  // Entities of the document's own are not expanded: a manifest needs none, and they are how XML explodes.
  processEntities: { enabled: true, maxTotalExpansions: 1000 },
});

/** Reads the root element of an XML document. Throws where it does not parse. */
export function parseXml(text: string): XmlElement {
  const starts = lineStarts(text);
  const parsed: unknown = parser.parse(text, true);
  const [root] = readElements(parsed, (offset) => lineOf(starts, offset));
  if (root === undefined) throw new Error('Expected an XML element, got none.');
  return root;
}

/** Child elements of this name, through the names of elements between. */
export function elementsAt(element: XmlElement | undefined, ...names: readonly string[]): readonly XmlElement[] {
  return names.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    element === undefined ? [] : [element],
  );
}

/** The text of the first such child, or null. */
export function elementText(element: XmlElement | undefined, ...names: readonly string[]): string | null {
  return elementsAt(element, ...names)[0]?.text ?? null;
}

function readElements(nodes: unknown, lineAt: (offset: number) => number): readonly XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown) => {
    if (!isRecord(node)) return [];
    const name = Object.keys(node).find((key) => key !== attributesKey && key !== textKey);
    if (name === undefined) return [];
    const content = node[name];
    return [
      {
        name,
        text: textIn(content),
        attributes: readAttributes(node[attributesKey]),
        children: readElements(content, lineAt),
        line: lineAt(startIndexOf(node)),
      },
    ];
  });
}

/** The parser keeps a node's place under the only symbol that it sets. */
function startIndexOf(node: Record<string | symbol, unknown>): number {
  const [symbol] = Object.getOwnPropertySymbols(node);
  const metadata = symbol === undefined ? undefined : node[symbol];
  return isRecord(metadata) && typeof metadata['startIndex'] === 'number' ? metadata['startIndex'] : 0;
}

function textIn(nodes: unknown): string {
  if (!Array.isArray(nodes)) return '';
  return nodes
    .map((node: unknown) => (isRecord(node) && textKey in node ? String(node[textKey]) : ''))
    .join('')
    .trim();
}

function readAttributes(attributes: unknown): Readonly<Record<string, string>> {
  if (!isRecord(attributes)) return {};
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)]));
}

function isRecord(value: unknown): value is Record<string | symbol, unknown> {
  return typeof value === 'object' && value !== null;
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/gu)].map(({ index }) => index + 1)];
}

/** Binary search for the line that holds the offset. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
