import { expect, test } from 'vitest';
import { formatCitation } from '../../../src/evidence/citation.ts';
import { collectStack } from '../../../src/evidence/collectors/stack.ts';
import { collect } from '../../support/collect.ts';
import type { Files } from '../../support/temporary-repository.ts';
import { createTemporaryRepository } from '../../support/temporary-repository.ts';

async function stackOf(files: Files) {
  return collect(createTemporaryRepository(files).root, collectStack, 'Add rate limiting');
}

/** One line a technology: `role: name version | use | place`. */
async function describeStack(files: Files): Promise<readonly string[]> {
  const { technologies } = await stackOf(files);
  return technologies.map(({ role, name, version, use, at }) =>
    [`${role}: ${name} ${version ?? '-'}`, use, at === null ? '-' : formatCitation(at)].join(' | '),
  );
}

const lines = (count: number, text: string) => `${text}\n`.repeat(count);

test('describes a TypeScript service from its manifests, configuration, CI and imports', async () => {
  const files = {
    '.nvmrc': 'v22.11.0\n',
    'package.json': `{
  "name": "shop",
  "packageManager": "pnpm@9.12.0+sha512.x",
  "engines": { "node": ">=20" },
  "scripts": { "test": "vitest run", "lint": "eslint ." },
  "dependencies": {
    "hono": "^4.0.0",
    "zod": "^3.23.0",
    "unused": "1.0.0",
    "express": "^4.0.0"
  },
  "devDependencies": {
    "typescript": "~5.6.0",
    "vitest": "^2.1.0",
    "eslint": "^9.0.0"
  }
}
`,
    'pnpm-lock.yaml': `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      hono:
        specifier: ^4.0.0
        version: 4.6.3
    devDependencies:
      typescript:
        specifier: ~5.6.0
        version: 5.6.3
`,
    'eslint.config.js': 'export default [];\n',
    'vitest.config.ts': "import { defineConfig } from 'vitest/config';\nexport default defineConfig({});\n",
    'src/a.ts': `import { Hono } from 'hono';\nimport { z } from 'zod';\n${lines(60, 'export const a = 1;')}`,
    'src/b.ts': `import { cors } from 'hono/cors';\n${lines(30, 'export const b = 1;')}`,
    'test/a.test.ts': "import { test } from 'vitest';\n",
    'README.md': lines(900, 'words'),
    '.github/workflows/ci.yml': `on: pull_request
jobs:
  test:
    strategy:
      matrix:
        node-version: [20, 22]
    steps:
      - run: pnpm lint
`,
  };
  expect(await describeStack(files)).toEqual([
    'language: TypeScript 5.6.3 | 99 % of the code, 4 files | pnpm-lock.yaml:11',
    'runtime: Node.js 22.11.0 | set in `.nvmrc:1`; `package.json:4` says >=20; CI runs 20 and 22 (`.github/workflows/ci.yml:6`) | .nvmrc:1',
    'package manager: pnpm 9.12.0 | installs from `pnpm-lock.yaml` | package.json:3',
    'framework: Hono 4.6.3 | imported by 2 files | pnpm-lock.yaml:7',
    'framework: Express ^4.0.0 | declared in `package.json:10` | package.json:10',
    'test runner: Vitest ^2.1.0 | configured in `vitest.config.ts`, run by `pnpm test` | package.json:14',
    'linter: ESLint ^9.0.0 | configured in `eslint.config.js`, run by `pnpm run lint` | package.json:15',
    'library: Zod ^3.23.0 | imported by 1 file | package.json:8',
    'ci: GitHub Actions - | `.github/workflows/ci.yml` | .github/workflows/ci.yml:1',
  ]);
  const { mainLanguage, modelLibrary, languages } = await stackOf(files);
  expect({ mainLanguage, modelLibrary }).toEqual({ mainLanguage: 'TypeScript', modelLibrary: 'Zod' });
  expect(languages[0]).toEqual({ name: 'TypeScript', files: 4, lines: 96 });
});

