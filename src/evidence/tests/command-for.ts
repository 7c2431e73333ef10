import type { Repository } from '../../repository/repository.ts';
import type { CommandFacts } from '../collectors/commands.ts';
import type { PackageFacts } from '../collectors/packages.ts';
import type { TestFile } from '../collectors/tests.ts';
import { familyOf } from './names.ts';
import { otherCommand } from './runners/others.ts';
import { pythonCommand } from './runners/python.ts';
import type { RunnerFacts } from './runners/runner.ts';
import { rustCommand } from './runners/rust.ts';
import { scriptCommand } from './runners/script.ts';
import { jvmCommand } from './runners/jvm.ts';

/** Creates the lookup from a test file to the command that runs it alone. */
export function createCommandFinder(
  repository: Repository,
  packages: PackageFacts,
  { commands }: CommandFacts,
  tests: readonly TestFile[],
): (testPath: string) => string | null {
  const facts: RunnerFacts = {
    repository,
    packages,
    commands: commands.filter(({ purpose }) => purpose === 'test' || purpose === 'coverage'),
    tests,
  };
  return (path) => {
    const runner = RUNNERS[familyOf(path)] ?? otherCommand;
    return runner(path, facts);
  };
}

const RUNNERS: Readonly<Record<string, typeof otherCommand>> = {
  script: scriptCommand,
  py: pythonCommand,
  rs: rustCommand,
  jvm: jvmCommand,
};
