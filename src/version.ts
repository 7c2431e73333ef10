import { createRequire } from 'node:module';
import { z } from 'zod';

/** The version of this program, from its own manifest: the same from the sources and from the build. */
export const version = z
  .object({ version: z.string() })
  .parse(createRequire(import.meta.url)('groundplan/package.json')).version;
