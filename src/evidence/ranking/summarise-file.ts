import type { Language } from '../../repository/languages.ts';

/** Lines in which a file's own documentation must begin. */
const HEADER = 60;
const LONGEST = 240;

/**
 * What a file says that it is for: the first sentence of its module docstring or header comment, else of the comment on its first
 * definition. Licences, tool directives and lint notes do not count. Null when nothing says.
 */
export function summariseFile(lines: readonly string[], language: Language | null): string | null {
  if (language === null) return null;
  for (const comment of headerComments(lines.slice(0, HEADER), language)) {
    const sentence = firstSentenceOf(comment);
    if (sentence !== null) return sentence;
  }
  return null;
}

/** The comments and docstrings of the head, each as one text with its paragraphs apart. */
function* headerComments(lines: readonly string[], language: Language): Generator<string> {
  const blocks = [...language.comments.block, ...(language.id === 'python' ? DOCSTRINGS : [])];
  let afterCode = false;
  for (let at = 0; at < lines.length; at += 1) {
    const indented = /^\s/.test(lines[at] ?? '');
    const line = (lines[at] ?? '').trim();
    if (line.startsWith('#!') || line === '') continue;
    const block = blocks.find(([open]) => line.replace(/^[rRuUbB]+(?=["'])/, '').startsWith(open));
    const mark = language.comments.line.find((start) => line.startsWith(start));
    const isCode = block === undefined && mark === undefined;
    // Python documents a module above its code only; elsewhere a doc comment on the first definition speaks for the file.
    if (isCode && language.id === 'python') return;
    afterCode ||= isCode;
    if (isCode || (afterCode && (indented || !line.startsWith('/**')))) continue;
    const taken: string[] = [];
    if (block !== undefined) {
      const [open, close] = block;
      let rest = line.slice(line.indexOf(open) + open.length);
      for (; !rest.includes(close) && at + 1 < lines.length; rest = lines[at] ?? '') {
        taken.push(rest);
        at += 1;
      }
      taken.push(rest.slice(0, rest.includes(close) ? rest.indexOf(close) : undefined));
    } else if (mark !== undefined) {
      for (; at < lines.length && (lines[at] ?? '').trim().startsWith(mark); at += 1)
        taken.push((lines[at] ?? '').trim().slice(mark.length));
    }
    yield taken.map((text) => text.replace(/^[\s*/!#;-]+/, '').trimEnd()).join('\n');
  }
}

const DOCSTRINGS: readonly (readonly [string, string])[] = [
  ['"""', '"""'],
  ["'''", "'''"],
];

function firstSentenceOf(comment: string): string | null {
  for (const paragraph of comment.split(/\n\s*\n/)) {
    const text = paragraph
      // A line of signs below a line of words makes it a heading, in reStructuredText and Markdown.
      .replace(/^[ \t]*([=~^"'`#*+.-])\1{2,}[ \t]*$/gm, '.')
      .replace(/^@(?:module|file(?:overview)?|fileoverview|brief|description|package)\b[ \t]*/gim, '')
      .replace(/\s+/g, ' ')
      .replace(/\{@link ([^}\s]+)[^}]*\}|<\/?\w+>/g, '$1')
      .trim();
    if (LICENCE.test(text)) return null;
    if (DIRECTIVE.test(text) || (text.match(/\p{L}{2,}/gu) ?? []).length < 3) continue;
    const sentence = /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
    return sentence.length > LONGEST ? `${sentence.slice(0, sentence.lastIndexOf(' ', LONGEST))} …` : sentence;
  }
  return null;
}

const LICENCE =
  /copyright|\(c\) \d{4}|licen[cs]ed? |spdx-|permission is hereby granted|all rights reserved|redistribution and use/i;
const DIRECTIVE =
  /^(?:@|eslint|tslint|prettier|jshint|globals?\b|ts-|@ts|istanbul|coding[:=]|-\*-|vim?:|pylint|flake8|noqa|mypy|type:|isort|rubocop|frozen_string|encoding:|nolint|go:|\+build|clang-format|phpcs|author:|todo\b|fixme\b|=+|-{3,}|region\b|#|<)/i;
