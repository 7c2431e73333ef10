import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { checkMermaid } from '../../src/markdown/mermaid-syntax.ts';

const valid: Readonly<Record<string, string>> = {
  flowchart:
    'flowchart LR\n    A[Input] --> B["`**bold** (x)`"] --> C["a<br/>b"]\n    subgraph one\n    c --> d\n    end',
  graph:
    'graph TB\n    I[rate-limit/index.ts] --> S["store (x)"]:::changed\n    X -. never imports .-> I\n    classDef changed stroke-width:3px',
  sequence:
    'sequenceDiagram\n    participant R as Request\n    R->>M: c, next\n    alt count > limit\n        M-->>R: throw\n    else ok\n        M->>H: next()\n    end',
  class: 'classDiagram\n  class A {\n    +String x\n    +run() void\n  }\n  A <|-- B',
  state: 'stateDiagram-v2\n  [*] --> Idle\n  Idle --> Run: go\n  state Run {\n    a --> b\n  }',
  er: 'erDiagram\n  CUSTOMER ||--o{ ORDER : places\n  ORDER {\n    int id PK\n  }',
  gantt: 'gantt\n  title A\n  dateFormat YYYY-MM-DD\n  section S\n  Task :a1, 2024-01-01, 30d\n  Other :after a1, 20d',
  pie: 'pie title P\n "a" : 3',
  journey: 'journey\n title J\n section S\n  Do: 5: Me',
  git: 'gitGraph\n commit\n branch x\n commit',
  mindmap: 'mindmap\n  root((m))\n    A\n    B',
  architecture: 'architecture-beta\n group api(cloud)[API]\n service db(database)[DB] in api',
  'front matter and comments': '---\ntitle: T\n---\n%%{init: {"theme":"dark"}}%%\nflowchart LR\n  %% note\n  A --> B',
};

const invalid: readonly (readonly [string, string, number, RegExp])[] = [
  ['flowchart', 'flowchart LR\n    A[Input] --> B[Process --> C[Output]', 2, /bracket before it is not closed/],
  ['graph', 'graph TB\n  A --> B\n  A[foo (bar)] --> B', 3, /needs quotes/],
  ['end as a name', 'flowchart LR\n  A --> end', 2, /keyword/],
  ['sequence', 'sequenceDiagram\n  A->>B hello', 2, /expected TXT/],
  ['class', 'classDiagram\n  class A {\n  +x', 3, /Unexpected EOF_IN_STRUCT/],
  ['state', 'stateDiagram-v2\n  A --> : x', 2, /Unexpected DESCR/],
  ['er', 'erDiagram\n  A ||--o{ B', 2, /expected COLON/],
  ['gantt', 'gantt\n  dateFormat YYYY\n  nonsense', 3, /expected taskData/],
  ['pie', 'pie title P\n "a" 3', 2, /Expecting token of type ':'/],
  ['no diagram', 'hello\nworld', 1, /Unexpected "hello"/],
  ['after comments', '%% c\nflowchart LR\n  %% c2\n  A --> B\n  A -->> B\n', 5, /Unexpected TAGEND/],
  ['after front matter', '---\ntitle: T\n---\nflowchart LR\n\n  A -->> B', 6, /Unexpected TAGEND/],
  ['unfinished', 'flowchart LR\n  A --> B\n  B -->\n', 3, /Unexpected EOF/],
];

describe('checkMermaid', () => {
  it('accepts diagrams of every usual kind, many at once', async () => {
    const verdicts = await Promise.all(
      Object.entries(valid).map(async ([kind, source]) => [kind, await checkMermaid(source)]),
    );
    expect(Object.fromEntries(verdicts)).toEqual(
      Object.fromEntries(Object.keys(valid).map((kind) => [kind, { ok: true }])),
    );
  });

  it.each(invalid)('says what is wrong, and where: %s', async (_, source, line, message) => {
    const verdict = await checkMermaid(source);
    expect(verdict).toMatchObject({ ok: false, line });
    expect(verdict.ok === false && verdict.message).toMatch(message);
  });

  it('is not disturbed by a flawed diagram between sound ones', async () => {
    const verdicts = await Promise.all(
      ['graph TB\n A', 'graph TB\n A[', 'graph TB\n B'].map((source) => checkMermaid(source)),
    );
    expect(verdicts.map(({ ok }) => ok)).toEqual([true, false, true]);
  });

  it('gives a diagram up that takes too long, and checks the next one', async () => {
    const endless = `flowchart LR\n${'  A --> B\n'.repeat(30_000)}`;
    const [first, second] = await Promise.all([checkMermaid(endless, { timeLimit: 1 }), checkMermaid('graph TB\n A')]);
    expect(first).toEqual({ ok: null, message: 'The Mermaid parser did not finish within 1 ms.' });
    expect(second).toEqual({ ok: true });
  });

  it('works in the built package, prints nothing of its own, and lets the program end', () => {
    const program = `
      const { checkMermaid } = await import('./dist/src/markdown/mermaid-syntax.js');
      console.log(JSON.stringify([await checkMermaid('flowchart LR\\n  A --> B'), await checkMermaid('flowchart LR\\n  A -->')].map(({ ok }) => ok)));
    `;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
      timeout: 50_000,
    });
    expect(printed).toBe('[true,false]\n');
  });
});