test('describes a Python service with its tools in pyproject.toml', async () => {
  const pyproject = `[project]
name = "shop"
requires-python = ">=3.11"
dependencies = ["fastapi>=0.115", "pydantic>=2", "SQLAlchemy>=2"]

[dependency-groups]
dev = ["pytest", "ruff", "mypy"]

[tool.ruff]
line-length = 100

[tool.pytest.ini_options]
addopts = "-q"
`;
  const files = {
    'pyproject.toml': pyproject,
    'uv.lock': '[[package]]\nname = "fastapi"\nversion = "0.115.6"\n',
    'shop/api.py': 'from fastapi import APIRouter\nfrom pydantic import BaseModel\n',
    'shop/models.py': 'import sqlalchemy.orm\nfrom pydantic.fields import Field\n',
  };
  expect(await describeStack(files)).toEqual([
    'language: Python >=3.11 | 100 % of the code, 2 files; asked for in `pyproject.toml:3` | pyproject.toml:3',
    'package manager: uv - | installs from `uv.lock` | pyproject.toml:1',
    'framework: FastAPI 0.115.6 | imported by 1 file | uv.lock:3',
    'database: SQLAlchemy >=2 | imported by 1 file | pyproject.toml:4',
    'test runner: pytest - | configured in `pyproject.toml:12`, run by `pytest` | pyproject.toml:7',
    'type checker: mypy - | declared in `pyproject.toml:7` | pyproject.toml:7',
    'linter: Ruff - | configured in `pyproject.toml:9` | pyproject.toml:7',
    'library: Pydantic >=2 | imported by 2 files | pyproject.toml:4',
  ]);
  expect((await stackOf(files)).modelLibrary).toBe('Pydantic');
});

test('names no model library that only tests import, or that few files of many do', async () => {
  const many = Array.from({ length: 40 }, (_, index) => [`src/f${index}.ts`, 'export const x = 1;\n']);
  const manifest = '{ "name": "x", "dependencies": { "zod": "3" } }\n';
  const inTests = {
    'package.json': manifest,
    'src/a.ts': 'export const x = 1;\n',
    'test/a.test.ts': "import 'zod';\n",
  };
  const inOne = { ...Object.fromEntries(many), 'package.json': manifest, 'src/f0.ts': "import { z } from 'zod';\n" };
  expect((await stackOf(inTests)).modelLibrary).toBeNull();
  expect((await stackOf(inOne)).modelLibrary).toBeNull();
});

test('leaves out what only examples depend on, and the packages of the repository itself', async () => {
  const files = {
    'package.json': '{ "name": "koa", "dependencies": {} }\n',
    'examples/a/package.json': '{ "name": "a", "dependencies": { "koa": "*", "express": "4" } }\n',
    'examples/a/index.js': "require('express');\nrequire('koa');\n",
    'lib/index.js': 'module.exports = 1;\n',
  };
  expect((await stackOf(files)).technologies.map(({ name }) => name)).toEqual(['JavaScript', 'npm']);
});

test('knows the test runner that a toolchain brings, and tools that only configuration proves', async () => {
  const files = {
    'go.mod': 'module example.org/x\n\ngo 1.23\n\nrequire github.com/stretchr/testify v1.9.0\n',
    'a.go': 'package x\n',
    'a_test.go': 'package x\n\nimport "github.com/stretchr/testify/assert"\n',
    '.golangci.yml': 'linters: {}\n',
  };
  expect(await describeStack(files)).toEqual([
    'language: Go 1.23 | 100 % of the code, 2 files; asked for in `go.mod:3` | go.mod:3',
    'package manager: Go modules - | packages of `go.mod` | go.mod:1',
    'test runner: go test - | run by `go test ./...` | go.mod:1',
    'linter: golangci-lint - | configured in `.golangci.yml` | .golangci.yml:1',
    'library: Testify v1.9.0 | imported by 1 file of tests and tooling | go.mod:5',
  ]);
});

test('prefers what the nearest folder states', async () => {
  const files = {
    'rust-toolchain.toml': '[toolchain]\nchannel = "1.82.0"\n',
    'Cargo.toml': '[package]\nname = "x"\nrust-version = "1.75"\n',
    'fuzz/Cargo.toml': '[package]\nname = "fuzz"\n',
    'fuzz/rust-toolchain': 'nightly\n',
    'src/lib.rs': 'pub fn x() {}\n',
  };
  expect((await describeStack(files))[0]).toBe(
    'language: Rust 1.82.0 | 100 % of the code, 1 file; set in `rust-toolchain.toml:2`; `Cargo.toml:3` says 1.75 | rust-toolchain.toml:2',
  );
});

