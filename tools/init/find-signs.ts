import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { isProgram } from '../../src/repository/is-program.ts';
import type { Client, Machine } from './client.ts';
import { pathsOf } from './machine.ts';

/** What gives a client away here, in words; empty if nothing does. Only looks for names: nothing is read or run. */
export function findSigns({ signs }: Client, root: string, machine: Machine): readonly string[] {
  return [
    ...signs.project.filter((path) => existsSync(join(root, path))),
    ...signs.user(machine).flatMap((path) => (existsSync(path) ? [atTilde(path, machine)] : [])),
    ...signs.commands.flatMap((command) => (isOnPath(command, machine) ? [`${command} on the PATH`] : [])),
  ];
}

/** A path as people write it, from `~` on where it lies below. */
export function atTilde(path: string, machine: Machine): string {
  const { sep } = pathsOf(machine);
  return path.startsWith(machine.home + sep) ? `~${path.slice(machine.home.length)}` : path;
}

function isOnPath(command: string, machine: Machine): boolean {
  const { platform, environment } = machine;
  const endings = platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  // Folders that are not absolute would be ones of whatever repository one stands in.
  const folders = (environment['PATH'] ?? environment['Path'] ?? '')
    .split(pathsOf(machine).delimiter)
    .filter(isAbsolute);
  return folders.some((folder) => endings.some((ending) => isProgram(join(folder, command + ending))));
}
