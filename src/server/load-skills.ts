import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { SkillCatalog } from '@modelcontextprotocol/server/ext/skills';

/** The skills that come with this program: how an assistant writes a plan, for clients that read skills from servers. */
export async function loadSkills(): Promise<SkillCatalog> {
  const { loadSkills: load } = await import('@modelcontextprotocol/server/ext/skills/node');
  return load(join(dirname(createRequire(import.meta.url).resolve('groundplan/package.json')), 'skills'));
}
