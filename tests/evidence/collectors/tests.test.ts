import { describe, expect, test } from 'vitest';
import { collectTests } from '../../../src/evidence/collectors/tests.ts';
import { collect } from '../../support/collect.ts';
import { createTemporaryRepository } from '../../support/temporary-repository.ts';
import type { Files } from '../../support/temporary-repository.ts';

async function testsOf(files: Files) {
  const { root } = createTemporaryRepository(files);
  return collect(root, collectTests, 'Anything');
}

describe('cases', () => {
  test.each([
    [
      'a.test.ts',
      "describe('x', () => {\n  it('adds', () => {})\n  test.each([1])('takes %s', () => {})\n  // it('is off')\n})",
      ['adds:2', 'takes %s:3'],
    ],
    ['test_a.py', 'class TestA:\n    async def test_x(self):\n        pass\n\ndef helper(): ...\n', ['test_x:2']],
    ['a_test.go', 'package a\n\nfunc TestX(t *testing.T) {}\nfunc helper() {}\n', ['TestX:3']],
    [
      'tests/a.rs',
      '#[test]\nfn works() {}\n\n#[tokio::test]\n#[ignore]\nasync fn waits() {}\n',
      ['works:2', 'waits:6'],
    ],
    [
      'src/test/java/ATest.java',
      'class ATest {\n  @Test\n  void works() {}\n\n  @ParameterizedTest\n  @ValueSource(ints = 1)\n  public void takes(int x) {}\n}',
      ['works:3', 'takes:7'],
    ],
    ['spec/a_spec.rb', "describe A do\n  it 'adds' do\n  end\nend\n", ['adds:2']],
    [
      'tests/ATest.php',
      '<?php\nclass ATest {\n  public function test_x() {}\n\n  /** @test */\n  public function it_works() {}\n}',
      ['test_x:3', 'it_works:6'],
    ],
    ['A.Tests/ATests.cs', 'class ATests {\n  [Fact]\n  public async Task Works() {}\n}', ['Works:3']],
  ])('are read from %s', async (path, text, cases) => {
    const { files } = await testsOf({ [path]: text });
    expect(files.map((file) => [file.path, file.cases.map(({ name, line }) => `${name}:${line}`)])).toEqual([
      [path, cases],
    ]);
  });

  test('are not looked for in fixtures and support', async () => {
    const { files } = await testsOf({
      'tests/fixtures/data.ts': 'export const x = 1',
      'tests/support/build.ts': 'x()',
    });
    expect(files).toEqual([]);
  });
});

