import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { contentOf } from '../../src/plan/content-of.ts';
import { PlanError } from '../../src/errors.ts';
import { printFront } from '../../src/plan/front.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { hashText } from '../../src/plan/provenance.ts';
import { driftDeciders, driftKinds } from '../../src/request/drift.ts';
import { driftEntry } from '../../src/sections/drift-entry.ts';
import { overview } from '../../src/sections/overview.ts';
import { recordEntry } from '../../src/plan/record-drift.ts';
import { hostile, numRuns } from '../markdown/hostile.ts';

const entry = driftEntry().schema.parse({
  kind: 'narrowed',
  requirements: ['R1'],
  what: 'Only here',
  why: 'There is no there',
  by: 'user',
});
const bullet = '**R1 narrowed.** Only here. Why: There is no there. Decided by: user.';

const ledgerOf = (text: string) => contentOf(parsePlan(text), overview)?.drift ?? [];
const record = (text: string) => recordEntry(parsePlan(text), entry).text;

const table =
  '| ID | Words in the request | Steps | Proved by |\n|---|---|---|---|\n| R1 | "Here and there" | 1 | U1 |\n';
/** A plan whose section 1 ends with these lines. */
const planWith = (drift: string, after = '\n---\n\n## 5. Performance Requirements\n\nfree words\n') =>
  `# Implementation Plan: By hand\n\n## 1. Overview\n\n**Requirements and where each is met**\n\n${table}\n${drift}${after}`;

describe('the bullet goes where it belongs', () => {
  it.each([
    [
      'after the last one',
      '### Drift from Original Request\n\n- **Added.** a\n',
      '- **Added.** a\n',
      `- **Added.** a\n- ${bullet}\n`,
    ],
    [
      'with the mark and the indent of the list',
      '### Drift\n\n### Drift from Original Request\n  * a\n  * b\n',
      '  * b\n',
      `  * b\n  * ${bullet}\n`,
    ],
    ['with the next number', '### Drift from Original Request\n\n1. a\n2. b\n', '2. b\n', `2. b\n3. ${bullet}\n`],
    [
      'with a blank line where the others have one',
      '### Drift from Original Request\n\n- a\n\n- b\n',
      '- b\n',
      `- b\n\n- ${bullet}\n`,
    ],
    [
      'after what belongs to the last one',
      '### Drift from Original Request\n\n- a\n  more of a\n  - inner\n',
      '  - inner\n',
      `  - inner\n- ${bullet}\n`,
    ],
    [
      'in place of the reason why there was none',
      '### Drift from Original Request\n\nNot applicable: nothing\n',
      'Not applicable: nothing\n',
      `- ${bullet}\n`,
    ],
    ['in place of "None."', '### Drift from Original Request\n\nNone.\n', 'None.\n', `- ${bullet}\n`],
    [
      'in place of a bullet that says "None"',
      '### Drift from Original Request\n\n- None\n',
      '- None\n',
      `- ${bullet}\n`,
    ],
    [
      'in place of the hole of the template',
      '### Drift from Original Request\n\n[Note any changes]\n',
      '[Note any changes]\n',
      `- ${bullet}\n`,
    ],
    [
      'below an open point',
      '### Drift from Original Request\n\n> **Open:** Which?\n',
      '> **Open:** Which?\n',
      `> **Open:** Which?\n\n- ${bullet}\n`,
    ],
    [
      'below free words',
      '### Drift from Original Request\n\nNothing is sure.\n\nSee the wiki.\n',
      'See the wiki.\n',
      `See the wiki.\n\n- ${bullet}\n`,
    ],
    [
      'below the heading alone',
      '### Drift from Original Request\n',
      'Original Request\n',
      `Original Request\n\n- ${bullet}\n`,
    ],
    ['under a heading of its own', '', table, `${table}\n### Drift from Original Request\n\n- ${bullet}\n`],
  ])('%s', (_, drift, old, now) => {
    for (const text of [planWith(drift), planWith(drift).replaceAll('\n', '\r\n'), `\uFEFF${planWith(drift)}`]) {
      const lines = (words: string) => (text.includes('\r') ? words.replaceAll('\n', '\r\n') : words);
      expect(record(text)).toBe(text.replace(lines(old), () => lines(now)));
    }
    const short = planWith(drift, '').trimEnd();
    expect(record(short)).toBe(short.replace(old.trimEnd(), () => now.trimEnd()));
  });

  it('before a part that a person put below, which keeps its lines', () => {
    const text = `# Implementation Plan: x\n\n## 1. Overview\n\n### Drift from Original Request\n- a\n**Requirements and where each is met**\n\n${table}`;
    const other = text.replace('- a\n', '- a\n\n');
    expect(record(other)).toBe(other.replace('- a\n', `- a\n- ${bullet}\n`));
    expect(ledgerOf(record(other))).toHaveLength(2);
  });

  it('below a heading with spaces at its end, which it keeps', () => {
    const text = planWith('### Drift from Original Request  \n');
    expect(record(text)).toBe(text.replace('Request  \n', () => `Request  \n\n- ${bullet}\n`));
    expect(record(planWith('### Drift from Original Request  ', ''))).toMatch(/Request {2}\n\n- [^\n]+$/);
  });

  it('and not into a plan without section 1', () => {
    expect(() => record('# Implementation Plan: x\n\n## 5. Performance Requirements\n')).toThrow(PlanError);
  });

  it('and not into a fence that nobody closed', () => {
    const text = planWith('### Drift from Original Request\n\n```text\nopen\n', '');
    expect(() => record(text)).toThrow('would be read otherwise');
  });
});

