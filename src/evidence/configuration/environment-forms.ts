/** A variable of the environment, a setting that the program keeps itself, or an option of its command line. */
export type EnvironmentKind = 'environment' | 'setting' | 'flag';

/** How one language reads its environment: `key` and, where it can be written there, `default` are named groups. */
export interface EnvironmentForm {
  readonly endings: RegExp;
  /** One of these must occur: the cheap test before the pattern runs. */
  readonly marks: readonly string[];
  readonly pattern: RegExp;
  readonly kind: EnvironmentKind;
}

const SCRIPT = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;
const PYTHON = /\.py$/;
const KEY = String.raw`(?<key>[A-Z][A-Z0-9_]+)`;
/** A literal, a number or a name after a comma or a fallback operator. */
const VALUE = String.raw`(?<default>"[^"\n]*"|'[^'\n]*'|\`[^\`\n$]*\`|[\w.-]+)`;

function form(endings: RegExp, marks: string, pattern: string, kind: EnvironmentKind = 'environment'): EnvironmentForm {
  return { endings, marks: marks.split(' '), pattern: new RegExp(pattern, 'g'), kind };
}

/** The common ways to read an environment variable, or a setting that the environment fills. */
export const environmentForms: readonly EnvironmentForm[] = [
  form(
    SCRIPT,
    'process.env import.meta.env Bun.env',
    String.raw`\b(?:process\.env|import\.meta\.env|Bun\.env)(?:\.|\[['"])${KEY}(?:['"]\])?!?(?:\s*\)?\s*(?:\?\?|\|\|)\s*${VALUE})?`,
  ),
  form(SCRIPT, 'Deno.env', String.raw`\bDeno\.env\.get\(\s*['"]${KEY}['"]\s*\)(?:\s*(?:\?\?|\|\|)\s*${VALUE})?`),
  form(
    PYTHON,
    'environ. environ[',
    String.raw`\benviron(?:\.(?:get|setdefault|pop)\(|\[)\s*['"]${KEY}['"](?:\s*,\s*(?:default=)?${VALUE})?`,
  ),
  form(PYTHON, 'getenv(', String.raw`\bgetenv\(\s*['"]${KEY}['"](?:\s*,\s*(?:default=)?${VALUE})?`),
  form(
    PYTHON,
    'env( env. envint( envbool( envdict(',
    String.raw`\b(?:env|envint|envbool|envdict)(?:\.(?:str|bool|int|float|list|dict|url|db|cache|path|json|tuple))?\(\s*['"]${KEY}['"](?:\s*,\s*(?:default=)?${VALUE})?`,
  ),
  form(
    PYTHON,
    'decouple',
    String.raw`\bconfig\(\s*['"]${KEY}['"](?:\s*,\s*(?:cast=\w+\s*,\s*)?(?:default=)?${VALUE})?`,
  ),
  form(/\.go$/, 'os.Getenv os.LookupEnv', String.raw`\bos\.(?:Getenv|LookupEnv)\(\s*"${KEY}"`),
  form(
    /\.go$/,
    'env:" envconfig:"',
    String.raw`\x60[^\x60\n]*\b(?:env|envconfig):"${KEY}[^"\x60]*"(?:[^\x60\n]*\b(?:envDefault|default):(?<default>"[^"]*"))?`,
  ),
  form(
    /\.rs$/,
    'env::var env!(',
    String.raw`\b(?:env::var(?:_os)?\(|(?:option_)?env!\()\s*"${KEY}"\s*[,)](?:\s*\.unwrap_or(?:_else)?\(\s*(?:\|_\|\s*)?${VALUE})?`,
  ),
  form(
    /\.rs$/,
    'env',
    String.raw`#\[(?:arg|clap|structopt)\([^\]]*\benv\s*=\s*"${KEY}"(?:[^\]]*\bdefault_value(?:_t)?\s*=\s*${VALUE})?`,
  ),
  form(/\.(?:java|kt|kts|scala|groovy)$/, 'getenv(', String.raw`\bgetenv\(\s*"${KEY}"`),
  form(/\.(?:java|kt)$/, '@Value', String.raw`@Value\(\s*"\\?\$\{(?<key>[\w.-]+)(?::(?<default>[^}"]*))?\}`, 'setting'),
  form(
    /\.(?:rb|rake|ru|gemspec)$|(?:^|\/)(?:Rakefile|Gemfile)$/,
    'ENV[ ENV.fetch',
    String.raw`\bENV(?:\[|\.fetch\(?)\s*['"]${KEY}['"](?:\]\s*\|\|\s*|\s*,\s*|\s*\)?\s*\{\s*)?${VALUE}?`,
  ),
  form(/\.php$/, 'env(', String.raw`\b(?:get)?env\(\s*['"]${KEY}['"](?:\s*,\s*${VALUE})?`),
  form(/\.php$/, '_ENV', String.raw`\$_(?:ENV|SERVER)\[['"]${KEY}['"]\](?:\s*\?\?\s*${VALUE})?`),
  form(
    /\.(?:cs|fs|vb)$/,
    'GetEnvironmentVariable',
    String.raw`\bGetEnvironmentVariable\(\s*"${KEY}"\s*\)(?:\s*\?\?\s*${VALUE})?`,
  ),
  form(
    /\.(?:ex|exs)$/,
    'System.get_env System.fetch_env',
    String.raw`\bSystem\.(?:get_env|fetch_env!?)\(\s*"${KEY}"(?:\s*,\s*${VALUE})?`,
  ),
  form(
    /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$|(?:^|\/)application[\w.-]*\.ya?ml$/,
    '${',
    String.raw`\$\{${KEY}(?::?-(?<default>[^}\n]*))?\}`,
  ),
  form(PYTHON, 'settings.', String.raw`\bsettings\.${KEY}\b`, 'setting'),
  form(
    PYTHON,
    '.config[ .config.get(',
    String.raw`\.config(?:\[|\.get\()\s*['"]${KEY}['"](?:\s*,\s*${VALUE})?`,
    'setting',
  ),
  form(
    SCRIPT,
    '.option( .requiredOption( .addOption(',
    String.raw`(?:\.(?:option|requiredOption)|new Option)\(\s*['"](?:-\w,\s*)?(?<key>--[a-z][\w-]+)`,
    'flag',
  ),
  form(
    PYTHON,
    'add_argument( option(',
    String.raw`\b(?:add_argument|option)\(\s*(?:['"]-\w['"]\s*,\s*)?['"](?<key>--[a-z][\w-]+)['"](?:[^()\n]*?\bdefault=${VALUE})?`,
    'flag',
  ),
  form(
    /\.go$/,
    'Flags() flag.',
    String.raw`(?:Flags\(\)|\bflag)\.(?:Bool|Int|Int64|Uint|String|StringSlice|StringArray|Duration|Float64)(?:Var)?P?\((?:\s*&[\w.]+,)?\s*"(?<key>[a-z][\w-]+)"(?:\s*,\s*"\w?")?\s*,\s*${VALUE}`,
    'flag',
  ),
];
