import { PlanError } from '../errors.ts';
import { classifyRequirement, isContext, withoutPrefix } from './classify-requirement.ts';
import type { Request, Requirement } from './request.ts';
import { splitClauses } from './split-clauses.ts';
import { splitPassages, type Passage } from './split-passages.ts';

/** Beyond this many, a text is a specification: later requirements are left to its author. */
const requirementLimit = 120;

/**
 * Reads a feature request: keeps its words and finds what it asks for. Every requirement quotes the request, white
 * space folded. A text in which nothing reads like a demand is one requirement as a whole.
 * @throws PlanError `usage` when the text is empty.
 */
export function readRequest(text: string): Request {
  const words = cleanText(text);
  if (words === '') {
    throw new PlanError('usage', 'Expected a feature request, got an empty text.', {
      hint: 'Give the request as an argument, or a file with --request-file FILE (- reads standard input).',
    });
  }
  const title = titleOf(words);
  const found = findRequirements(words, title);
  const left = found.length - requirementLimit;
  const requirements = found.slice(0, requirementLimit);
  return { text: words, title, requirements, ...(left > 0 ? { left } : {}) };
}

/** Line feeds only, and none of the characters that cannot be shown: they would stand in no quotation of the request. */
function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
    .trim();
}

/** Headings of issue forms name a question of the form, not the feature. */
const formHeading =
  /^(?:is your feature|describe the|describe your|what (?:is|do|would|happened)|summary|description|overview|motivation|feature request|problem|context|background)\b/i;

function titleOf(text: string): string {
  const passages = splitPassages(text).filter((passage) => /[\p{L}\p{N}]/u.test(passage.text));
  const first = passages.find((passage) => passage.form !== 'heading' || !formHeading.test(passage.text));
  const firstLine = first?.text ?? 'Untitled request';
  const plain = firstLine
    .replace(/\s+/g, ' ')
    .replace(/^\s*(?:#+|[-*+]|\d+[.)])\s+/, '')
    .replace(
      /^(?:feat|fix|chore|docs|refactor|perf|feature(?: request)?|enhancement|bug(?: report)?|proposal|request|idea|rfc)(?:\([^)]*\))?!?:\s+|^\[[^\]]{1,30}\]:?\s+/i,
      '',
    )
    .trim();
  const sentence = /^(.*?[^.\s])(?:\.(?:\s|$)|:\s|$)/.exec(plain)?.[1] ?? plain;
  return shorten(capitalise(sentence.replace(/[:;,.\s]+$/, '')), 80);
}

/** A name in code ("useFetch …") keeps its own first letter. */
function capitalise(text: string): string {
  return /^[a-z]+(?:\s|$)/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** Cut after a whole clause where there is one, else after a word. */
function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const clause = /^.{20,}?(?=,\s|;\s|\s(?:so that|because|which|that)\s)/.exec(text)?.[0] ?? '';
  if (clause !== '' && clause.length <= length) return clause;
  const cut = text.slice(0, length - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).replace(/[,;:\s]+$/, '')}…`;
}

function findRequirements(text: string, title: string): Requirement[] {
  const passages = splitPassages(text);
  const found: Omit<Requirement, 'id'>[] = [];
  const seen = new Set<string>();
  for (const passage of passages) {
    for (const quote of splitClauses(passage.text)) {
      const kind = classifyRequirement(quote, passage);
      // A list of commits says again what its title says.
      const key = withoutPrefix(quote)
        .toLowerCase()
        .replace(/[`'"“”]/g, '');
      if (kind === null || seen.has(key)) continue;
      seen.add(key);
      found.push({ quote, kind });
    }
  }
  if (found.length === 0) found.push(...wholeRequest(passages, title));
  return found.map((requirement, index) => ({ id: `R${index + 1}`, ...requirement }));
}

/** Where nothing reads like a demand, in another language for instance, every passage that is no context is one. */
function wholeRequest(passages: readonly Passage[], title: string): Omit<Requirement, 'id'>[] {
  const said = passages.filter((passage) => passage.form !== 'heading' && !isContext(passage));
  const quotes = (said.length > 0 ? said : passages).map(({ text }) =>
    text.length < 400 ? text : (splitClauses(text)[0] ?? text),
  );
  return (quotes.length > 0 ? quotes : [title]).map((quote) => ({ quote, kind: 'functional' }));
}