test('the recorded hash of section 1 moves along if nobody edited it, and stays if somebody did', () => {
  const body = `${planWith('### Drift from Original Request\n\nNot applicable: nothing differs\n')}`;
  const hashed = (hash: string) => {
    const front = printFront({
      groundplan: 1,
      title: 'By hand',
      status: 'Draft',
      request: 'Here and there',
      repository: 'shop',
      base: null,
      created: '2026-01-01',
      size: 'standard',
      sections: { overview: { drafter: 'evidence', at: '2026-01-01T00:00:00Z', hash } },
      cites: {},
    });
    return `${front}\n\n${body}`;
  };
  const own = (text: string) => parsePlan(text).sections[0]?.text ?? '';
  const unedited = record(hashed(hashText(own(body))));
  expect(parsePlan(unedited).front?.sections.overview?.hash).toBe(hashText(own(unedited)));
  const edited = hashed('0000000000000000');
  expect(record(edited)).toBe(edited.replace('Not applicable: nothing differs', () => `- ${bullet}`));
});

test('whatever the entry says and whatever stands around it, one bullet is added and no other byte changes', () => {
  const places = fc.constantFrom(
    '',
    '### Drift from Original Request\n',
    '### Drift from Original Request\n\n- a\n',
    '### Drift from Original Request\n\n* a\n\n* b `c`\n  d\n',
    '### Drift from Original Request\n\n> **Open:** Which?\n',
    '#### drift from original request:\n\n1) a\n',
  );
  const around = fc.array(fc.constantFrom('words', '- x', '| a | b |', '<!-- c -->', '> q', '---', ''), {
    maxLength: 4,
  });
  const given = fc.record({
    kind: fc.constantFrom(...driftKinds),
    requirements: fc.constantFrom([], ['R1'], ['R1', 'R2']),
    what: hostile,
    why: hostile,
    by: fc.constantFrom(...driftDeciders),
  });
  fc.assert(
    fc.property(given, places, around, fc.constantFrom('\n', '\r\n'), fc.boolean(), (typed, place, lines, end, bom) => {
      const plain = planWith(place, `\n## 9. Observability\n\n${lines.join('\n')}\n\n## 13. References\n\n- a\n`);
      const text = (bom ? '\uFEFF' : '') + plain.replaceAll('\n', end);
      const made = driftEntry().schema.parse(typed);
      const before = ledgerOf(text);
      const now = recordEntry(parsePlan(text), made).text;
      expect(ledgerOf(now)).toEqual([...before, made]);
      expect(withoutOneStretch(now, text)).toBe(text);
      expect(end === '\r\n' ? now.replaceAll('\r\n', '') : '').not.toMatch(/[\r\n]/);
    }),
    { numRuns: Math.ceil(numRuns / 2) },
  );
});

/** The new text without what was put in at the first place where the two differ. */
function withoutOneStretch(now: string, text: string): string {
  const differs = Array.from(text, (_, at) => at).find((at) => now[at] !== text[at]) ?? text.length;
  return now.slice(0, differs) + now.slice(differs + now.length - text.length);
}
