/** True if a glob of a rules file covers the path: `*` within a name, `**` across folders, `{a,b}` either; a bare `*.ts` fits at any depth. */
export function globCovers(glob: string, path: string): boolean {
  const anywhere = glob.includes('/') ? glob.replace(/^\.?\//, '') : `**/${glob}`;
  const source = anywhere.replace(
    /\*\*\/|\*\*|\*|\?|\{([^{}]*)\}|[\\^$.|+()[\]{}]/g,
    (mark, choices: string | undefined) => {
      if (choices !== undefined)
        return `(?:${choices
          .split(',')
          .map((choice) => choice.replace(/[^\w-]/g, '\\$&'))
          .join('|')})`;
      return WILD[mark] ?? `\\${mark}`;
    },
  );
  return new RegExp(`^${source}$`).test(path);
}

const WILD: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' };
