import { createHash } from 'node:crypto';
import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSegmentBuilder, type LexedText } from '../../../src/repository/cache/build-segment.ts';
import { readLog } from '../../../src/repository/cache/describe-log.ts';
import { LEXER_VERSION, openIndexLog, type LexedPlace } from '../../../src/repository/cache/index-log.ts';
import { readSegment, type LexedSegment } from '../../../src/repository/cache/lexed-segment.ts';
import { readRecord } from '../../../src/repository/cache/lexed-record.ts';
import { clearLogs, listLogs, logFolder, tidyLogs } from '../../../src/repository/cache/log-folder.ts';
import { allStrings, stringAt } from '../../../src/repository/cache/string-table.ts';
import { languageOf } from '../../../src/repository/languages.ts';
import { findDefinitions } from '../../../src/repository/lexer/find-definitions.ts';
import { findImports } from '../../../src/repository/lexer/imports/resolve-imports.ts';
import { wordSyntaxOf } from '../../../src/repository/lexer/word-syntax.ts';
import { createTemporaryFolder } from '../../support/temporary-repository.ts';

function lex(path: string, text: string): LexedText {
  const language = languageOf(path);
  const id = language?.id ?? null;
  const [definitions, statements] = [findDefinitions(text, id), findImports(text, id)];
  return { text, syntax: wordSyntaxOf(language), lineCount: 1, definitions, statements };
}

function build(texts: Readonly<Record<string, string>>): Uint8Array {
  const builder = createSegmentBuilder();
  for (const [key, text] of Object.entries(texts)) builder.add(key, lex('a.ts', text));
  return builder.finish();
}

function open(folder: string, home = '/somewhere/.git') {
  const log = openIndexLog({ folder, version: '1', tell: (message) => expect.unreachable(message) }, home);
  return {
    ...log,
    save(fresh: Uint8Array, used: readonly LexedPlace[]) {
      log.append(fresh);
      log.settle(used);
    },
  };
}

/** Each record of some segments that is in use, the newest of each key. */
function placesIn(segments: readonly LexedSegment[]): LexedPlace[] {
  const places = segments.flatMap((segment) =>
    allStrings(segment.keys).map((key, record) => ({ key, segment, record })),
  );
  return [...new Map(places.map((place) => [place.key, place])).values()];
}

function wordsOf({ segment, record }: LexedPlace): readonly string[] {
  const words: string[] = [];
  const visitor = { definition: () => {}, statement: () => {} };
  readRecord(segment, record, {
    ...visitor,
    word: (word, code, comments, strings) =>
      words.push(`${stringAt(segment.words, word)} ${code} ${comments} ${strings}`),
  });
  return words;
}

it('writes a log of many small segments anew, and loses nothing that is used', () => {
  const folder = createTemporaryFolder();
  for (let round = 0; round < 150; round += 1) {
    const log = open(folder);
    const fresh = build({ [`key${round}`]: `const value${round} = "text"; // note ${round}\n` });
    const segments = [...log.load(), readSegment(fresh)];
    expect(segments.length).toBeLessThanOrEqual(66);
    log.save(fresh, placesIn(segments));
  }
  const places = placesIn(open(folder).load());
  expect(places.map(({ key }) => key).sort()).toEqual(Array.from({ length: 150 }, (_, at) => `key${at}`).sort());
  expect(places.filter(({ key }) => key === 'key77').map(wordsOf)).toEqual([
    ['const 1 0 0', 'value77 1 0 0', 'text 0 0 1', 'note 0 1 0'],
  ]);
});

it('leaves out what is dead once that is more than half', () => {
  const folder = createTemporaryFolder();
  const large = (name: string) => Array.from({ length: 40_000 }, (_, at) => `${name}${at}`).join(' ');
  const first = build({ a: large('first'), b: 'kept' });
  open(folder).save(first, placesIn([readSegment(first)]));
  const log = open(folder);
  const second = build({ c: large('second') });
  const segments = [...log.load(), readSegment(second)];
  log.save(
    second,
    placesIn(segments).filter(({ key }) => key !== 'a'),
  );
  expect(placesIn(open(folder).load()).map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  const next = open(folder);
  const third = build({ d: 'small' });
  next.save(
    third,
    placesIn([...next.load(), readSegment(third)]).filter(({ key }) => key === 'b' || key === 'd'),
  );
  expect(placesIn(open(folder).load()).map(({ key }) => key)).toEqual(['b', 'd']);
  expect(statSync(listLogs(logFolder(folder))[0]?.path ?? '').size).toBeLessThan(1000);
});

it('begins anew when the log was cleared between reading and writing', () => {
  const folder = createTemporaryFolder();
  const first = build({ a: 'one' });
  open(folder).save(first, placesIn([readSegment(first)]));
  const log = open(folder);
  const segments = log.load();
  expect(clearLogs(logFolder(folder))).toBe(1);
  const second = build({ b: 'two' });
  log.save(second, placesIn([...segments, readSegment(second)]));
  expect(placesIn(open(folder).load()).map(({ key }) => key)).toContain('b');
});

it('removes the oldest logs when all are too large together, and what a stopped process left', () => {
  const folder = createTemporaryFolder();
  const logs = logFolder(folder);
  ['/one', '/two', '/three'].forEach((home, at) => {
    const fresh = build({ [home]: 'text '.repeat(10) });
    open(folder, home).save(fresh, []);
    const made = listLogs(logs).find(({ path }) => readLog(path).home === home)?.path ?? '';
    utimesSync(made, 1_000_000 + at, 1_000_000 + at);
  });
  writeFileSync(join(logs, 'x.log.abc.tmp'), 'left');
  utimesSync(join(logs, 'x.log.abc.tmp'), 1, 1);
  const [one, two, three] = listLogs(logs);
  tidyLogs(logs, one?.path ?? '', (one?.size ?? 0) + (three?.size ?? 0));
  expect(listLogs(logs).map(({ path }) => path)).toEqual([one?.path, three?.path]);
  expect(two?.path).toBeDefined();
  expect(readdirSync(logs).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

it('notices when the lexer makes something else of a text: then LEXER_VERSION must be raised', () => {
  const builder = createSegmentBuilder();
  for (const path of Object.keys(texts)) builder.add(path, lex(path, texts[path] ?? ''));
  const digest = createHash('sha256').update(builder.finish()).digest('hex').slice(0, 16);
  expect({ version: LEXER_VERSION, digest }).toMatchInlineSnapshot(`
    {
      "digest": "c06a69fb670600e2",
      "version": 1,
    }
  `);
});

const texts: Readonly<Record<string, string>> = {
  'a.ts':
    "import { z } from './z.ts';\nexport class RateLimiter { take(n = 1) { return `${n} HTTPServer2`; } } // why\n",
  'a.py': 'from .b import c\nclass A:\n    """Doc."""\n    def run(self): return "s"\n# note\nX = 1\n',
  'a.go': 'package a\n\nimport "fmt"\n\ntype T struct{}\n\nfunc (t T) Do() { fmt.Println("x") }\n',
  'a.rs': "use crate::b::C;\nmod d;\npub fn run<'a>(x: &'a str) -> char { 'x' }\n",
  'A.java': 'import a.B;\nclass A { void run() { } /* c */ }\n',
  'a.rb': "require 'b'\nclass A\n  def run; end\nend\n",
  'a.php': '<?php\nuse A\\B;\nfunction run() { return "x"; }\n',
  'a.cs': 'using A.B;\nclass C { void Run() { } }\n',
  'a.c': '#include "b.h"\nint run(void) { return 0; }\n',
  'a.md': '# Rate limits\n\nSee the `limiter`.\n',
};
