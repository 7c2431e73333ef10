import type { z } from 'zod';

/** One turn of a conversation with a model. */
export interface ModelTurn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** What is asked of a model: one answer that fits a schema. */
export interface ModelRequest {
  /** What the answer is for, in messages and logs: `section changes`. */
  readonly purpose: string;
  readonly system: string;
  /** Alternating, from the user's first to the user's last. */
  readonly turns: readonly ModelTurn[];
  /** Shape of the answer: an object. The answer is not yet held against it. */
  readonly schema: z.ZodType;
  /** Letters, digits and dashes, at most 64: the schema's name on the wire. */
  readonly schemaName: string;
  /** The most tokens that the answer may have; null leaves it to the endpoint. */
  readonly maxOutputTokens: number | null;
  /** Asked before the call is made again, with what was used so far; always when not given. */
  readonly mayGoOn?: (used: Usage) => boolean;
}

/** What a call used, in tokens. Zero where the endpoint does not say. */
export interface Usage {
  readonly input: number;
  /** Of `input`, how many the provider had cached. */
  readonly cached: number;
  readonly output: number;
  /** US dollars: as the endpoint reports it, else by the configured prices; null when neither is known. */
  readonly cost: number | null;
  /** How many calls went over the wire, those that failed included. */
  readonly calls: number;
  /** False when the endpoint reported no usage and the tokens are estimated from the characters. */
  readonly reported: boolean;
}

/** What a model answered. */
export interface ModelAnswer {
  /** The JSON value that was found in the answer; not yet held against the schema. */
  readonly value: unknown;
  /** The answer as it came. */
  readonly text: string;
  readonly usage: Usage;
}

/** A model that can be asked. */
export interface LanguageModel {
  /** As the endpoint calls it. */
  readonly id: string;
  /** Scheme, host and path of the endpoint, without credentials or query. */
  readonly endpoint: string;
  /** About how many tokens a text is, corrected by what the endpoint reported so far. */
  estimateTokens(text: string): number;
  /** US dollars for so many tokens by the configured prices, nothing cached; null without prices. */
  priceOf(tokens: { readonly input: number; readonly output: number }): number | null;
  /**
   * Asks once, over as many attempts as the ladder and the retries need.
   * @throws ModelFailure of its kind; its `usage` holds what was spent nevertheless.
   */
  ask(request: ModelRequest, signal: AbortSignal): Promise<ModelAnswer>;
}
