import { describe, expect, it } from 'vitest';
import { buildCodeIndex } from '../../src/repository/build-code-index.ts';
import type { CodeIndex } from '../../src/repository/code-index.ts';

/** An index over texts by path. */
function indexOf(texts: Readonly<Record<string, string>>): CodeIndex {
  const files = Object.entries(texts)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => ({ path, size: text.length, blob: null, skipped: null }));
  return buildCodeIndex({ files, read: (path) => texts[path] ?? null });
}

function importsOf(path: string, texts: Readonly<Record<string, string>>): readonly string[] | undefined {
  return indexOf(texts).files.get(path)?.imports;
}

describe('search', () => {
  const index = indexOf({
    'src/limits/rate-limiter.ts': 'export class RateLimiter {\n  take() {\n  }\n}\n',
    'src/app.ts': "import { RateLimiter } from './limits/rate-limiter.ts';\nnew RateLimiter();\n",
    'src/colour.ts': 'export const colour = 1;\n',
  });

  it('puts the file that defines the words before the one that uses them', () => {
    expect(index.search('rate limiter', 5).map(({ path }) => path)).toEqual([
      'src/limits/rate-limiter.ts',
      'src/app.ts',
    ]);
  });

  it('says which terms a file holds, rarest first', () => {
    expect(index.search('colour limiter', 5).find(({ path }) => path === 'src/colour.ts')?.terms).toEqual(['colour']);
  });

  it('finds nothing for words that no file holds', () => {
    expect(index.search('zebra', 5)).toEqual([]);
  });
});

describe('names', () => {
  const index = indexOf({ 'a.py': 'class Query:\n    pass\n', 'b.py': '# see Query\nQuerySet = 1\n' });

  it('gives the definitions of an exact name', () => {
    expect(index.definitionsOf('Query')).toEqual([{ path: 'a.py', line: 1 }]);
    expect(index.definitionsOf('constructor')).toEqual([]);
  });

  it('knows a whole word anywhere in a text, and no part of one', () => {
    expect(index.mentions('b.py', 'Query')).toBe(true);
    expect(index.mentions('a.py', 'QuerySet')).toBe(false);
    expect(index.mentions('none.py', 'Query')).toBe(false);
  });

  it('lists every defined name', () => {
    expect([...index.definedNames()]).toEqual(['Query', 'QuerySet']);
  });
});

describe('files', () => {
  it('counts lines with and without a last line end', () => {
    const index = indexOf({ 'a.py': 'a\nb\n', 'b.py': 'a\nb', 'c.py': '' });
    expect([...index.files.values()].map(({ lineCount }) => lineCount)).toEqual([2, 2, 0]);
  });

  it('leaves out a file whose text may not be read', () => {
    const files = [{ path: 'a.py', size: 1, blob: null, skipped: null }];
    expect(buildCodeIndex({ files, read: () => null }).files.size).toBe(0);
  });
});

