import { removeHiddenElements, type DomElement, type DomNode } from './remove-hidden-elements.ts';
import { shownText } from './shown-text.ts';

/** What a person would read of a page. */
export interface ExtractedText {
  /** Empty where it has none. */
  readonly title: string;
  /** What the page is about, without what stands around it, as Markdown. */
  readonly markdown: string;
  /** The same, a line for each of its blocks. */
  readonly article: string;
  /** Everything that is shown, a line for each block. */
  readonly text: string;
}

/** The document as it is used here; the packages are written for the DOM of browsers, which is no type of ours. */
interface PageDocument extends DomElement {
  readonly title: string;
  readonly body: DomElement | null;
}

/** Fewer characters are no article: the page is then taken as a whole. */
const leastArticle = 200;

/**
 * Reads a page of HTML as a person sees it: hidden elements are gone before anything else looks at it. No script runs, and nothing
 * that it refers to is loaded.
 */
export async function extractHtml(html: string): Promise<ExtractedText> {
  const [{ parseHTML }, { default: readability }, { default: Turndown }] = await Promise.all([
    import('linkedom'),
    import('@mozilla/readability'), // Named exports would be lost when the program is bundled: it is CommonJS.
    import('turndown'),
  ]);
  const open = (text: string): PageDocument => {
    const { document } = parseHTML(
      text.includes('<html') || text.includes('<HTML') ? text : `<html><body>${text}</body></html>`,
    );
    return document as unknown as PageDocument; // Typed by a library of browsers that is not among ours.
  };
  const page = open(html);
  removeHiddenElements(page);
  const title = page.title.trim();
  const text = shownText(bodyOf(page));
  const article = new readability.Readability<DomNode>(page as never, { serializer: (node) => node as never }).parse();
  const content = article?.content ?? null;
  const lines = content === null ? '' : shownText(content);
  const isArticle = content !== null && lines.length >= Math.min(leastArticle, text.length / 2);
  // What was judged is changed by it: the whole is read anew.
  const root = isArticle ? content : bodyOf(withoutHidden(open(html)));
  const turndown = new Turndown({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-' });
  turndown.addRule('images', { filter: 'img', replacement: () => '' });
  turndown.addRule('links', { filter: 'a', replacement: (words) => words });
  const markdown = turndown.turndown(root as never).trim();
  return {
    title: plainTitle(title === '' ? (article?.title ?? '') : title),
    markdown,
    article: isArticle ? lines : text,
    text,
  };
}

function withoutHidden(page: PageDocument): PageDocument {
  removeHiddenElements(page);
  return page;
}

/** HTML may leave out the tags of its head and body: then the body that the parser adds is empty, and all lies outside of it. */
function bodyOf(page: PageDocument): DomElement {
  const { body } = page;
  return body === null || shownText(body).trim() === '' ? page : body;
}

function plainTitle(title: string): string {
  return title.replace(/\s+/g, ' ').trim();
}
