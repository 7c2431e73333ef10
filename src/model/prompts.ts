import { existsSync, readFileSync } from 'node:fs';
import { PlanError } from '../errors.ts';

/** The text of a prompt under `prompts/`, by its name without ending: `system`, `sections/steps`. Read once. */
export function readPrompt(name: string): string {
  const known = prompts.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(`${name}.md`, promptFolder()), 'utf8').trim();
  prompts.set(name, text);
  return text;
}

const prompts = new Map<string, string>();

const hole = /\{\{(\w+)\}\}/g;

/**
 * A prompt with its holes filled. What fills them is not looked into again.
 * @throws PlanError `internal` when a hole has no filling, or a filling no hole.
 */
export function fillPrompt(name: string, fillings: Readonly<Record<string, string>>): string {
  const text = readPrompt(name);
  const holes = new Set([...text.matchAll(hole)].map(([, key]) => key ?? ''));
  const wrong = [
    ...[...holes].filter((key) => fillings[key] === undefined),
    ...Object.keys(fillings).filter((key) => !holes.has(key)),
  ];
  if (wrong.length > 0) {
    throw new PlanError('internal', `Expected prompts/${name}.md and its fillings to agree, got ${wrong.join(', ')}.`, {
      hint: 'Give each hole of the prompt a filling of the same name.',
    });
  }
  return text.replace(hole, (_, key: string) => fillings[key] ?? '').replace(/\n{3,}/g, '\n\n');
}

/** Found from the bundled program, from the source, or from the compiled module. */
function promptFolder(): URL {
  const places = ['../../prompts/', '../../../prompts/'].map((path) => new URL(path, import.meta.url));
  const found = places.find((place) => existsSync(new URL('system.md', place)));
  if (found !== undefined) return found;
  throw new PlanError('internal', 'Expected the folder prompts/ beside the program, found none.', {
    hint: 'Install Groundplan again: the package is not whole.',
  });
}
