import type { Nodes } from 'mdast';
import { defineCheck } from '../check.ts';
import { placeOfNode } from '../places.ts';

/** Nothing in a plan calls out, or runs, when it is looked at or clicked. */
export const address = defineCheck({
  id: 'structure/address',
  severity: 'error',
  description:
    'An image lies in the repository, because one from elsewhere tells its host who reads the plan; a link leads to a web or mail address or to a file, never to a script; and no HTML loads or runs anything.',
  passes: '## 13. References\n\n- [Guide](https://example.org/guide) ![Overview](docs/overview.png)\n',
  fails: '## 13. References\n\n- [Guide](javascript:alert(1)) ![Overview](https://example.org/overview.png)\n',
  run: ({ plan, treeOf }) =>
    plan.sections.flatMap((section) =>
      problemsIn(treeOf(section), remoteDefinitions(treeOf(section))).map(({ message, node }) => ({
        section: section.id,
        message,
        ...placeOfNode(section, node),
      })),
    ),
});

interface Problem {
  readonly message: string;
  readonly node: Nodes;
}

function problemsIn(node: Nodes, remote: ReadonlySet<string>): readonly Problem[] {
  const message = problemOf(node, remote);
  const own = message === null ? [] : [{ message, node }];
  return 'children' in node ? [...own, ...node.children.flatMap((child) => problemsIn(child, remote))] : own;
}

function problemOf(node: Nodes, remote: ReadonlySet<string>): string | null {
  if (node.type === 'image' && isRemote(node.url))
    return `Unexpected image from \`${node.url}\`, expected an image of the repository, or a link to it`;
  if (node.type === 'imageReference' && remote.has(node.identifier))
    return `Unexpected image from elsewhere, \`${node.identifier}\`, expected an image of the repository, or a link to it`;
  if ((node.type === 'link' || node.type === 'definition' || node.type === 'image') && isForeign(node.url))
    return `Unexpected link to \`${node.url}\`, expected an http, https or mailto address, or a relative path`;
  if (node.type === 'html' && active.test(node.value))
    return `Unexpected HTML that loads or runs something, \`${node.value.replace(/\s+/g, ' ').slice(0, 60)}\`, expected Markdown`;
  return null;
}

function remoteDefinitions(node: Nodes): ReadonlySet<string> {
  if (node.type === 'definition') return new Set(isRemote(node.url) ? [node.identifier] : []);
  return new Set('children' in node ? node.children.flatMap((child) => [...remoteDefinitions(child)]) : []);
}

function isRemote(url: string): boolean {
  return /^(?:https?:|[\\/]{2})/i.test(asBrowsersRead(url));
}

/** Has a scheme that a plan has no use for; `main.ts:12` is a place in a file. */
function isForeign(url: string): boolean {
  const plain = asBrowsersRead(url);
  return /^[a-z][a-z\d+.-]*:/i.test(plain) && !/^(?:https?|mailto):|^[\w-]+\.\w+:\d+(?:-\d+)?$/i.test(plain);
}

/** White space and control characters inside a scheme are passed over. */
function asBrowsersRead(url: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what is passed over
  return url.replace(/[\u0000-\u0020]/g, '');
}

/** An opening tag that fetches, embeds, styles or listens. */
const active =
  /<(?:script|style|iframe|object|embed|link|meta|base|form)\b|<[a-z][^>]*\s(?:src|srcset|href|poster|style|on[a-z]+)\s*=/i;
