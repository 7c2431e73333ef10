import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/research/sources/page.ts';
import { findPassages } from '../../src/research/sources/find-passages.ts';
import { article, readerFor, startFakeWeb, type FakePage } from '../support/fake-web.ts';

const signal = new AbortController().signal;

async function read(page: FakePage): Promise<Page> {
  const web = await startFakeWeb({ '/page': page });
  const reading = await readerFor(web).read(`${web.url}/page`, { named: true, signal });
  if (reading.state !== 'read') throw new Error(reading.reason);
  return reading.page;
}

const shown = 'Drafts may be deleted by whoever wrote them, and by nobody else.';

describe('what is read of a page', () => {
  it('is its article as Markdown, without what stands around it', async () => {
    const code = '<pre><code class="language-js">deleteDraft(id);\nrestore(id);</code></pre>';
    const { title, markdown, text } = await read(article('Drafts &amp; invoices', shown, code));
    expect(title).toBe('Drafts & invoices');
    expect(markdown).toContain(shown);
    expect(markdown).toContain('```\ndeleteDraft(id);\nrestore(id);\n```');
    expect(markdown).not.toContain('All rights reserved');
    expect(text).toContain('All rights reserved');
  });

  it.each([
    ['its head', `<html><title>Drafts</title><body><p>${shown}</p></body></html>`],
    ['its body', `<html><head><title>Drafts</title></head><p>${shown}</p></html>`],
    ['both', `<html><p>${shown}</p><p hidden>SECRET ORDER</p></html>`],
  ])('is there where the page leaves out the tags of %s', async (_, html) => {
    const { markdown, text } = await read(html);
    expect(markdown).toContain(shown);
    expect(text).toContain(shown);
    expect(text).not.toContain('SECRET');
  });

  it.each([
    ['an attribute', '<p hidden>SECRET ORDER</p>'],
    ['ARIA', '<div aria-hidden="true">SECRET ORDER</div>'],
    ['no display', '<p style="color: red; DISPLAY : none !important">SECRET ORDER</p>'],
    ['visibility', '<p style="visibility:hidden">SECRET ORDER</p>'],
    ['a font without size', '<p style="font-size:0">SECRET ORDER</p>'],
    ['a tiny font', '<span style="font-size: 1px">SECRET ORDER</span>'],
    ['white on white', '<p style="color:#fff">SECRET ORDER</p>'],
    ['an old white font', '<p>a<font color="white">SECRET ORDER</font></p>'],
    ['transparency', '<p style="opacity:0.0">SECRET ORDER</p>'],
    ['a place far away', '<p style="position:absolute;left:-9999px">SECRET ORDER</p>'],
    ['a comment', '<!-- SECRET ORDER -->'],
    ['a template', '<template><p>SECRET ORDER</p></template>'],
    ['a script', '<script>say("SECRET ORDER")</script>'],
    ['a field', '<textarea>SECRET ORDER</textarea>'],
    ['tag characters', [...'SECRET'].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')],
  ])('is nothing that is hidden by %s', async (_, hidden) => {
    const page = await read(article('Drafts', shown, hidden));
    const texts = [page.markdown, page.article, page.text];
    expect(texts.filter((text) => !text.includes(shown))).toEqual([]);
    expect(texts.filter((text) => /SECRET|[\u{E0000}-\u{E0FFF}]/u.test(text))).toEqual([]);
  });

  it('keeps white text on a dark ground, and what only a style sheet would hide', async () => {
    const page = await read(
      article(
        'Drafts',
        shown,
        '<p style="color:white;background:#333">A note on dark ground.</p>',
        '<p class="tab">In a tab.</p>',
      ),
    );
    expect(page.text).toContain('A note on dark ground.');
    expect(page.text).toContain('In a tab.');
  });

  it('is text without zero-width characters and turns of direction', async () => {
    const { text } = await read({
      headers: { 'content-type': 'text/plain' },
      body: 'dra\u200Bfts may\u202E be \u2066deleted',
    });
    expect(text).toBe('drafts may be deleted');
  });

  it.each([
    ['the header', { 'content-type': 'text/html; charset=iso-8859-1' }, ''],
    ['the page', { 'content-type': 'text/html' }, '<meta charset="windows-1252">'],
    [
      'an old form of the page',
      { 'content-type': 'text/html' },
      '<meta http-equiv="Content-Type" content="text/html; charset=latin1">',
    ],
  ])('is decoded as %s says', async (_, headers, meta) => {
    const body = Buffer.from(`<html><head>${meta}</head><body><p>Gelöschte Entwürfe</p></body></html>`, 'latin1');
    expect((await read({ headers, body })).text).toBe('Gelöschte Entwürfe');
  });

  it('is the title of Markdown, and JSON as it stands', async () => {
    const markdown = await read({
      headers: { 'content-type': 'text/markdown' },
      body: `# Drafts\n\n${shown} <!-- no -->\n`,
    });
    expect([markdown.title, markdown.text.includes('no -->')]).toEqual(['Drafts', false]);
    const json = await read({ headers: { 'content-type': 'application/ld+json' }, body: '{"limit": 100}' });
    expect(json.text).toBe('{"limit": 100}');
  });
});

describe('the passages nearest to a request', () => {
  it('are those that share its rare words, each short enough to quote', async () => {
    const page = await read(
      article(
        'Invoices',
        'Invoices are sent by post.',
        'A draft can be restored within thirty days of being deleted.',
        'Invoices have numbers that go up by one.',
      ),
    );
    const [best = ''] = findPassages(page, 'Let customers restore deleted drafts', 2);
    expect(best).toBe('A draft can be restored within thirty days of being deleted.');
  });

  it('are none that hold what looks like a secret', async () => {
    const key = `ghp_${'0123456789abcdefghijABCDEFGHIJ012345'}`;
    const page = await read(article('Restore', `To restore a deleted draft, send the token ${key} along.`));
    expect(findPassages(page, 'restore a deleted draft', 3).filter((passage) => passage.includes('ghp_'))).toEqual([]);
  });
});
