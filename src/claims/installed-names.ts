import { commandWords } from '../repository/shell/invocations.ts';
import { splitCommands } from '../repository/shell/read-shell.ts';

/** How package managers are told to add a package to a project. */
const installing: readonly RegExp[] = [
  /^(?:npm|pnpm|yarn|bun) (?:install|i|add) /u,
  /^(?:uv|poetry|pdm|rye|cargo) add /u,
  /^(?:uv )?pip3? install /u,
  /^composer require /u,
  /^(?:bundle add|gem install|go get) /u,
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
    const isValue = (index: number) => /^(?:-r|-c|-e|-w|-C|-v|--\S+)$/u.test(rest[index - 1] ?? '');
    return rest
      .filter((word, index) => !isValue(index) && /^@?[a-z][\w.-]*(?:\/[\w.-]+)*(?:[@=<>~^[]\S*)?$/iu.test(word))
      .map((word) => word.replace(/(?<=.)(?:@|[=<>~^[]).*$/u, ''))
      .filter((name) => name !== '.');
  });
}
