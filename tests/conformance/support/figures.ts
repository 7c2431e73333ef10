import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** How many things a test looked at. A baseline holds what is expected to fail. */
export interface Figures {
  readonly passed: number;
  readonly failed: number;
  readonly expected: number;
}

declare module 'vitest' {
  interface TaskMeta {
    figures?: Figures;
  }
}

/** Closes with one line for each gate and revision: how many checks passed, and how many did not. */
export class FiguresReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const lines = new Map<string, Figures>();
    for (const test of modules.flatMap(({ children }) => [...children.allTests()])) {
      const name = gateOf(test);
      const { passed, failed, expected } = lines.get(name) ?? { passed: 0, failed: 0, expected: 0 };
      const own = figuresOf(test);
      lines.set(name, {
        passed: passed + own.passed,
        failed: failed + own.failed,
        expected: expected + own.expected,
      });
    }
    for (const [name, { passed, failed, expected }] of lines) {
      const more = expected === 0 ? '' : `, ${expected} failed as the baseline says`;
      console.log(`${name}: ${passed} passed, ${failed} failed${more}`);
    }
  }
}

function gateOf({ parent, name }: TestCase): string {
  return parent.type === 'suite' ? parent.fullName : name;
}

/** A test that counts nothing is one check; one that failed before it could count is too. */
function figuresOf(test: TestCase): Figures {
  const passed = test.ok();
  const figures = test.meta().figures ?? { passed: passed ? 1 : 0, failed: 0, expected: 0 };
  return passed ? figures : { ...figures, failed: Math.max(figures.failed, 1) };
}