describe('placement', () => {
  test('beside the source, and a source without test gets its place', async () => {
    const facts = await testsOf({
      'src/a/index.ts': 'export const a = 1',
      'src/a/index.test.ts': "import { a } from './index'\nit('a', () => {})",
      'src/b/store.ts': 'export const b = 1',
      'src/b/store.test.ts': "it('b', () => {})",
      'src/c/new.ts': '',
    });
    expect(facts.placement).toBe('beside the source as `*.test.ts`');
    expect(facts.testFor('src/b/store.ts')).toEqual({ path: 'src/b/store.test.ts', exists: true });
    expect(facts.testFor('src/c/new.ts')).toEqual({ path: 'src/c/new.test.ts', exists: false });
    expect(facts.testFor('src/planned/index.tsx')).toEqual({ path: 'src/planned/index.test.tsx', exists: false });
    expect(facts.testFor('src/a/index.test.ts')).toEqual({ path: 'src/a/index.test.ts', exists: true });
    expect(facts.testFor('README.md')).toBeNull();
  });

  test('under a root that mirrors the sources, each package by its own', async () => {
    const facts = await testsOf({
      'packages/a/package.json': '{"name":"a"}',
      'packages/a/src/x/one.ts': '',
      'packages/a/test/x/one.test.ts': "it('1', () => {})",
      'packages/b/src/two.ts': '',
      'packages/b/src/two.spec.ts': "it('2', () => {})",
      'packages/b/src/three.ts': '',
      'packages/b/src/three.spec.ts': "it('3', () => {})",
    });
    expect(facts.testFor('packages/a/src/y/four.ts')).toEqual({
      path: 'packages/a/test/y/four.test.ts',
      exists: false,
    });
    expect(facts.testFor('packages/b/src/y/five.ts')).toEqual({ path: 'packages/b/src/y/five.spec.ts', exists: false });
  });

  test('in Maven and Python layouts', async () => {
    const java = await testsOf({
      'src/main/java/org/x/Cart.java': 'package org.x;',
      'src/test/java/org/x/CartTest.java': 'package org.x;\nclass CartTest {\n  @Test\n  void works() {}\n}',
    });
    expect(java.placement).toBe('under `src/test/` mirroring `src/main/` as `*Test.java`');
    expect(java.testFor('src/main/java/org/x/y/Item.java')?.path).toBe('src/test/java/org/x/y/ItemTest.java');
    const python = await testsOf({
      'src/shop/__init__.py': '',
      'src/shop/cart.py': '',
      'src/shop/deep/item.py': '',
      'tests/test_cart.py': 'def test_x(): ...',
    });
    expect(python.placement).toBe('in `tests/` for `src/shop/` as `test_*.py`');
    expect(python.testFor('src/shop/deep/item.py')?.path).toBe('tests/test_item.py');
  });

  test('inside the source file for Rust', async () => {
    const facts = await testsOf({
      'Cargo.toml': '[package]\nname = "cart"\n',
      'src/lib.rs': 'pub mod store;\n',
      'src/store.rs': 'pub fn f() {}\n\n#[cfg(test)]\nmod tests {\n  #[test]\n  fn works() {}\n}\n',
      'src/other.rs': 'pub fn g() {}\n',
    });
    expect(facts.placement).toBe('in the source file itself, under `#[cfg(test)]`');
    expect(facts.testFor('src/store.rs')).toEqual({ path: 'src/store.rs', exists: true });
    expect(facts.testFor('src/other.rs')).toEqual({ path: 'src/other.rs', exists: true });
    expect(facts.commandFor('src/store.rs')).toBe('cargo test --lib store');
  });

  test('is unknown without tests', async () => {
    const facts = await testsOf({ 'src/a.ts': '' });
    expect(facts).toMatchObject({ files: [], placement: null });
    expect(facts.testFor('src/a.ts')).toBeNull();
  });
});

test('of a crate from outside are integration tests, its own modules are unit tests', async () => {
  const works = '#[test]\nfn works() {}\n';
  const { files } = await testsOf({
    'Cargo.toml': '[package]\nname = "shop"\n\n[[test]]\nname = "whole"\npath = "whole/main.rs"\n',
    'src/lib.rs': `mod cart;\n\n#[cfg(test)]\nmod tests {\n  ${works}}\n`,
    'src/cart/tests.rs': works,
    'tests/buy.rs': works,
    'tests/common/mod.rs': works,
    'whole/main.rs': works,
    'crates/tax/Cargo.toml': '[package]\nname = "tax"\n',
    'crates/tax/tests/rates.rs': works,
  });
  expect(files.map(({ path, kind }) => [path, kind])).toEqual([
    ['crates/tax/tests/rates.rs', 'integration'],
    ['src/cart/tests.rs', 'unit'],
    ['src/lib.rs', 'unit'],
    ['tests/buy.rs', 'integration'],
    ['tests/common/mod.rs', 'integration'],
    ['whole/main.rs', 'integration'],
  ]);
});

test('targets what a test is named after first, then what it imports', async () => {
  const { files } = await testsOf({
    'src/cart.ts': 'export const c = 1',
    'src/store.ts': 'export const s = 1',
    'src/cart-total.test.ts': "import { s } from './store'\nimport { c } from './cart'\nit('x', () => {})",
    'e2e/buy.spec.ts': "import { test } from '@playwright/test'\ntest('buys', () => {})",
  });
  expect(files.map(({ path, targets, kind }) => [path, targets, kind])).toEqual([
    ['e2e/buy.spec.ts', [], 'end-to-end'],
    ['src/cart-total.test.ts', ['src/cart.ts', 'src/store.ts'], 'unit'],
  ]);
});

