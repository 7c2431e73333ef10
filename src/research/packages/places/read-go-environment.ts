import { readFileSync, statSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

const names = ['GOPROXY', 'GOPRIVATE', 'GONOPROXY'] as const;

/** More than any such file holds. */
const mostBytes = 64 * 1024;

/**
 * The variables that say where Go looks for modules: as they are set, else as `go env -w` wrote them, where most people have
 * GOPRIVATE. Not reading it would tell the public proxy of private modules.
 */
export function readGoEnvironment(environment: Environment): Environment {
  const written = new Map(
    readLines(environment).flatMap((line) => {
      const [, name, value] = /^(GO[A-Z]+)=(.*)$/u.exec(line.trim()) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
  );
  return Object.fromEntries(names.map((name) => [name, environment[name] || written.get(name)]));
}

function readLines(environment: Environment): readonly string[] {
  const path = environment['GOENV'] || join(configFolder(environment), 'go', 'env');
  if (path === 'off') return [];
  try {
    return statSync(path).size > mostBytes ? [] : readFileSync(path, 'utf8').split('\n');
  } catch {
    return []; // Most people have none.
  }
}

/** As Go's os.UserConfigDir has it. */
function configFolder(environment: Environment): string {
  const home = environment['HOME'] || homedir();
  if (platform() === 'win32') return environment['APPDATA'] ?? home;
  if (platform() === 'darwin') return join(home, 'Library', 'Application Support');
  return environment['XDG_CONFIG_HOME'] || join(home, '.config');
}
