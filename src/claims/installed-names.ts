import { commandWords } from '../repository/shell/invocations.ts';
import { splitCommands } from '../repository/shell/read-shell.ts';

/** How package managers are told to add a package to a project. */
const installing: readonly RegExp[] = [
  /^(?:npm|pnpm|yarn|bun) (?:install|i|add) /u,
  /^(?:uv|poetry|pdm|rye|cargo) add /u,
  /^(?:uv )?pip3? install /u,
  /^composer require /u,
  /^(?:bundle add|go get) /u,
  /^dotnet add(?: \S+)? package /u,
];

/** The packages that a command line adds to the project, without their versions; what it names by path or address is none. */
export function installedNames(line: string): readonly string[] {
  return splitCommands(line).flatMap((command) => {
    const words = commandWords(command);
    const typed = `${words.join(' ')} `;
    const start = installing.map((form) => form.exec(typed)?.[0]).find((found) => found !== undefined);
    // Tools for the whole machine are no part of the project.
    if (start === undefined || words.some((word) => /^(?:-g|--global|--user)$/u.test(word))) return [];
    const rest = words.slice(start.trim().split(' ').length);
    return rest
      .filter((word, index) => !valued.test(rest[index - 1] ?? '') && named.test(word) && !file.test(word))
      .map((word) => word.replace(/(?<=.)(?:@|[=<>~^[]|:(?=[\d^~v*])).*$/u, ''));
  });
}

/** Flags whose value is the next word. */
const valued =
  /^(?:-[rcewCvF]|--(?:requirement|constraint|editable|workspace|filter|prefix|dir|registry|index-url|features|group|extra|optional|package|version|target|python|cwd))$/u;

/** A name, with a scope or a path of its own, and a version. */
const named = /^@?[a-z][\w.-]*(?:\/[\w.-]+)*(?:(?:@|[=<>~^[]|:(?=[\d^~v*]))\S*)?$/iu;
const file = /\.(?:tgz|gz|zip|whl|txt|toml|csproj)$/iu;
