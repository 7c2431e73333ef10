import { defineConfig } from 'vitest/config';
import { FiguresReporter } from './support/figures.ts';

export default defineConfig({
  test: {
    include: ['tests/conformance/*.gate.ts'],
    globalSetup: ['tests/support/build.ts', 'tests/conformance/support/install-programs.ts'],
    isolate: false,
    // Each test waits for a process that it starts.
    maxConcurrency: 4,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', new FiguresReporter()],
  },
});