describe('commands', () => {
  test.each<[string, string, Files]>([
    [
      'src/a.test.ts',
      'pnpm exec vitest run src/a.test.ts',
      {
        'src/a.test.ts': "import { it } from 'vitest'\nit('x', () => {})",
        'package.json': '{"name":"x","devDependencies":{"vitest":"1"}}',
        'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
      },
    ],
    [
      'src/a.test.js',
      'npx jest src/a.test.js',
      {
        'src/a.test.js': "it('x', () => {})",
        'package.json': '{"name":"x","scripts":{"test":"jest --ci"},"devDependencies":{"jest":"29"}}',
      },
    ],
    [
      'test/a.test.js',
      'node --test test/a.test.js',
      { 'test/a.test.js': "import test from 'node:test'\ntest('x', () => {})", 'package.json': '{"name":"x"}' },
    ],
    [
      'rt/bun/a.test.ts',
      'bun test ./rt/bun/a.test.ts',
      {
        'rt/bun/a.test.ts': "it('x', () => {})",
        'package.json': '{"name":"x","scripts":{"test":"vitest","test:bun":"bun test rt/bun/*"}}',
      },
    ],
    [
      'packages/a/src/a.test.ts',
      'cd packages/a && npx vitest run src/a.test.ts',
      {
        'packages/a/src/a.test.ts': "import { it } from 'vitest'\nit('x', () => {})",
        'package.json': '{"name":"x","workspaces":["packages/*"]}',
        'packages/a/package.json': '{"name":"a","devDependencies":{"vitest":"1"}}',
      },
    ],
    [
      'tests/test_a.py',
      'uv run pytest tests/test_a.py',
      {
        'tests/test_a.py': 'import pytest\ndef test_x(): ...',
        'pyproject.toml': '[project]\nname = "x"\n',
        'uv.lock': 'version = 1\n',
      },
    ],
    [
      'shop/tests/test_a.py',
      'python manage.py test shop.tests.test_a',
      {
        'shop/tests/test_a.py': 'from django.test import TestCase\nclass A(TestCase):\n    def test_x(self): ...',
        'manage.py': '',
      },
    ],
    [
      'pkg/a_test.go',
      "go test ./pkg -run '^TestX$'",
      { 'pkg/a_test.go': 'package pkg\n\nfunc TestX(t *testing.T) {}\n', 'go.mod': 'module x\n' },
    ],
    [
      'b/tests/it.rs',
      'cargo test -p b --test it',
      {
        'b/tests/it.rs': '#[test]\nfn x() {}\n',
        'Cargo.toml': '[workspace]\nmembers = ["a", "b"]\n',
        'a/Cargo.toml': '[package]\nname = "a"\n',
        'b/Cargo.toml': '[package]\nname = "b"\n',
      },
    ],
    [
      'm/src/test/java/ATest.java',
      './mvnw -pl m test -Dtest=ATest',
      {
        'm/src/test/java/ATest.java': 'class ATest {\n @Test\n void x() {}\n}',
        mvnw: '',
        'pom.xml': '<project><modules><module>m</module></modules></project>',
        'm/pom.xml': '<project/>',
      },
    ],
    [
      'app/src/test/kotlin/org/x/ATest.kt',
      'gradle :app:test --tests org.x.ATest',
      { 'app/src/test/kotlin/org/x/ATest.kt': 'class ATest {\n @Test\n fun x() {}\n}', 'app/build.gradle.kts': '' },
    ],
    ['spec/a_spec.rb', 'bundle exec rspec spec/a_spec.rb', { 'spec/a_spec.rb': "it 'x' do\nend\n" }],
    ['tests/ATest.php', 'vendor/bin/phpunit tests/ATest.php', { 'tests/ATest.php': '<?php\nfunction test_x() {}\n' }],
    [
      'A.Tests/ATests.cs',
      'dotnet test A.Tests/A.Tests.csproj --filter FullyQualifiedName~ATests',
      {
        'A.Tests/ATests.cs': 'class ATests {\n [Fact]\n public void X() {}\n}',
        'A.Tests/A.Tests.csproj': '<Project/>',
      },
    ],
  ])('runs %s by `%s`', async (path, command, files) => {
    expect((await testsOf(files)).commandFor(path)).toBe(command);
  });

  test('are unknown where no runner is known', async () => {
    expect((await testsOf({ 'src/a.test.ts': "it('x', () => {})" })).commandFor('src/a.test.ts')).toBeNull();
  });
});
