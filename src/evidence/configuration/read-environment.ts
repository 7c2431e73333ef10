import type { SourceText } from '../scan/source-text.ts';
import { matchesIn } from '../scan/source-text.ts';

/** A place where code reads an environment variable or declares a setting. */
export interface EnvironmentRead {
  readonly key: string;
  readonly kind: 'environment' | 'setting';
  readonly default: string | null;
  readonly path: string;
  readonly line: number;
}

/** How one language reads its environment: `key` and, where it can be written there, `default` are named groups. */
interface EnvironmentForm {
  readonly endings: RegExp;
  /** Cheap test over the whole text before the pattern runs. */
  readonly hint: string;
  readonly pattern: RegExp;
  readonly kind: EnvironmentRead['kind'];
}

/** The environment variables that a source file reads, with the default written beside the read. */
export function readEnvironment(source: SourceText): readonly EnvironmentRead[] {
  const found = FORMS.filter(({ endings, hint }) => endings.test(source.path) && source.text.includes(hint)).flatMap(
    ({ pattern, kind }) =>
      matchesIn(source, pattern).flatMap(({ groups, line }): EnvironmentRead[] => {
        const key = groups.groups?.['key'];
        if (key === undefined || OF_THE_SYSTEM.test(key)) return [];
        return [{ key, kind, default: literalOf(groups.groups?.['default']), path: source.path, line }];
      }),
  );
  return [...found, ...destructured(source), ...settingsClasses(source)];
}

/** Variables of the shell, the system and the CI provider: nobody configures the program with them. */
const OF_THE_SYSTEM =
  /^(?:PATH|HOME|USER|USERNAME|USERPROFILE|APPDATA|LOCALAPPDATA|SHELL|TERM|TERM_PROGRAM|COLORTERM|TMPDIR|TEMP|TMP|PWD|LANG|LC_\w+|EDITOR|VISUAL|HOSTNAME|COMSPEC|SYSTEMROOT|PYTHON\w+|GOPATH|GOROOT|GOFLAGS|CARGO_\w+|OUT_DIR|BUNDLE_GEMFILE|CI|GITHUB_\w+|XDG_\w+|NODE_OPTIONS|npm_\w+)$/;

const SCRIPT = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;
const PYTHON = /\.py$/;
const KEY = String.raw`(?<key>[A-Z][A-Z0-9_]+)`;
/** A literal, a number or a name after a comma or a fallback operator. */
const VALUE = String.raw`(?<default>"[^"\n]*"|'[^'\n]*'|\`[^\`\n$]*\`|[\w.-]+)`;

function form(
  endings: RegExp,
  hint: string,
  pattern: string,
  kind: EnvironmentRead['kind'] = 'environment',
): EnvironmentForm {
  return { endings, hint, pattern: new RegExp(pattern, 'g'), kind };
}

