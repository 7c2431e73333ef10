/** Comments for tools and licences say nothing about what follows. */
const DIRECTIVE =
  /^(?:(?:eslint|oxlint|ts|prettier|biome)-\w|(?:istanbul|c8|v8) ignore|(?:tslint|jshint|pylint|mypy|ruff|rubocop|phpcs|isort|fmt|type|frozen_string_literal): ?\w|@(?:ts-|jsx|vitest)|noinspection|nolint|noqa|go:\w|\+build|#(?:end)?region|pragma: ?\w|clang-format o|shellcheck \w+=|[-=*#~_/\s]*$)/i;
const LICENCE = /\b(?:copyright|licen[cs]ed? under|SPDX-License-Identifier|all rights reserved)\b/i;

const MOST_CHARACTERS = 200;
const SENTENCE = /^.*?[.!?](?=\s|$)/;
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|resp|approx|no|St|Mr|Dr)\.$/i;

/** What a doc comment says after its text: tags, fields and headings. */
const SECTION = /^(?:@\w|:\w+.*:|\\(?:param|return)|#{1,6} )/;
const PARAMETER = /^(?:@(?!(?:brief|summary|description|desc)\b)\w|:\w+.*:|\\(?:param|return))/;

/** The first sentence of a doc comment or docstring on one line, at most 200 characters; null when it says nothing. */
export function summarizeComment(comment: string | null): string | null {
  if (comment === null || LICENCE.test(comment)) return null;
  const lines = comment.split(/\r?\n/).map(stripMarks);
  const start = lines.findIndex((line) => line !== '' && !DIRECTIVE.test(line));
  if (start < 0) return null;
  const rest = lines.slice(start);
  const end = rest.findIndex((line, at) => line === '' || (at > 0 ? SECTION : PARAMETER).test(line));
  const paragraph = plain(
    rest
      .slice(0, end < 0 ? rest.length : end)
      .filter((line) => !DIRECTIVE.test(line))
      .reduce(joinLines, ''),
  );
  if (paragraph === '') return null;
  return shorten(firstSentence(paragraph));
}

/** Go comments often leave the full stop out: a line that begins as sentences begin ends the one before. */
function joinLines(text: string, line: string): string {
  const isNew = OPENER.test(line) && /[\p{L}\p{N})\]`'"]$/u.test(text);
  return text === '' ? line : `${text}${isNew ? '.' : ''} ${line}`;
}

const OPENER =
  /^(?:It|This|These|The|See|If|Use|Note|Returns?|When|For|By|An?|Otherwise|You|However|Example|Deprecated)\b/;

function stripMarks(line: string): string {
  return line
    .replace(/^\s*(?:\/\*+!?<?|\*+\/|\/\/[/!]*<?|\*(?!\*)|#+!?|--+|"""|''')\s?/, '')
    .replace(/\s*(?:\*+\/|"""|''')\s*$/, '')
    .trim();
}

/** Without the tags of XML documentation and the links of Javadoc. */
function plain(text: string): string {
  return text
    .replace(/<(?:see|paramref|typeparamref)\s+\w+="([^"]*)"\s*\/>/g, '$1')
    .replace(/<\/?(?:summary|remarks|para|p|c|code|b|i|em|strong|br|ul|li|pre)\s*\/?>/g, '')
    .replace(/\{@(?:link|linkplain|code|literal|inheritDoc)\s*#?([^}]*)\}/g, '$1')
    .replace(/^@(?:brief|summary|description|desc)\s+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function firstSentence(text: string): string {
  let sentence = '';
  for (let rest = text; rest !== ''; rest = text.slice(sentence.length)) {
    const next = SENTENCE.exec(rest)?.[0];
    if (next === undefined) return text;
    sentence += next;
    if (!ABBREVIATION.test(sentence)) return sentence;
  }
  return sentence;
}

function shorten(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1).trimEnd()}…`;
}
