import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numRuns } from './hostile.ts';
import { PlanError } from '../../src/errors.ts';
import { scanOutline } from '../../src/markdown/outline.ts';
import { spliceRegion, type Region } from '../../src/markdown/splice.ts';
import { documentText, markdownText } from './documents.ts';

/** The region of one section with all that stands under it, and what to put there. */
const splices = fc.tuple(documentText, fc.nat(), markdownText(fc.constant('\n')));

function sectionOf(text: string, index: number): Region | undefined {
  const outline = scanOutline(text);
  const own = outline[index % Math.max(outline.length, 1)];
  if (own === undefined) return undefined;
  const next = outline.find(({ start, depth }) => start > own.start && depth <= own.depth);
  return { start: own.start, end: next?.start ?? text.length };
}

function attempt(text: string, region: Region, markdown: string): string | undefined {
  try {
    return spliceRegion(text, region, markdown);
  } catch (error) {
    if (error instanceof PlanError && error.code === 'conflict') return undefined;
    throw error;
  }
}

describe('spliceRegion', () => {
  it('keeps every byte outside and every heading, or refuses', () => {
    fc.assert(
      fc.property(splices, ([text, index, markdown]) => {
        const region = sectionOf(text, index);
        fc.pre(region !== undefined);
        const outcome = attempt(text, region, markdown);
        fc.pre(outcome !== undefined);
        expect(outcome.startsWith(text.slice(0, region.start))).toBe(true);
        expect(outcome.endsWith(text.slice(region.end))).toBe(true);
        const titles = (of: string) => scanOutline(of).map(({ title }) => title);
        const outline = scanOutline(text);
        expect(titles(outcome)).toEqual([
          ...outline.filter(({ start }) => start < region.start).map(({ title }) => title),
          ...titles(`\n${markdown}`),
          ...outline.filter(({ start }) => start >= region.end).map(({ title }) => title),
        ]);
      }),
      { numRuns },
    );
  });

  it('changes nothing when what stands there is put there again', () => {
    fc.assert(
      fc.property(splices, ([text, index, markdown]) => {
        const region = sectionOf(text, index);
        fc.pre(region !== undefined);
        const once = attempt(text, region, markdown);
        fc.pre(once !== undefined && scanOutline(`\n${markdown}`)[0]?.start === 1);
        const end = region.end + once.length - text.length;
        expect(attempt(once, { start: region.start, end }, markdown)).toBe(once);
      }),
      { numRuns },
    );
  });

  const plan = '## A\n\nold\n\n<!-- keep -->\n\n---\n\n## B\n\nb\n';

  it('keeps comments, breaks and definitions around what a section says', () => {
    const text = '## A\n\nold [x]\n\n[x]: https://a.b\n<!-- keep -->\n\n---\n\n## B\n';
    expect(spliceRegion(text, { start: 0, end: text.indexOf('## B') }, '## A\n\nnew\n')).toBe(
      '## A\n\nnew\n\n[x]: https://a.b\n<!-- keep -->\n\n---\n\n## B\n',
    );
  });

  it('fills a section that says nothing', () => {
    const text = '## A\n## B\n';
    expect(spliceRegion(text, { start: 5, end: 5 }, 'new')).toBe('## A\n\nnew\n\n## B\n');
    expect(spliceRegion('## A', { start: 4, end: 4 }, 'new')).toBe('## A\n\nnew\n');
  });

  it('writes the line breaks of the document', () => {
    const text = plan.replaceAll('\n', '\r\n');
    expect(spliceRegion(text, { start: 0, end: text.indexOf('## B') }, '## A\n\nnew\n')).toBe(
      plan.replace('old', 'new').replaceAll('\n', '\r\n'),
    );
  });

  it('ends a list that would take in an indented heading', () => {
    const text = '# A\n\nold\n\n  ## B\n';
    expect(spliceRegion(text, { start: 4, end: 10 }, '- one\n- two')).toBe(
      '# A\n\n- one\n- two\n\n<!-- -->\n\n  ## B\n',
    );
  });

  it.each(['```\nopen', '<!-- open', '<pre>\nopen', '<script>\nopen'])(
    'refuses %j, which would take in what follows',
    (markdown) => {
      expect(() => spliceRegion(plan, { start: 5, end: plan.indexOf('## B') }, markdown)).toThrow(/stand by itself/);
    },
  );
});
