import { PlanError } from '../errors.ts';
import { classifyRequirement } from './classify-requirement.ts';
import type { Request, Requirement } from './request.ts';
import { splitClauses } from './split-clauses.ts';
import { splitPassages } from './split-passages.ts';

/** Beyond this many, a text is a specification: later requirements are left to its author. */
const requirementLimit = 40;

/**
 * Reads a feature request: keeps its words and finds what it asks for. Every requirement quotes the request, white
 * space folded. A text in which nothing reads like a demand is one requirement as a whole.
 * @throws PlanError `usage` when the text is empty.
 */
export function readRequest(text: string): Request {
  const words = text.replaceAll('\r\n', '\n').trim();
  if (words === '') {
    throw new PlanError('usage', 'Expected a feature request, got an empty text.', {
      hint: 'Give the request as an argument, or a file with --request-file FILE (- reads standard input).',
    });
  }
  const title = titleOf(words);
  return { text: words, title, requirements: findRequirements(words, title) };
}

function titleOf(text: string): string {
  const firstLine = text.split('\n').find((line) => line.trim() !== '') ?? text;
  const plain = firstLine
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
  const found: Omit<Requirement, 'id'>[] = [];
  const seen = new Set<string>();
  for (const passage of splitPassages(text)) {
    for (const quote of splitClauses(passage.text)) {
      const kind = classifyRequirement(quote, passage);
      const key = quote.toLowerCase();
      if (kind === null || seen.has(key)) continue;
      seen.add(key);
      found.push({ quote, kind });
    }
  }
  if (found.length === 0) found.push({ quote: wholeRequest(text, title), kind: 'functional' });
  return found.slice(0, requirementLimit).map((requirement, index) => ({ id: `R${index + 1}`, ...requirement }));
}

function wholeRequest(text: string, title: string): string {
  const folded = text.replace(/\s+/g, ' ');
  const first = splitPassages(text)[0];
  if (first !== undefined)
    return splitClauses(first.text).join(' ').length < 300 ? first.text : (splitClauses(first.text)[0] ?? title);
  return folded.slice(0, 200);
}
