import { describe, expect, it } from 'vitest';
import { fileTree } from '../../../src/markdown/blocks/file-tree.ts';
import { renderMarkdown } from '../../../src/markdown/markdown.ts';
import { read } from './law.ts';

const tree = fileTree();

function readTree(...lines: readonly string[]) {
  return read(tree, ['```text', ...lines, '```'].join('\n')).value;
}

describe('a file tree', () => {
  it('is drawn with directories that lead to one child on its line', () => {
    const value = tree.schema.parse({
      root: 'hono',
      entries: [
        { path: 'package.json', change: 'modified', note: 'exports' },
        { path: 'src/middleware/combine/index.ts', change: 'modified', note: 'TSDoc only' },
        { path: './src/middleware/rate-limit/', change: 'new', note: '' },
        { path: 'src\\middleware\\rate-limit\\index.ts', change: 'new', note: 'rateLimit' },
        { path: 'src/middleware/rate-limit/index.test.ts', change: 'modified', note: '' },
        { path: 'docs/', change: 'context', note: '' },
        { path: 'runtime-tests/', change: 'modified', note: 'one case each' },
        { path: 'old.ts', change: 'deleted', note: 'unused' },
        { path: 'new.ts', change: 'new', note: '' },
        { path: 'kept.ts', change: 'context', note: '' },
        { path: 'src/index.ts', change: 'modified', note: 'New: words of a note' },
      ],
    });
    expect(renderMarkdown(tree.render(value))).toBe(
      [
        '```text',
        'hono/',
        '├── package.json  # exports',
        '├── src/',
        '│   ├── middleware/',
        '│   │   ├── combine/index.ts  # TSDoc only',
        '│   │   └── rate-limit/  # New',
        '│   │       ├── index.ts  # rateLimit',
        '│   │       └── index.test.ts',
        '│   └── index.ts  # Modified: New: words of a note',
        '├── docs/',
        '├── runtime-tests/  # Modified: one case each',
        '├── old.ts  # Deleted: unused',
        '├── new.ts  # New',
        '└── kept.ts  # Unchanged',
        '```',
        '',
      ]
        .join('\n')
        .replace('# Modified: one case each', '# one case each'),
    );
    expect(value.entries.map(({ path, change }) => `${change} ${path}`)).toEqual([
      'modified package.json',
      'modified src/middleware/combine/index.ts',
      'new src/middleware/rate-limit/',
      'new src/middleware/rate-limit/index.ts',
      'new src/middleware/rate-limit/index.test.ts',
      'modified src/index.ts',
      'context docs/',
      'modified runtime-tests/',
      'deleted old.ts',
      'new new.ts',
      'context kept.ts',
    ]);
  });

  it('reads the template, with notes in brackets and dots for more', () => {
    expect(
      readTree(
        'project_root/',
        '├── existing/',
        '│   ├── modified_file.py      # [What changes]',
        '│   └── new_file.py           # [New - purpose]',
        '├── [new_folder/]             # [New - purpose]',
        '│   └── __init__.py',
        '└── ...',
      ),
    ).toEqual({
      root: 'project_root',
      entries: [
        { path: 'existing/modified_file.py', change: 'modified', note: 'What changes' },
        { path: 'existing/new_file.py', change: 'new', note: 'purpose' },
        { path: 'new_folder/', change: 'new', note: 'purpose' },
        { path: 'new_folder/__init__.py', change: 'new', note: '' },
      ],
    });
  });

  const drawings: Readonly<Record<string, readonly string[]>> = {
    'connectors of four columns': [
      './',
      '├── a/',
      '│   ├── b.ts  # New',
      '│   └── c/',
      '│       └── d.ts',
      '└── e.ts  # Deleted: unused',
    ],
    'connectors of three columns': [
      '.',
      '├─ a/',
      '│  ├─ b.ts  # New',
      '│  └─ c/',
      '│     └─ d.ts',
      '└─ e.ts  # Deleted: unused',
    ],
    'ASCII connectors': [
      './',
      '|-- a/',
      '|   |-- b.ts  // New',
      '|   `-- c/',
      '|       `-- d.ts',
      '`-- e.ts  // Deleted: unused',
    ],
    'plus signs': [
      './',
      '+-- a/',
      '|   +-- b.ts  # new',
      '|   \\-- c/',
      '|       \\-- d.ts',
      '\\-- e.ts  # removed - unused',
    ],
    'no-break spaces': [
      '.',
      '├── a/',
      '│\u00A0\u00A0 ├── b.ts # New',
      '│\u00A0\u00A0 └── c/',
      '│\u00A0\u00A0     └── d.ts',
      '└── e.ts # Deleted: unused',
    ],
    indentation: ['a/', '  b.ts  # New', '  c/', '    d.ts', 'e.ts  # Deleted: unused'],
    tabs: ['a', '\tb.ts\t# New', '\tc', '\t\td.ts', 'e.ts\t# Deleted: unused'],
    'list marks': ['- a/', '  - b.ts (new)', '  - c/', '    - `d.ts`', '- e.ts — deleted: unused'],
    'whole paths': ['a/b.ts  NEW', 'a/c/d.ts', 'e.ts  # Deleted: unused'],
  };

  it.each(Object.entries(drawings))('reads %s', (_, lines) => {
    expect(readTree(...lines)).toEqual({
      root: '.',
      entries: [
        { path: 'a/b.ts', change: 'new', note: '' },
        { path: 'a/c/d.ts', change: 'modified', note: '' },
        { path: 'e.ts', change: 'deleted', note: 'unused' },
      ],
    });
  });

  it('takes a usual directory at the top for one inside the repository', () => {
    expect(readTree('src/', '├── a.ts', '└── b.ts')).toMatchObject({
      root: '.',
      entries: [{ path: 'src/a.ts' }, { path: 'src/b.ts' }],
    });
    expect(readTree('hono/', '├── a.ts', '└── b.ts')).toMatchObject({
      root: 'hono',
      entries: [{ path: 'a.ts' }, { path: 'b.ts' }],
    });
  });

  it('keeps names with number signs, spaces, dots and brackets', () => {
    const paths = ['C#/a b.cs', '.github/x.yml', 'app/(group)/[id]/page.tsx', '__init__.py', '@types/x.d.ts'];
    const value = tree.schema.parse({
      root: '.',
      entries: paths.map((path) => ({ path, change: 'modified', note: '' })),
    });
    expect(value.entries.map(({ path }) => path)).toEqual(paths);
  });

  it('remarks lines that are no path', () => {
    expect(read(tree, '```text\n# The changes\nroot/\n└── a.ts\n```').remarks).toEqual([
      'Unexpected line in a file tree: "# The changes".',
    ]);
  });

  it('is not any other code', () => {
    expect(read(tree, '```ts\nconst a = 1 / 2;\n```').taken).toBe(false);
    expect(read(tree, '```\nnpm test\n```').taken).toBe(false);
  });
});
