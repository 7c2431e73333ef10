import { z } from 'zod';

/**
 * What a field says of the world.
 * - `path`: a file or folder. `component`: a path, or the name of something that is no file. `citation`: `path:line` or `path:start-end`.
 * - `symbol`: a name defined in the file of the sibling field `within` (anywhere when there is none).
 * - `package`: a dependency; its version stands in the sibling field `versionIn`.
 * - `command`: something to type; in an inline-Markdown field each inline code is one, in a code field each line.
 * - `config-key`: an environment variable or setting. `requirement`: an id of the request's requirements.
 * - `quote`: words that stand at the citation in the sibling field `within`. `request-quote`: words of the request.
 * - `url`: a web address. `source`: words that stand on the web page in the sibling field `within`; the hash of its text stands in `versionIn`.
 */
export type ClaimKind =
  | 'path'
  | 'component'
  | 'citation'
  | 'symbol'
  | 'package'
  | 'command'
  | 'config-key'
  | 'requirement'
  | 'quote'
  | 'request-quote'
  | 'url'
  | 'source';

/**
 * What must be so for the claim to be true.
 * `exists`: it is there. `modify`, `delete`: it is there and the plan changes or removes it. `create`: it is not there
 * yet. `any`: it is there, or the plan creates it.
 */
export type Intent = 'exists' | 'modify' | 'create' | 'delete' | 'any';

/** What the registry knows of a schema field. */
export interface ClaimMeta {
  readonly kind: ClaimKind;
  /** Fixed, or named by a sibling field through `intentIn` (`New` → create, `Modified` → modify, `Deleted` → delete). */
  readonly intent: Intent;
  readonly intentIn?: string;
  /** Sibling field that says where: a path or citation for a symbol, a citation for a quote, an address for a source. */
  readonly within?: string;
  /** Sibling field with the version, for a package; with the hash of its text, for a source. */
  readonly versionIn?: string;
}

/** Which schema fields refer to the world. Walked beside a value to collect its claims. */
export const claimRegistry = z.registry<ClaimMeta>();

/** Marks a field as a claim, and gives the same schema back. */
export function claim<Schema extends z.ZodType>(schema: Schema, meta: ClaimMeta): Schema {
  claimRegistry.add(schema, meta);
  return schema;
}
