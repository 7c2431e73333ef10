import type { Nodes, Paragraph, PhrasingContent } from 'mdast';
import { canonical, flat, parsePhrasing, renderPhrasing } from '../text.ts';

/** Why a part has nothing to say: `Not applicable: reason`. */
export function renderNotApplicable(reason: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value: 'Not applicable: ' }, ...parsePhrasing(reason)] };
}

/** The reason as inline Markdown; null for a node that says something else. A missing reason is said to be missing. */
export function parseNotApplicable(node: Nodes): string | null {
  const nodes = phrasingOf(node);
  const start = opening.exec(flat(nodes));
  if (start === null) return null;
  const reason = canonical(renderPhrasing(withoutStart(nodes, start[0])));
  return reason === '' ? 'no reason given' : reason;
}

/** The words, then a mark or the end: "Not applicable to Windows users" is a sentence. */
const opening = /^(?:not applicable|n\/a|does not apply)(?:$|\s*[:.,;—–(-]\s*|(?=\s+(?:because|since|as)\b)\s+)/i;

function phrasingOf(node: Nodes): readonly PhrasingContent[] {
  const [only, second] = node.type === 'blockquote' ? node.children : [node];
  if (only?.type !== 'paragraph' || second !== undefined) return [];
  const [all, more] = only.children;
  return (all?.type === 'emphasis' || all?.type === 'strong') && more === undefined ? all.children : only.children;
}

/** Takes the opening words off, through emphasis: `**N/A** — reason`. */
function withoutStart(nodes: readonly PhrasingContent[], opened: string): PhrasingContent[] {
  let left = opened.replace(/\s/g, '').length;
  const closing = opened.includes('(');
  const take = (node: PhrasingContent): PhrasingContent[] => {
    if (left === 0) return [node];
    if (node.type === 'text') {
      let from = 0;
      while (from < node.value.length && left > 0) {
        if (/\S/.test(node.value.charAt(from))) left -= 1;
        from += 1;
      }
      return [{ type: 'text', value: node.value.slice(from).trimStart() }];
    }
    if ('children' in node) {
      // Phrasing without some of its words is phrasing of the same type.
      const children = node.children.flatMap(take);
      return children.some((child) => flat([child]) !== '') ? [{ ...node, children } as PhrasingContent] : [];
    }
    return [node];
  };
  const taken = nodes.flatMap(take);
  const last = taken.at(-1);
  if (closing && last?.type === 'text')
    taken[taken.length - 1] = { type: 'text', value: last.value.replace(/\)([.]?)\s*$/, '$1') };
  return taken;
}
