import { posix } from 'node:path';
import { forgeLinks, type ForgeLinks } from '../repository/forge-links.ts';
import type { Repository } from '../repository/repository.ts';

/** Where links start from, and what they may lead to. */
export interface LinkGround {
  readonly repository: Pick<Repository, 'file' | 'hasFolder' | 'remote'>;
  /** The plan's file, from the repository root; null where it lies elsewhere. */
  readonly name: string | null;
}

/**
 * Inline Markdown in which files of the repository, commits and numbers of issues are links: to files from the plan's place, to the
 * others where the remote's forge shows them. What is a link already, or leads nowhere, stays.
 */
export function linkEntry(markdown: string, { repository, name }: LinkGround): string {
  const forge = forgeLinks(repository.remote);
  // Links, images and addresses in angle brackets are left alone; then inline code, then numbers.
  const pieces =
    /(!?\[(?:`[^`]*`|[^\]])*\]\([^)]*\)|<https?:[^>]*>|https?:\/\/\S+)|`([^`\n]+)`|((?:\b(?:PR|pull request|merge request)\s+)?(?<![\w/&])([#!])(\d{1,7})\b)/giu;
  return markdown.replace(
    pieces,
    (whole, link?: string, code?: string, number?: string, mark?: string, digits?: string) => {
      if (link !== undefined) return whole;
      if (code !== undefined) return linkCode(code, { repository, name }, forge) ?? whole;
      if (number === undefined || digits === undefined || forge === null) return whole;
      const isChange = mark === '!' || /^(?:PR|pull|merge)/iu.test(number);
      return `[${number}](${isChange ? forge.change(digits) : forge.issue(digits)})`;
    },
  );
}

function linkCode(code: string, { repository, name }: LinkGround, forge: ForgeLinks | null): string | null {
  if (/^(?=.*\d)[0-9a-f]{7,40}$/u.test(code)) return forge === null ? null : `[\`${code}\`](${forge.commit(code)})`;
  const [, path = '', lines] = /^(.+?)(?::(\d+(?:-\d+)?))?$/u.exec(code) ?? [];
  const bare = path.replace(/\/$/u, '');
  if (name === null || (repository.file(bare) === undefined && !repository.hasFolder(bare))) return null;
  const anchor = lines === undefined ? '' : `#L${lines.replace('-', '-L')}`;
  return `[\`${code}\`](${encodeURI(posix.relative(posix.dirname(name), bare)).replace(/[()]/gu, escape)}${anchor})`;
}

function escape(mark: string): string {
  return mark === '(' ? '%28' : '%29';
}
