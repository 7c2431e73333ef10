import type { Nodes } from 'mdast';
import { plainPath } from '../../claims/path-forms.ts';
import { scanOutline } from '../../markdown/outline.ts';
import { defineCheck, type CheckInput } from '../check.ts';
import { linkSlugs } from '../link-slugs.ts';
import type { PlanSection } from '../../plan/plan.ts';
import type { Edit } from '../edit.ts';
import { placeOfNode } from '../places.ts';

/** Links inside the repository lead somewhere. */
export const link = defineCheck({
  id: 'structure/link',
  severity: 'error',
  description:
    'A relative link leads to a file of the repository or one that the plan creates, and a link to a heading to one of the plan.',
  passes: '## 13. References\n\n- [Guide](CONTRIBUTING.md)\n',
  fails: '## 13. References\n\n- [Guide](docs/GUIDE.md)\n',
  run(input) {
    const slugs = linkSlugs(scanOutline(input.plan.text).map(({ title }) => title));
    return input.plan.sections.flatMap((section) =>
      addressesIn(input.treeOf(section)).flatMap(({ url, node }) => {
        const expected = url.startsWith('#') ? headingProblem(url, slugs) : fileProblem(url, input);
        return expected === null
          ? []
          : [
              {
                section: section.id,
                message: `Unexpected link to \`${url}\`, expected ${expected}`,
                ...placeOfNode(section, node),
                fix: fixLink(url, section, node, nearestTarget(url, slugs, input)),
              },
            ];
      }),
    );
  },
});

function addressesIn(node: Nodes): readonly { readonly url: string; readonly node: Nodes }[] {
  const own =
    node.type === 'link' || node.type === 'image' || node.type === 'definition' ? [{ url: node.url, node }] : [];
  return 'children' in node ? [...own, ...node.children.flatMap(addressesIn)] : own;
}

/** The only heading of the same words but for its number, or the only file of the same letters but for their case. */
function nearestTarget(url: string, slugs: ReadonlySet<string>, { path, repository }: CheckInput): string | null {
  if (url.startsWith('#')) {
    const bare = (slug: string) =>
      decode(slug)
        .toLowerCase()
        .replace(/^[\d-]+/u, '')
        .replace(/-+/gu, '-');
    const found = [...slugs].filter((slug) => bare(slug) === bare(url.slice(1)));
    return found.length === 1 ? `#${found[0]}` : null;
  }
  const [target = ''] = /^[^?#]*/u.exec(url) ?? [];
  const written = decode(target);
  // From where the plan lies, or from the root as many write.
  const places = [resolve(path === null ? [] : path.split('/').slice(0, -1), written), plainPath(written)];
  const found = repository.files.filter((file) =>
    places.some((place) => place !== null && place.toLowerCase() === file.path.toLowerCase()),
  );
  const [only] = found;
  if (found.length !== 1 || only === undefined || target !== written) return null;
  // The steps up stay as they are; what is named below them is written as the file has it.
  const named = written.replace(/^(?:\.{1,2}\/)+/u, '');
  if (!only.path.toLowerCase().endsWith(named.toLowerCase())) return null;
  return `${written.slice(0, written.length - named.length)}${only.path.slice(only.path.length - named.length)}${url.slice(target.length)}`;
}

function fixLink(
  url: string,
  { text, start }: PlanSection,
  { position }: Nodes,
  target: string | null,
): readonly Edit[] {
  const [from, to] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
  const at = text.slice(from, to).lastIndexOf(url);
  return target === null || at < 0
    ? []
    : [{ start: start + from + at, end: start + from + at + url.length, text: target }];
}

function headingProblem(url: string, slugs: ReadonlySet<string>): string | null {
  return url === '#' || slugs.has(decode(url.slice(1)).toLowerCase()) ? null : 'a heading of this plan';
}

/** Addresses with a scheme or host, and those from the root of a site, are not relative. */
function fileProblem(url: string, { path, repository, declared }: CheckInput): string | null {
  if (url === '' || /^(?:[a-z][a-z\d+.-]*:|\/)/iu.test(url)) return null;
  const target = decode(url.replace(/[?#].*$/u, ''));
  const from = path === null ? [] : path.split('/').slice(0, -1);
  // Where the plan's own place is not known, any way up may lead to the root. Many write from the root in any case.
  const places = [
    resolve(from, target),
    plainPath(target),
    ...(path === null ? [target.replace(/^(?:\.{1,2}\/)+/u, '')] : []),
  ];
  const isThere = places.some(
    (place) =>
      place !== null &&
      (place === '' || repository.file(place) !== undefined || repository.hasFolder(place) || declared.hasPath(place)),
  );
  return isThere ? null : 'a file of the repository';
}

function resolve(from: readonly string[], target: string): string | null {
  const parts = [...from];
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A stray per cent sign stands for itself.
  }
}
