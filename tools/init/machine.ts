import { homedir } from 'node:os';
import { posix, win32, type PlatformPath } from 'node:path';
import { platform } from 'node:process';
import type { Environment } from '../../src/config.ts';
import type { Machine } from './client.ts';

/** This machine, as the environment tells of it. */
export function readMachine(environment: Environment): Machine {
  const named = environment[platform === 'win32' ? 'USERPROFILE' : 'HOME'];
  return { platform, home: isSet(named) ? named : homedir(), environment };
}

/** The path functions of a machine, which need not be this one. */
export function pathsOf({ platform }: Machine): PlatformPath {
  return platform === 'win32' ? win32 : posix;
}

/** A path below the user's own folder. */
export function atHome(machine: Machine, ...names: readonly string[]): string {
  return pathsOf(machine).join(machine.home, ...names);
}

/** A path below the folder in which programs with windows keep their settings. */
export function atSettings(machine: Machine, ...names: readonly string[]): string {
  const { platform, environment } = machine;
  const { join } = pathsOf(machine);
  if (platform === 'darwin') return atHome(machine, 'Library', 'Application Support', ...names);
  if (platform === 'win32') {
    const roaming = environment['APPDATA'];
    return isSet(roaming) ? join(roaming, ...names) : atHome(machine, 'AppData', 'Roaming', ...names);
  }
  return atConfig(machine, ...names);
}

/** A path below `~/.config`, or on Linux what stands in its place. */
export function atConfig(machine: Machine, ...names: readonly string[]): string {
  const named = machine.environment['XDG_CONFIG_HOME'];
  return machine.platform !== 'darwin' && isSet(named)
    ? pathsOf(machine).join(named, ...names)
    : atHome(machine, '.config', ...names);
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
