import { cargoAliases } from './cargo-aliases.ts';
import type { CommandSource } from './command-source.ts';
import { composerScripts } from './composer-scripts.ts';
import { denoTasks } from './deno-tasks.ts';
import { impliedCommands } from './implied.ts';
import { justfile } from './justfile.ts';
import { makefile } from './makefile.ts';
import { miseTasks } from './mise-tasks.ts';
import { nox } from './nox.ts';
import { packageScripts } from './package-scripts.ts';
import { pyprojectTasks } from './pyproject-tasks.ts';
import { rakefile } from './rakefile.ts';
import { taskfile } from './taskfile.ts';
import { tox } from './tox.ts';

/** Every source of commands. What a project wrote down for itself stands before what its tools imply. */
export const commandSources: readonly CommandSource[] = [
  packageScripts,
  denoTasks,
  makefile,
  justfile,
  taskfile,
  miseTasks,
  pyprojectTasks,
  tox,
  nox,
  composerScripts,
  rakefile,
  cargoAliases,
  ...impliedCommands,
];
