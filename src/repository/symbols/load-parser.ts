import { createRequire } from 'node:module';
import type { Language, Node, Parser, Query } from 'web-tree-sitter';
import { PlanError } from '../../errors.ts';

/** Reads syntax trees with one grammar. */
export interface GrammarParser {
  /** Runs `use` on the tree of a text and frees the tree. Null when the text cannot be parsed in time. */
  parse<Result>(text: string, use: (root: Node) => Result): Result | null;
  /** All nodes of these types, in the order of their start. */
  find(root: Node, types: readonly string[]): readonly Node[];
}

/** Milliseconds for one file: a megabyte of usual code takes about 300. */
const MOST_MILLISECONDS = 5000;

const parsers = new Map<string, Promise<GrammarParser>>();

/** Loads a grammar on first use; each is kept for the life of the program (about 1 to 4 MB). */
export function loadParser(grammar: string): Promise<GrammarParser> {
  const known = parsers.get(grammar) ?? createParser(grammar);
  parsers.set(grammar, known);
  return known;
}

async function createParser(grammar: string): Promise<GrammarParser> {
  const treeSitter = await import('web-tree-sitter');
  await treeSitter.Parser.init();
  const path = createRequire(import.meta.url).resolve(`@vscode/tree-sitter-wasm/wasm/${grammar}`);
  const language = await treeSitter.Language.load(path);
  const parser = new treeSitter.Parser().setLanguage(language);
  const queries = new Map<string, Query>();
  return {
    parse: (text, use) => parseText(parser, text, use),
    find(root, types) {
      const key = types.join();
      const query = queries.get(key) ?? new treeSitter.Query(language, toPattern(language, types));
      queries.set(key, query);
      return query.captures(root).map(({ node }) => node);
    },
  };
}

function parseText<Result>(parser: Parser, text: string, use: (root: Node) => Result): Result | null {
  const deadline = performance.now() + MOST_MILLISECONDS;
  const tree = parser.parse(text, null, { progressCallback: () => performance.now() > deadline });
  if (tree === null) {
    parser.reset(); // Else the next text would go on where this one stopped.
    return null;
  }
  try {
    return use(tree.rootNode);
  } finally {
    tree.delete();
  }
}

/** A type that the grammar does not have would make the whole pattern fail, so it is told apart first. */
function toPattern(language: Language, types: readonly string[]): string {
  const missing = types.filter((type) => language.idForNodeType(type, true) === null);
  if (missing.length > 0)
    throw new PlanError('internal', `Expected node types of the ${language.name} grammar, got ${missing.join(', ')}.`);
  return `[${types.map((type) => `(${type})`).join(' ')}] @definition`;
}
