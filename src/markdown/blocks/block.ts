import type { RootContent } from 'mdast';
import type { ZodType } from 'zod';

/**
 * A codec between a value and a piece of Markdown.
 * Laws, for every value `v` that the schema accepts: `parse(read(write(render(v))))` gives `v` again with no
 * remarks, and rendering that gives the same bytes. Reading is tolerant: what people and models write instead is
 * understood where it can be, and what cannot be is left to the caller in `rest`, never dropped.
 */
export interface Block<Value> {
  /** Its name in documentation: `table`, `checklist`, … */
  readonly kind: string;
  /** Shape of the value. Strings are normalised (`line`, `canonical`) by the schema itself. */
  readonly schema: ZodType<Value>;
  /** The value that stands for "nothing here": what parsing no nodes gives. */
  readonly empty: Value;
  /** How the block looks in the skeleton that a writer fills in: a short Markdown sample with `[holes]`. */
  readonly skeleton: string;
  /**
   * True when this node could be (part of) the block; decides which part of a section takes a node. `started` says
   * that the block took the node before: a step list, once its first heading is seen, takes all that follows.
   */
  accepts(node: RootContent, started: boolean): boolean;
  /** An empty array for the empty value. */
  render(value: Value): RootContent[];
  /** Reads the nodes that `accepts` took, in document order. */
  parse(nodes: readonly RootContent[], source: MarkdownSource): Parsed<Value>;
}

/** What parsing a block gives. */
export interface Parsed<Value> {
  readonly value: Value;
  /** Nodes, or pieces of them, that the value does not hold. */
  readonly rest: readonly RootContent[];
  /** What was odd but understood, or lost in the value: "Unexpected X, expected Y". */
  readonly remarks: readonly Remark[];
}

/** A remark about the form of a block, with its 1-based place in the text that was read. */
export interface Remark {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** The text that the nodes' positions refer to. */
export interface MarkdownSource {
  readonly text: string;
}
