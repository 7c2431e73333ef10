declare module 'spdx-expression-parse' {
  /** A parsed expression: a licence, or two of them joined. */
  export type Node =
    | { readonly license: string; readonly plus?: true; readonly exception?: string }
    | { readonly left: Node; readonly conjunction: 'and' | 'or'; readonly right: Node };
  export default function parse(expression: string): Node;
}

declare module 'spdx-satisfies' {
  export default function satisfies(expression: string, list: readonly string[]): boolean;
}
