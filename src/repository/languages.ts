/** How comments are written: everything after a line mark, and everything between a pair of block marks. */
export interface CommentSyntax {
  readonly line: readonly string[];
  readonly block: readonly (readonly [start: string, end: string])[];
}

/** A language that files are recognised as. */
export interface Language {
  readonly id: string;
  /** Name for people. */
  readonly name: string;
  /** File endings with the dot, lower case. */
  readonly endings: readonly string[];
  /** Whole file names, for files without an ending. */
  readonly names: readonly string[];
  readonly comments: CommentSyntax;
  /** Grammar file of `@vscode/tree-sitter-wasm` that reads its definitions, or null. */
  readonly grammar: string | null;
}

const slashes: CommentSyntax = { line: ['//'], block: [['/*', '*/']] };
const hash: CommentSyntax = { line: ['#'], block: [] };
const dashes: CommentSyntax = { line: ['--'], block: [['/*', '*/']] };
const tags: CommentSyntax = { line: [], block: [['<!--', '-->']] };
const script: CommentSyntax = {
  line: ['//'],
  block: [
    ['/*', '*/'],
    ['<!--', '-->'],
  ],
};
const none: CommentSyntax = { line: [], block: [] };

/** Every language known here; where two claim an ending, the first one has it. */
export const languages: readonly Language[] = [
  language('typescript', 'TypeScript', '.ts .mts .cts', slashes, 'tree-sitter-typescript.wasm'),
  language('tsx', 'TypeScript JSX', '.tsx', slashes, 'tree-sitter-tsx.wasm'),
  language('javascript', 'JavaScript', '.js .mjs .cjs .jsx .es6', slashes, 'tree-sitter-javascript.wasm'),
  language('python', 'Python', '.py .pyi .pyw', hash, 'tree-sitter-python.wasm', 'SConstruct SConscript wscript'),
  language('go', 'Go', '.go', slashes, 'tree-sitter-go.wasm'),
  language('rust', 'Rust', '.rs', slashes, 'tree-sitter-rust.wasm'),
  language('java', 'Java', '.java', slashes, 'tree-sitter-java.wasm'),
  language('csharp', 'C#', '.cs .csx', slashes, 'tree-sitter-c-sharp.wasm'),
  language('c', 'C', '.c .h', slashes, 'tree-sitter-cpp.wasm'),
  language(
    'cpp',
    'C++',
    '.cpp .cc .cxx .c++ .hpp .hh .hxx .h++ .ipp .inl .tpp .cu .cuh',
    slashes,
    'tree-sitter-cpp.wasm',
  ),
  language(
    'ruby',
    'Ruby',
    '.rb .rake .gemspec .ru',
    hash,
    'tree-sitter-ruby.wasm',
    'Rakefile Gemfile Guardfile Vagrantfile Podfile Fastfile',
  ),
  language(
    'php',
    'PHP',
    '.php .phtml .php5 .inc',
    { line: ['//', '#'], block: [['/*', '*/']] },
    'tree-sitter-php.wasm',
  ),
  language('bash', 'Shell', '.sh .bash .zsh .ksh .bats', hash, 'tree-sitter-bash.wasm', '.bashrc .zshrc .profile'),
  language('powershell', 'PowerShell', '.ps1 .psm1 .psd1', { line: ['#'], block: [['<#', '#>']] }, null),
  language('kotlin', 'Kotlin', '.kt .kts', slashes, null),
  language('scala', 'Scala', '.scala .sc .sbt', slashes, null),
  language('groovy', 'Groovy', '.groovy .gradle', slashes, null, 'Jenkinsfile'),
  language('swift', 'Swift', '.swift', slashes, null),
  language('objective-c', 'Objective-C', '.m .mm', slashes, null),
  language('dart', 'Dart', '.dart', slashes, null),
  language('elixir', 'Elixir', '.ex .exs', hash, null),
  language('erlang', 'Erlang', '.erl .hrl', { line: ['%'], block: [] }, null),
  language('haskell', 'Haskell', '.hs .lhs', { line: ['--'], block: [['{-', '-}']] }, null),
  language('ocaml', 'OCaml', '.ml .mli', { line: [], block: [['(*', '*)']] }, null),
  language('fsharp', 'F#', '.fs .fsi .fsx', { line: ['//'], block: [['(*', '*)']] }, null),
  language('clojure', 'Clojure', '.clj .cljs .cljc .edn', { line: [';'], block: [] }, null),
  language('lua', 'Lua', '.lua', { line: ['--'], block: [['--[[', ']]']] }, null),
  language('perl', 'Perl', '.pl .pm .t', hash, null),
  language('r', 'R', '.r', hash, null),
  language('julia', 'Julia', '.jl', { line: ['#'], block: [['#=', '=#']] }, null),
  language('zig', 'Zig', '.zig', { line: ['//'], block: [] }, null),
  language('nim', 'Nim', '.nim', { line: ['#'], block: [['#[', ']#']] }, null),
  language('solidity', 'Solidity', '.sol', slashes, null),
  language('visual-basic', 'Visual Basic', '.vb', { line: ["'"], block: [] }, null),
  language('vue', 'Vue', '.vue', script, null),
  language('svelte', 'Svelte', '.svelte', script, null),
  language('astro', 'Astro', '.astro', script, null),
  language('html', 'HTML', '.html .htm .xhtml', tags, null),
  language('css', 'CSS', '.css', { line: [], block: [['/*', '*/']] }, null),
  language('scss', 'SCSS', '.scss .less', slashes, null),
  language('sass', 'Sass', '.sass .styl', slashes, null),
  language('sql', 'SQL', '.sql', dashes, null),
  language('graphql', 'GraphQL', '.graphql .gql .graphqls', hash, null),
  language('protobuf', 'Protocol Buffers', '.proto', slashes, null),
  language('thrift', 'Thrift', '.thrift', { line: ['//', '#'], block: [['/*', '*/']] }, null),
  language('prisma', 'Prisma', '.prisma', { line: ['//'], block: [] }, null),
  language('terraform', 'Terraform', '.tf .tfvars .hcl', { line: ['#', '//'], block: [['/*', '*/']] }, null),
  language('nix', 'Nix', '.nix', { line: ['#'], block: [['/*', '*/']] }, null),
  language('dockerfile', 'Dockerfile', '.dockerfile', hash, null, 'Dockerfile Containerfile'),
  language('make', 'Makefile', '.mk .mak', hash, null, 'Makefile GNUmakefile makefile'),
  language('cmake', 'CMake', '.cmake', hash, null, 'CMakeLists.txt'),
  language('starlark', 'Starlark', '.bzl .star', hash, null, 'BUILD BUILD.bazel WORKSPACE Tiltfile'),
  language('json', 'JSON', '.json .jsonc .json5', slashes, null),
  language('yaml', 'YAML', '.yaml .yml', hash, null),
  language('toml', 'TOML', '.toml', hash, null, 'Pipfile'),
  language('ini', 'INI', '.ini .cfg .conf .properties .editorconfig', { line: ['#', ';'], block: [] }, null),
  language('xml', 'XML', '.xml .xsd .xsl .csproj .fsproj .vbproj .props .targets .svg .plist', tags, null),
  language('markdown', 'Markdown', '.md .markdown .mdx', tags, null),
  language('restructuredtext', 'reStructuredText', '.rst', { line: ['..'], block: [] }, null),
  language('asciidoc', 'AsciiDoc', '.adoc .asciidoc', { line: ['//'], block: [] }, null),
  language('text', 'Text', '.txt', none, null),
];

const byEnding = new Map(languages.flatMap((one) => one.endings.map((ending) => [ending, one] as const)).toReversed());
const byName = new Map(languages.flatMap((one) => one.names.map((name) => [name, one] as const)).toReversed());
const byId = new Map(languages.map((one) => [one.id, one]));

/** The language of a file by its name alone, or null. */
export function languageOf(path: string): Language | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  const named = byName.get(name) ?? (dot < 0 ? undefined : byEnding.get(name.slice(dot).toLowerCase()));
  return named ?? (/^(?:Dockerfile|Containerfile)\./.test(name) ? (byId.get('dockerfile') ?? null) : null);
}

/** The language with this id, or null. */
export function languageById(id: string): Language | null {
  return byId.get(id) ?? null;
}

function language(
  id: string,
  name: string,
  endings: string,
  comments: CommentSyntax,
  grammar: string | null,
  names = '',
): Language {
  const words = (list: string) => list.split(' ').filter((word) => word !== '');
  return { id, name, endings: words(endings), names: words(names), comments, grammar };
}
