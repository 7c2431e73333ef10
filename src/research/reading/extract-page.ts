import { removeHidden } from '../../model/fence-material.ts';
import { NotFetched } from '../http/not-fetched.ts';
import { decodeText } from './decode-text.ts';
import type { ExtractedText } from './extract-html.ts';
import { kindOfPage } from './page-kind.ts';

/** Longest title. */
const longestTitle = 160;

/**
 * What a person would read of a page, whatever it came as; without characters that nobody sees.
 * @throws NotFetched `type` for what is not read, such as a PDF.
 */
export async function extractPage(body: Uint8Array, type: string): Promise<ExtractedText> {
  const kind = kindOfPage(type, body);
  if (typeof kind === 'object') throw new NotFetched('type', `${kind.unread} is unsupported`);
  const text = decodeText(body, type);
  const extracted = kind === 'html' ? await readHtml(text) : readPlain(text, kind === 'json');
  if (extracted.text.trim() === '') throw new NotFetched('unreadable', 'there is no text in it');
  return {
    title: removeHidden(extracted.title).slice(0, longestTitle),
    markdown: removeHidden(extracted.markdown),
    article: removeHidden(extracted.article),
    text: removeHidden(extracted.text),
  };
}

async function readHtml(html: string): Promise<ExtractedText> {
  const { extractHtml } = await import('./extract-html.ts');
  try {
    return await extractHtml(html);
  } catch (error) {
    if (error instanceof NotFetched) throw error;
    throw new NotFetched('unreadable', 'its HTML could not be read'); // Whatever a page does to a parser is no fault of the plan.
  }
}

/** The first heading of Markdown names it. HTML comments in it are seen by nobody. */
function readPlain(plain: string, isJson: boolean): ExtractedText {
  const text = isJson ? plain : plain.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  const title = isJson ? '' : (/^#{1,2}\s+(.+?)\s*#*\s*$/m.exec(text)?.[1] ?? '');
  return { title: title.replace(/[*_`]/g, ''), markdown: text, article: text, text };
}
