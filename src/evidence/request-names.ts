import type { Repository } from '../repository/repository.ts';
import type { Request } from '../request/request.ts';
import { findMentions } from './ranking/find-mentions.ts';
import { findTemplateLines } from './ranking/find-template-lines.ts';
import { readZones } from './ranking/read-zones.ts';
import { escapePattern } from '../repository/escape-pattern.ts';

/** A name of code, and not just a word: of several words, or with a sign that prose does not have. */
const isCode = /[a-z\d][A-Z]|[A-Za-z\d]_[A-Za-z\d]/;
const shortest = 5;

/** The names of code that a request gives, as snake, camel and Pascal case write them, each once; the repository's own issue templates name nothing. */
export function requestNames(request: Request, repository: Repository): readonly string[] {
  const { names, qualified } = findMentions(readZones(request.text, findTemplateLines(repository)));
  const asked = [...names.map(({ name }) => name), ...qualified.flat()].filter((name) => isCode.test(name));
  return [...new Set(asked.flatMap(spellingsOf))].filter((name) => name.length >= shortest);
}

/** The names that a request writes as code, whatever their shape: quoted, called, or behind a dot. */
export function writtenAsCode(request: Request, repository: Repository): readonly string[] {
  const { names, qualified } = findMentions(readZones(request.text, findTemplateLines(repository)));
  return [...new Set([...names.map(({ name }) => name), ...qualified.flatMap((parts) => parts.slice(-1))])];
}

/** Matches a name where code or its documentation writes it, and prose that has the word does not: `.partial()`, `` `partial` ``, `partial(`. */
export function codePattern(name: string): RegExp {
  const plain = escapePattern(name);
  return new RegExp(String.raw`(?<=[.\x60]|::\s?)${plain}(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])${plain}\(`, 'u');
}

/** Matches a name as a whole word of code. */
export function namePattern(name: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}_])${escapePattern(name)}(?![\p{L}\p{N}_])`, 'u');
}

/** True for a name that prose does not have: of several words, or with an underscore. */
export function isCodeName(name: string): boolean {
  return isCode.test(name) && name.length >= shortest;
}

function spellingsOf(name: string): readonly string[] {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
  if (words.length < 2) return [name];
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return [name, words.join('_'), pascal.charAt(0).toLowerCase() + pascal.slice(1), pascal];
}
