import { bunLock } from './bun-lock.ts';
import { cargoLock } from './cargo-lock.ts';
import { composerLock } from './composer-lock.ts';
import { gemfileLock } from './gemfile-lock.ts';
import { gradleLock } from './gradle-lock.ts';
import type { LockfileFormat } from './lockfile.ts';
import { npmLock } from './npm-lock.ts';
import { nugetLock } from './nuget-lock.ts';
import { pipfileLock } from './pipfile-lock.ts';
import { pnpmLock } from './pnpm-lock.ts';
import { pdmLock, poetryLock, uvLock } from './python-locks.ts';
import { requirementsLock } from './requirements-lock.ts';
import { yarnLock } from './yarn-lock.ts';

/** Every lockfile format that is read. Where a folder holds several of one ecosystem, the first that knows a package answers. */
export const lockfileFormats: readonly LockfileFormat[] = [
  pnpmLock,
  bunLock,
  yarnLock,
  npmLock,
  uvLock,
  poetryLock,
  pdmLock,
  pipfileLock,
  requirementsLock,
  cargoLock,
  gradleLock,
  composerLock,
  gemfileLock,
  nugetLock,
];