describe('imports', () => {
  it('resolves relative TypeScript files, index files and compiled endings', () => {
    const texts = {
      'src/a.ts': "import './b';\nimport { c } from './c/index.js';\nexport * from './d';\nimport z from 'zod';\n",
      'src/b.ts': '',
      'src/c/index.ts': '',
      'src/d/index.tsx': '',
    };
    expect(importsOf('src/a.ts', texts)).toEqual(['src/b.ts', 'src/c/index.ts', 'src/d/index.tsx']);
    expect(indexOf(texts).files.get('src/a.ts')?.externalImports).toEqual(['zod']);
  });

  it('resolves tsconfig paths and workspace packages', () => {
    const texts = {
      'tsconfig.json': '{ // paths\n "compilerOptions": { "paths": { "@app/*": ["src/app/*"] } }, }',
      'packages/core/package.json':
        '{ "name": "@x/core", "exports": { ".": "./dist/index.js", "./util": "./dist/util.js" } }',
      'packages/core/src/index.ts': '',
      'packages/core/src/util.ts': '',
      'src/app/log.ts': '',
      'src/main.ts': "import '@app/log';\nimport '@x/core';\nimport '@x/core/util';\n",
    };
    expect(importsOf('src/main.ts', texts)).toEqual([
      'src/app/log.ts',
      'packages/core/src/index.ts',
      'packages/core/src/util.ts',
    ]);
  });

  it('resolves Python packages, submodules and relative imports below src', () => {
    const texts = {
      'src/pkg/__init__.py': '',
      'src/pkg/core.py':
        'from . import types\nfrom .sub.deep import x\nimport pkg.sub\nfrom pkg import core\nimport os\n',
      'src/pkg/types.py': '',
      'src/pkg/sub/__init__.py': '',
      'src/pkg/sub/deep.py': '',
    };
    expect(importsOf('src/pkg/core.py', texts)).toEqual([
      'src/pkg/types.py',
      'src/pkg/sub/deep.py',
      'src/pkg/sub/__init__.py',
    ]);
    expect(indexOf(texts).files.get('src/pkg/core.py')?.externalImports).toEqual(['os']);
  });

  it('resolves Go packages by the module path', () => {
    const texts = {
      'go.mod': 'module example.org/app\n',
      'main.go': 'package main\n\nimport (\n\t"fmt"\n\t"example.org/app/render"\n)\n',
      'render/json.go': 'package render\n',
      'render/json_test.go': '',
    };
    expect(importsOf('main.go', texts)).toEqual(['render/json.go']);
  });

  it('resolves Rust modules, crate paths and crates of the workspace', () => {
    const texts = {
      'core/Cargo.toml': '[package]\nkeywords = ["a"]\nname = "my-core"\n',
      'core/src/lib.rs': 'mod body;\n',
      'core/src/body.rs': 'use super::ext::Ext;\n',
      'core/src/ext.rs': '',
      'app/Cargo.toml': '[package]\nname = "app"\n',
      'app/src/main.rs': 'use my_core::body::{Body, Full as F};\nuse std::fmt;\n',
    };
    expect(importsOf('core/src/lib.rs', texts)).toEqual(['core/src/body.rs']);
    expect(importsOf('app/src/main.rs', texts)).toEqual(['core/src/body.rs']);
    expect(importsOf('core/src/body.rs', texts)).toEqual(['core/src/ext.rs']);
  });

  it('resolves Java classes below any source root', () => {
    const texts = {
      'm/src/main/java/org/a/B.java': '',
      'src/C.java': 'import org.a.B;\nimport static org.a.B.make;\nimport java.util.List;\n',
    };
    expect(importsOf('src/C.java', texts)).toEqual(['m/src/main/java/org/a/B.java']);
  });

  it('resolves C#, Ruby, PHP and C', () => {
    const texts = {
      'src/Core/Events/E.cs': '',
      'src/Core/L.cs': 'using Core.Events;\nusing System;\n',
      'lib/puma/dsl.rb': '',
      'lib/puma.rb': "require 'puma/dsl'\nrequire_relative 'puma/server'\n",
      'lib/puma/server.rb': '',
      'composer.json': '{"autoload":{"psr-4":{"App\\\\":"app/"}}}',
      'app/Http/Kernel.php': '<?php\nuse App\\Models\\{User, Role};\n',
      'app/Models/User.php': '',
      'src/server.c': '#include "server.h"\n#include <stdio.h>\n',
      'src/server.h': '',
    };
    expect(importsOf('src/Core/L.cs', texts)).toEqual(['src/Core/Events/E.cs']);
    expect(importsOf('lib/puma.rb', texts)).toEqual(['lib/puma/dsl.rb', 'lib/puma/server.rb']);
    expect(importsOf('app/Http/Kernel.php', texts)).toEqual(['app/Models/User.php']);
    expect(importsOf('src/server.c', texts)).toEqual(['src/server.h']);
  });

  it('knows who imports a file', () => {
    const index = indexOf({ 'a.ts': "import './c';", 'b.ts': "import './c';", 'c.ts': '' });
    expect(index.importersOf('c.ts')).toEqual(['a.ts', 'b.ts']);
  });
});
