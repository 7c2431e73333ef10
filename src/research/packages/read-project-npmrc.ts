/** What a repository's own `.npmrc` says of registries: its addresses alone. Credentials and commands in it are passed over. */
export interface ProjectRegistries {
  readonly registry: string | null;
  /** By scope, `@` included. */
  readonly scopes: Readonly<Record<string, string>>;
}

/** Reads them as data; a value with a variable in it is left alone, for it is not the repository's to read the environment. */
export function readProjectNpmrc(text: string): ProjectRegistries {
  const pairs = text
    .split(/\r?\n/u)
    .map((line) => /^\s*(?:(@[\w.-]+):)?registry\s*=\s*["']?(https?:\/\/[^\s"'$]+)["']?\s*$/u.exec(line))
    .filter((match) => match !== null)
    .map(([, scope = '', url = '']) => [scope, url] as const);
  return {
    registry: pairs.findLast(([scope]) => scope === '')?.[1] ?? null,
    scopes: Object.fromEntries(pairs.filter(([scope]) => scope !== '')),
  };
}
