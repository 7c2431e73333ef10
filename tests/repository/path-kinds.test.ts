import { describe, expect, it } from 'vitest';
import { isAuxiliaryPath, isDocPath, isTestPath } from '../../src/repository/path-kinds.ts';

describe('isTestPath', () => {
  it.each([
    'tests/admin/models.py',
    'src/a.test.ts',
    'src/__tests__/a.ts',
    'src/test/java/org/a/AImpl.java',
    'lib/matplotlib/tests/test_axes.py',
    'pkg/server_test.go',
    'spec/models/user_spec.rb',
    'core/UserServiceTest.java',
    'test/Serilog.Tests/LoggerTests.cs',
    'conftest.py',
    'testing/python/collect.py',
  ])('takes %s for a test', (path) => expect(isTestPath(path)).toBe(true));

  it.each([
    'django/test/client.py',
    'src/contest.ts',
    'src/latest.ts',
    'src/Illuminate/Testing/TestCommand.php',
    'numpy/testing/utils.py',
  ])('takes %s for source', (path) => expect(isTestPath(path)).toBe(false));
});

describe('isDocPath', () => {
  it('knows prose by its ending and documentation by its folder', () => {
    expect(['README.md', 'docs/conf.py', 'src/notes.rst'].map(isDocPath)).toEqual([true, true, true]);
    expect(['src/docs.ts', 'src/app/docs/render.ts'].map(isDocPath)).toEqual([false, false]);
  });
});

describe('isAuxiliaryPath', () => {
  it('looks at the first folder only', () => {
    expect(isAuxiliaryPath('examples/a.ts')).toBe(true);
    expect(isAuxiliaryPath('src/tools/a.ts')).toBe(false);
  });
});
