import type { Nodes } from 'mdast';
import { defineCheck } from '../check.ts';
import { placeAt, placeOfNode } from '../places.ts';

const plan = (address: string) => `## 13. References\n\n- [RFC 9110](${address}), or ${address}\n`;

/** A web address has the form of one; nothing is fetched when a plan is checked. */
export const truthAddress = defineCheck({
  id: 'truth/address',
  severity: 'warning',
  description: 'A web address can be one: its scheme is http or https, and it names a host.',
  passes: plan('https://www.rfc-editor.org/rfc/rfc9110'),
  fails: plan('htps://www.rfc-editor.org/rfc/rfc9110'),
  run: ({ plan, treeOf }) =>
    plan.sections.flatMap((section) =>
      addressesIn(treeOf(section))
        .filter(({ address }) => !isAddress(address))
        .map(({ address, node, index }) => {
          const start = node.position?.start.offset;
          return {
            section: section.id,
            message: `Unexpected address \`${address}\`, expected one that starts with https:// and names a host`,
            ...(start === undefined || index === null ? placeOfNode(section, node) : placeAt(section, start + index)),
          };
        }),
    ),
});

interface Found {
  readonly address: string;
  readonly node: Nodes;
  /** Where it begins in a text. */
  readonly index: number | null;
}

/** Targets of links, and words in a sentence that begin as a web address does, or nearly. */
function addressesIn(node: Nodes): readonly Found[] {
  if (node.type === 'text')
    return [...node.value.matchAll(/(?<![\p{L}\p{N}/])h\p{L}{2,5}\s?[:;]\/{1,3}[^\s<>|()“”"]+/giu)].map(
      ({ 0: address, index }) => ({ address: address.replace(/[.,;:!?]+$/u, ''), node, index }),
    );
  const own =
    (node.type === 'link' || node.type === 'definition') && /^(?:h\w{2,5}|www)[:;.]\/?/iu.test(node.url)
      ? [{ address: node.url, node, index: null }]
      : [];
  // The words of a link say what they like.
  return 'children' in node && node.type !== 'link' ? [...own, ...node.children.flatMap(addressesIn)] : own;
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:\/\/(?:[^/\s]+\.[^/\s]|localhost\b|\[)/iu.test(text);
}
