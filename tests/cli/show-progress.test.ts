import { expect, test } from 'vitest';
import { showProgress } from '../../src/cli/show-progress.ts';

test('writes one plain line per stage into a pipe, and more only after a second', () => {
  const { text, stream } = record();
  let time = 0;
  const progress = showProgress(stream, 'plain', () => time);
  progress.tell({ stage: 'reading', item: '', done: 0, total: 0 });
  progress.tell({ stage: 'drafting', item: 'overview', done: 0, total: 18 });
  progress.tell({ stage: 'drafting', item: 'security', done: 1, total: 18 });
  time = 1500;
  progress.tell({ stage: 'drafting', item: 'steps', done: 2, total: 18 });
  progress.clear();
  expect(text()).toBe('reading\ndrafting\ndrafting 3/18 steps\n');
});

test('keeps one line on a terminal, shorter than it is wide, and takes it away at the end', () => {
  const { text, stream } = record(30);
  let time = 0;
  const progress = showProgress(stream, 'live', () => time);
  progress.tell({ stage: 'drafting', item: 'a section with a long name', done: 3, total: 18 });
  time = 2000;
  progress.tell({ stage: 'checking', item: '', done: 0, total: 0 });
  progress.clear();
  expect(text()).not.toContain('\n');
  expect(text()).toContain('checking · 2 s');
  expect(text().endsWith('\r\u001B[2K')).toBe(true);
  const lines = text().split('\r\u001B[2K');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(30);
});

test('says what a model used and how long the rest will take, once that can be told', () => {
  const { text, stream } = record();
  let time = 0;
  const progress = showProgress(stream, 'live', () => time);
  progress.tell({ stage: 'drafting with m', item: 'steps', done: 0, total: 18, used: '' });
  time = 60_000;
  progress.tell({ stage: 'drafting with m', item: 'overview', done: 12, total: 18, used: '9000 tokens, 0.020 USD' });
  progress.clear();
  expect(text()).toContain('drafting with m 13/18 overview · 9000 tokens, 0.020 USD · 60 s · about 30 s left');
});

test('writes nothing when it is to be quiet', () => {
  const { text, stream } = record();
  const progress = showProgress(stream, 'none');
  progress.tell({ stage: 'reading', item: '', done: 0, total: 0 });
  progress.clear();
  expect(text()).toBe('');
});

function record(columns = 120) {
  const pieces: string[] = [];
  return { text: () => pieces.join(''), stream: { columns, write: (piece: string) => pieces.push(piece) } };
}