test.each([
  [{ '.tool-versions': 'ruby 3.3.6\n', 'a.rb': 'x\n' }, 'Ruby 3.3.6', '.tool-versions:1'],
  [{ 'mise.toml': '[tools]\nphp = ["8.3"]\n', 'a.php': '<?php\n' }, 'PHP 8.3', 'mise.toml:2'],
  [
    { 'composer.json': '{\n"name": "a/b",\n"require": { "php": "^8.2" } }', 'a.php': '<?php\n' },
    'PHP ^8.2',
    'composer.json:3',
  ],
  [{ Gemfile: 'source "x"\nruby "3.3.0"\n', 'a.rb': 'x\n' }, 'Ruby 3.3.0', 'Gemfile:2'],
  [
    {
      'build.gradle.kts': 'java {\n  toolchain { languageVersion = JavaLanguageVersion.of(17) }\n}\n',
      'A.java': 'class A {}\n',
    },
    'Java 17',
    'build.gradle.kts:2',
  ],
  [
    {
      'pom.xml':
        '<project><artifactId>x</artifactId><properties>\n<java.version>21</java.version></properties></project>',
      'A.java': 'class A {}\n',
    },
    'Java 21',
    'pom.xml:2',
  ],
  [{ Pipfile: '[requires]\npython_version = "3.12"\n', 'a.py': 'x = 1\n' }, 'Python 3.12', 'Pipfile:2'],
])('reads a version from %o', async (files, expected, place) => {
  const [first] = await describeStack(files);
  expect(first).toContain(`language: ${expected} |`);
  expect(first).toMatch(new RegExp(`\\| ${place}$`));
});

test('gives the .NET runtime, the wrapper of Gradle, and the tool that wrote poetry.lock', async () => {
  const dotnet = await describeStack({
    'global.json': '{\n  "sdk": { "version": "8.0.400" }\n}\n',
    'src/A.csproj':
      '<Project>\n<PropertyGroup>\n<TargetFramework>net8.0</TargetFramework>\n</PropertyGroup>\n</Project>\n',
    'src/A.cs': 'class A {}\n',
  });
  expect(dotnet).toContain(
    'runtime: .NET 8.0.400 | set in `global.json:2`; `src/A.csproj:3` says net8.0 | global.json:2',
  );
  const gradle = await describeStack({
    'build.gradle': "plugins { id 'java' }\n",
    'gradle/wrapper/gradle-wrapper.properties':
      'a=b\ndistributionUrl=https\\://services.gradle.org/distributions/gradle-8.10.2-bin.zip\n',
  });
  expect(gradle).toContain(
    'package manager: Gradle 8.10.2 | packages of `build.gradle` | gradle/wrapper/gradle-wrapper.properties:2',
  );
  const poetry = await describeStack({
    'pyproject.toml': '[tool.poetry]\nname = "x"\n',
    'poetry.lock': '# This file is automatically @generated by Poetry 1.8.4 and should not be changed by hand.\n',
  });
  expect(poetry).toContain('package manager: Poetry 1.8.4 | installs from `poetry.lock` | poetry.lock:1');
});

test('finds configuration that tools keep in manifests, and test runners that only imports prove', async () => {
  const javascript = await describeStack({
    'package.json':
      '{\n  "name": "x",\n  "jest": {},\n  "prettier": {},\n  "devDependencies": { "jest": "29.0.0", "prettier": "3.0.0" }\n}\n',
    'a.js': 'module.exports = 1;\n',
    'b.test.mjs': "import test from 'node:test';\n",
  });
  expect(javascript).toContain('test runner: Jest 29.0.0 | configured in `package.json:3` | package.json:5');
  expect(javascript).toContain('formatter: Prettier 3.0.0 | configured in `package.json:4` | package.json:5');
  expect(javascript).toContain('test runner: Node.js test runner - | imported by 1 file of tests and tooling | -');
  const java = await describeStack({
    'pom.xml': '<project>\n<artifactId>x</artifactId>\n</project>\n',
    'src/test/java/ATest.java': 'import org.junit.jupiter.api.Test;\nclass ATest {}\n',
  });
  expect(java).toContain('test runner: JUnit 5 - | imported by 1 file of tests and tooling | -');
});

test('describes an empty repository as nothing', async () => {
  expect(await stackOf({ 'README.md': '# x\n' })).toEqual({
    technologies: [],
    mainLanguage: null,
    modelLibrary: null,
    languages: [],
  });
});
