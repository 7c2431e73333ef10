import type { FacilityArea } from '../collectors/facilities.ts';
import type { SourceText } from '../scan/source-text.ts';
import { matchesIn } from '../scan/source-text.ts';

/** A use of something that no import shows. */
export interface PatternUse {
  readonly area: FacilityArea;
  readonly name: string;
  readonly path: string;
  /** First line of the file that uses it. */
  readonly line: number;
  /** How often the file uses it. */
  readonly times: number;
}

/** Globals and methods that serve an area without an import. */
export function readPatterns(source: SourceText): readonly PatternUse[] {
  return PATTERNS.filter(({ endings, hint }) => endings.test(source.path) && source.text.includes(hint)).flatMap(
    ({ area, name, pattern }) => {
      const matches = matchesIn(source, pattern);
      const line = matches[0]?.line;
      return line === undefined ? [] : [{ area, name, path: source.path, line, times: matches.length }];
    },
  );
}

const SCRIPT = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;

const PATTERNS: readonly {
  readonly area: FacilityArea;
  readonly name: string;
  readonly endings: RegExp;
  readonly hint: string;
  readonly pattern: RegExp;
}[] = [
  {
    area: 'logging',
    name: 'console',
    endings: SCRIPT,
    hint: 'console.',
    pattern: /\bconsole\.(?:log|error|warn|info|debug)\(/g,
  },
  { area: 'logging', name: 'Rails.logger', endings: /\.rb$/, hint: 'Rails.logger', pattern: /\bRails\.logger\b/g },
  {
    area: 'logging',
    name: 'Laravel Log',
    endings: /\.php$/,
    hint: 'Log::',
    pattern: /\bLog::(?:debug|info|notice|warning|error|critical)\(/g,
  },
  { area: 'logging', name: 'ILogger', endings: /\.cs$/, hint: 'ILogger', pattern: /\bILogger(?:<\w+>)?\s+\w+/g },
  {
    area: 'http client',
    name: 'fetch',
    endings: SCRIPT,
    hint: 'fetch(',
    pattern: /(?<![.\w$])(?:globalThis\.)?fetch\(/g,
  },
  {
    area: 'http client',
    name: 'HttpClient',
    endings: /\.cs$/,
    hint: 'HttpClient',
    pattern: /\b(?:I?HttpClient(?:Factory)?)\s+\w+/g,
  },
  {
    area: 'http client',
    name: 'net/http',
    endings: /\.go$/,
    hint: 'http.',
    pattern: /\bhttp\.(?:Client\b|DefaultClient|NewRequest|Get\(|Post\(|RoundTripper)/g,
  },
  { area: 'cache', name: 'Rails.cache', endings: /\.rb$/, hint: 'Rails.cache', pattern: /\bRails\.cache\b/g },
  {
    area: 'database',
    name: 'Active Record',
    endings: /\.rb$/,
    hint: 'ApplicationRecord',
    pattern: /< (?:ApplicationRecord|ActiveRecord::Base)\b/g,
  },
  { area: 'concurrency', name: 'goroutines', endings: /\.go$/, hint: 'go ', pattern: /^\s*go (?:func\b|[\w.]+\()/gm },
  {
    area: 'queue',
    name: 'Active Job',
    endings: /\.rb$/,
    hint: 'ApplicationJob',
    pattern: /< (?:ApplicationJob|ActiveJob::Base)\b/g,
  },
];
