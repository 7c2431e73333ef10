import type { RootContent } from 'mdast';
import { stripQuotes } from '../claims/quotes.ts';
import { flat } from '../markdown/text.ts';
import { readRequest } from '../request/read-request.ts';
import type { Request } from '../request/request.ts';
import { mergeRequirements } from '../sections/coverage.ts';
import { overview } from '../sections/overview.ts';
import { contentOf } from './content-of.ts';
import type { Plan } from './plan.ts';

/**
 * What a plan is for, by what its section 1 says, for a plan that does not keep its request: the request where it is quoted, else
 * the rows of its requirements and its goal. Null where it says none of these. Good enough to look for evidence by; not the words
 * that a plan is held against.
 */
export function statedRequest(plan: Plan): Request | null {
  const section = plan.sections.find(({ id }) => id === overview.id);
  if (section === undefined) return null;
  const content = contentOf(plan, overview);
  const rows = content?.requirements ?? [];
  const goal = content?.fields.goal ?? '';
  const words =
    quotedRequest(section.nodes) || [goal, ...rows.map(({ words: one }) => stripQuotes(one))].join('\n\n').trim();
  if (words === '') return goalLine(section.nodes);
  const request = readRequest(words);
  return {
    ...request,
    title: plan.title,
    requirements: mergeRequirements(rows, rows.length > 0 ? [] : request.requirements),
  };
}

const label = /^(?:the\s+)?(?:original|initial|feature|user|full)?\s*request\s*[:：]?$/iu;

/** What stands below a heading or a bold line "Original request", or behind it. */
function quotedRequest(nodes: readonly RootContent[]): string {
  const at = nodes.findIndex((node) => opens(node) && label.test(flat([node])));
  if (at < 0) return inlineRequest(nodes);
  const below = nodes.slice(at + 1);
  const end = below.findIndex((node) => opens(node) || node.type === 'table');
  return (end < 0 ? below : below.slice(0, end)).map(wordsOf).join('\n\n').trim();
}

/** A quotation's paragraphs are read apart. */
function wordsOf(node: RootContent): string {
  if (node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem')
    return node.children.map(wordsOf).join('\n\n');
  return flat([node]);
}

function inlineRequest(nodes: readonly RootContent[]): string {
  const said = nodes.map(
    (node) => /^(?:original |feature |user )?request\s*[:：]\s*(.+)$/isu.exec(flat([node]))?.[1] ?? '',
  );
  return said.find((words) => words !== '') ?? '';
}

function opens(node: RootContent): boolean {
  if (node.type === 'heading') return true;
  return node.type === 'paragraph' && node.children[0]?.type === 'strong' && node.children.length <= 2;
}

/** "Goal: …" outside of a table. */
function goalLine(nodes: readonly RootContent[]): Request | null {
  const goal = nodes
    .map((node) => /^goal\s*[:：]\s*(.+)$/isu.exec(flat([node]))?.[1])
    .find((words) => words !== undefined);
  return goal === undefined ? null : readRequest(goal);
}