const FORMS: readonly EnvironmentForm[] = [
  form(
    SCRIPT,
    '.env',
    String.raw`\b(?:process\.env|import\.meta\.env|Bun\.env)(?:\.|\[['"])${KEY}(?:['"]\])?!?(?:\s*\)?\s*(?:\?\?|\|\|)\s*${VALUE})?`,
  ),
  form(SCRIPT, 'Deno.env', String.raw`\bDeno\.env\.get\(\s*['"]${KEY}['"]\s*\)(?:\s*(?:\?\?|\|\|)\s*${VALUE})?`),
  form(
    PYTHON,
    'environ',
    String.raw`\benviron(?:\.(?:get|setdefault|pop)\(|\[)\s*['"]${KEY}['"](?:\s*,\s*(?:default=)?${VALUE})?`,
  ),
  form(PYTHON, 'getenv', String.raw`\bgetenv\(\s*['"]${KEY}['"](?:\s*,\s*(?:default=)?${VALUE})?`),
  form(
    PYTHON,
    'env',
    String.raw`\b(?:env|envint|envbool|envdict)(?:\.(?:str|bool|int|float|list|dict|url|db|cache|path|json|tuple))?\(\s*['"]${KEY}['"](?:\s*,\s*(?:default=)?${VALUE})?`,
  ),
  form(
    PYTHON,
    'decouple',
    String.raw`\bconfig\(\s*['"]${KEY}['"](?:\s*,\s*(?:cast=\w+\s*,\s*)?(?:default=)?${VALUE})?`,
  ),
  form(/\.go$/, 'os.', String.raw`\bos\.(?:Getenv|LookupEnv)\(\s*"${KEY}"`),
  form(
    /\.go$/,
    'env',
    '`[^`\\n]*\\b(?:env|envconfig):"' + KEY + '[^"`]*"(?:[^`\\n]*\\b(?:envDefault|default):' + '(?<default>"[^"]*"))?',
  ),
  form(
    /\.rs$/,
    'env',
    String.raw`\b(?:env::var(?:_os)?\(|(?:option_)?env!\()\s*"${KEY}"\s*[,)](?:\s*\.unwrap_or(?:_else)?\(\s*(?:\|_\|\s*)?${VALUE})?`,
  ),
  form(
    /\.rs$/,
    'env',
    String.raw`#\[(?:arg|clap|structopt)\([^\]]*\benv\s*=\s*"${KEY}"(?:[^\]]*\bdefault_value(?:_t)?\s*=\s*${VALUE})?`,
  ),
  form(/\.(?:java|kt|kts|scala|groovy)$/, 'getenv', String.raw`\bgetenv\(\s*"${KEY}"`),
  form(/\.(?:java|kt)$/, '@Value', String.raw`@Value\(\s*"\\?\$\{(?<key>[\w.-]+)(?::(?<default>[^}"]*))?\}`, 'setting'),
  form(
    /\.(?:rb|rake|ru|gemspec)$|(?:^|\/)(?:Rakefile|Gemfile)$/,
    'ENV',
    String.raw`\bENV(?:\[|\.fetch\(?)\s*['"]${KEY}['"](?:\]\s*\|\|\s*|\s*,\s*|\s*\)?\s*\{\s*)?${VALUE}?`,
  ),
  form(/\.php$/, 'env', String.raw`\b(?:get)?env\(\s*['"]${KEY}['"](?:\s*,\s*${VALUE})?`),
  form(/\.php$/, '_ENV', String.raw`\$_(?:ENV|SERVER)\[['"]${KEY}['"]\](?:\s*\?\?\s*${VALUE})?`),
  form(
    /\.(?:cs|fs|vb)$/,
    'GetEnvironmentVariable',
    String.raw`\bGetEnvironmentVariable\(\s*"${KEY}"\s*\)(?:\s*\?\?\s*${VALUE})?`,
  ),
  form(/\.(?:ex|exs)$/, 'System.', String.raw`\bSystem\.(?:get_env|fetch_env!?)\(\s*"${KEY}"(?:\s*,\s*${VALUE})?`),
  form(
    /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$|(?:^|\/)application[\w.-]*\.ya?ml$/,
    '${',
    String.raw`\$\{${KEY}(?::?-(?<default>[^}\n]*))?\}`,
  ),
];

/** `const { PORT = '3000', HOST } = process.env`. */
function destructured(source: SourceText): readonly EnvironmentRead[] {
  if (!SCRIPT.test(source.path) || !source.text.includes('process.env')) return [];
  return matchesIn(source, /\b(?:const|let|var)\s*\{([^{}]*)\}\s*=\s*process\.env\b/g).flatMap(({ groups, line }) =>
    [...(groups[1] ?? '').matchAll(/\b([A-Z][A-Z0-9_]+)\b(?:\s*:\s*\w+)?(?:\s*=\s*("[^"]*"|'[^']*'|[\w.]+))?/g)].map(
      ([, key = '', value]) => ({
        key,
        kind: 'environment' as const,
        default: literalOf(value),
        path: source.path,
        line,
      }),
    ),
  );
}

/** Fields of Pydantic settings classes. */
function settingsClasses(source: SourceText): readonly EnvironmentRead[] {
  if (!PYTHON.test(source.path) || !source.text.includes('BaseSettings')) return [];
  const lines = source.text.split(/\r?\n/);
  const found: EnvironmentRead[] = [];
  let inside = false;
  lines.forEach((line, at) => {
    if (/^\S/.test(line)) inside = /^class \w+\(.*BaseSettings/.test(line);
    const field = inside ? /^ {4}([A-Za-z]\w*)\s*:\s*[^=#]+?(?:=\s*(.+?))?\s*(?:#.*)?$/.exec(line) : null;
    if (field === null || field[1] === undefined || field[1] === 'model_config') return;
    const value = /^Field\((?:\s*default\s*=\s*)?([^,)]*)/.exec(field[2] ?? '')?.[1] ?? field[2];
    found.push({ key: field[1], kind: 'setting', default: literalOf(value), path: source.path, line: at + 1 });
  });
  return found;
}

/** The value of a literal; null for an expression, which is no default that a reader could use. */
function literalOf(written: string | undefined): string | null {
  if (written === undefined) return null;
  const quoted = /^(["'`])(.*)\1$/.exec(written.trim());
  if (quoted !== null) return quoted[2] ?? null;
  return /^(?:-?\d[\w.]*|true|false|True|False)$/.test(written.trim()) ? written.trim() : null;
}
