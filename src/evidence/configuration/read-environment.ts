import type { SourceText } from '../scan/source-text.ts';
import { holdsAny, matchesIn } from '../scan/source-text.ts';
import type { EnvironmentKind } from './environment-forms.ts';
import { environmentForms } from './environment-forms.ts';

/** A place where code reads an environment variable or declares a setting. */
export interface EnvironmentRead {
  readonly key: string;
  readonly kind: EnvironmentKind;
  /** True where the value is set, as against read. */
  readonly declares: boolean;
  readonly default: string | null;
  readonly path: string;
  readonly line: number;
}

/** The environment variables that a source file reads, with the default written beside the read. */
export function readEnvironment(source: SourceText): readonly EnvironmentRead[] {
  const found = environmentForms
    .filter(({ endings, marks }) => endings.test(source.path) && holdsAny(source, marks))
    .flatMap(({ pattern, kind }) =>
      matchesIn(source, pattern).flatMap(({ groups, line }): EnvironmentRead[] => {
        const key = groups.groups?.['key'];
        if (key === undefined || OF_THE_SYSTEM.test(key)) return [];
        const value = literalOf(groups.groups?.['default']);
        return [{ key, kind, default: value, path: source.path, line, declares: kind === 'flag' }];
      }),
    );
  return [...found, ...destructured(source), ...settingsClasses(source), ...settingsModule(source)];
}

/** Variables of the shell, the system and the CI provider: nobody configures the program with them. */
const OF_THE_SYSTEM =
  /^(?:PATH|HOME|USER|USERNAME|USERPROFILE|APPDATA|LOCALAPPDATA|SHELL|TERM|TERM_PROGRAM|COLORTERM|TMPDIR|TEMP|TMP|PWD|LANG|LC_\w+|EDITOR|VISUAL|HOSTNAME|COMSPEC|SYSTEMROOT|PYTHON\w+|GOPATH|GOROOT|GOFLAGS|CARGO_\w+|OUT_DIR|BUNDLE_GEMFILE|CI|GITHUB_\w+|XDG_\w+|NODE_OPTIONS|npm_\w+)$/;

/** `const { PORT = '3000', HOST } = process.env`. */
function destructured(source: SourceText): readonly EnvironmentRead[] {
  if (!/\.[cm]?[jt]sx?$/.test(source.path) || !source.text.includes('process.env')) return [];
  return matchesIn(source, /\b(?:const|let|var)\s*\{([^{}]*)\}\s*=\s*process\.env\b/g).flatMap(({ groups, line }) =>
    [...(groups[1] ?? '').matchAll(/\b([A-Z][A-Z0-9_]+)\b(?:\s*:\s*\w+)?(?:\s*=\s*("[^"]*"|'[^']*'|[\w.]+))?/g)].map(
      ([, key = '', value]) => ({
        key,
        kind: 'environment' as const,
        default: literalOf(value),
        path: source.path,
        line,
        declares: false,
      }),
    ),
  );
}

/** Fields of Pydantic settings classes. */
function settingsClasses(source: SourceText): readonly EnvironmentRead[] {
  if (!source.path.endsWith('.py') || !source.text.includes('BaseSettings')) return [];
  const lines = source.code.split(/\r?\n/);
  const found: EnvironmentRead[] = [];
  let inside = false;
  lines.forEach((line, at) => {
    if (/^\S/.test(line)) inside = /^class \w+\(.*BaseSettings/.test(line);
    const field = inside ? /^ {4}([A-Za-z]\w*)\s*:\s*[^=#]+?(?:=\s*(.+?))?\s*(?:#.*)?$/.exec(line) : null;
    if (field === null || field[1] === undefined || field[1] === 'model_config') return;
    const value = /^Field\((?:\s*default\s*=\s*)?([^,)]*)/.exec(field[2] ?? '')?.[1] ?? field[2];
    found.push({
      key: field[1],
      kind: 'setting',
      default: literalOf(value),
      path: source.path,
      line: at + 1,
      declares: true,
    });
  });
  return found;
}

/** What a settings module of Django assigns. */
function settingsModule(source: SourceText): readonly EnvironmentRead[] {
  if (!/(?:^|\/)settings(?:\/\w+)?\.py$/.test(source.path) || !source.text.includes('INSTALLED_APPS')) return [];
  return matchesIn(source, /^(?<key>[A-Z][A-Z0-9_]+)\s*(?::[^=\n]+)?=\s*(?<default>[^\n]*)/gm).flatMap(
    ({ groups, line }) => {
      const { key = '', default: value } = groups.groups ?? {};
      const written = literalOf(value?.replace(/\s+#.*$/, ''));
      return [{ key, kind: 'setting' as const, default: written, path: source.path, line, declares: true }];
    },
  );
}

/** The value of a literal; null for an expression, which is no default that a reader could use. */
function literalOf(written: string | undefined): string | null {
  if (written === undefined) return null;
  const quoted = /^(["'`])(.*)\1$/.exec(written.trim());
  if (quoted !== null) return quoted[2] ?? null;
  return /^(?:-?\d[\w.]*|true|false|True|False)$/.test(written.trim()) ? written.trim() : null;
}
