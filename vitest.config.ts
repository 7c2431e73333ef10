import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/build.ts', 'tests/support/one-temporary-folder.ts'],
    // No test replaces a module or leaves global state behind, and loading the modules anew for each file costs a minute.
    isolate: false,
    // Much of the time is spent waiting for processes that the tests start.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
