import type { CommandPurpose } from '../collectors/commands.ts';
import { commandWords } from '../../repository/shell/invocations.ts';
import { splitCommands } from '../../repository/shell/read-shell.ts';

/** Words of a command's name, the telling ones first: `test:coverage` is about coverage, `docs:build` about docs. */
const nameWords: readonly (readonly [CommandPurpose, RegExp])[] = [
  ['benchmark', /^(?:bench|benchs|benchmarks?|perf|performance|size)$/u],
  ['coverage', /^(?:cov|coverage|codecov)$/u],
  ['release', /^(?:release|releases|publish|deploy|version|bump|changelog|changeset|upload|prerelease)$/u],
  ['docs', /^(?:docs?|documentation|typedoc|storybook|website|apidoc|javadoc|yard|sphinx)$/u],
  ['typecheck', /^(?:typecheck|types?|typing|tsc|mypy|pyright|checktypes|phpstan|psalm|sorbet)$/u],
  ['format', /^(?:format|formatting|fmt|fmtcheck|prettier|black|spotless|gofmt|isort)$/u],
  [
    'lint',
    /^(?:lint|linter|linting|lints|eslint|clippy|vet|style|cs|checkstyle|ruff|flake8|pylint|rubocop|biome|stylelint|misspell|editorconfig|precommit|typos|golangci)$/u,
  ],
  ['audit', /^(?:audit|security|vuln|licenses?|deny|safety|bandit)$/u],
  ['test', /^(?:tests?|testing|spec|specs|e2e|unit|integration|vitest|jest|pytest|phpunit|rspec|testrace)$/u],
  ['run', /^(?:start|dev|serve|server|run|watch|preview|up|debug|console|shell)$/u],
  ['install', /^(?:install|setup|bootstrap|deps|dependencies|vendor|init)$/u],
  ['build', /^(?:build|builds|compile|bundle|dist|assemble|package|rebuild|codegen|generate|all)$/u],
];

/** Programs and how they are called. The first that fits a command decides. */
const programs: readonly (readonly [CommandPurpose, RegExp])[] = [
  ['coverage', /^coverage (?:run|report)|^c8 |^nyc |tarpaulin|llvm-cov|jacoco|codecov|coveralls/u],
  [
    'install',
    /^(?:npm (?:ci|i|install)|pnpm (?:i|install)|yarn(?: install)?(?: --\S+)*$|bun (?:i|install)|(?:uv )?pip3? install|(?:python3? -m )pip install|uv sync|poetry install|pdm install|pdm sync|pipenv install|bundle install|composer (?:(?:global )?(?:install|update|require|remove)|bin \S+ (?:install|update|require))|go mod (?:download|tidy|vendor)|go install|go get|cargo (?:fetch|install)|dotnet restore|apt|apt-get|brew|choco|gem install|rustup|corepack|playwright install|hatch env create|asdf|mise install|conda|git submodule|pre-commit install|sudo apt)/u,
  ],
  [
    'audit',
    /\b(?:npm|pnpm|yarn|bun|cargo|composer|bundle|bundler|pip)-? ?audit\b|bundle-audit|cargo[- ]deny|govulncheck|pip-audit|\bsafety (?:check|scan)|\bbandit\b|\btrivy\b|\bsnyk\b|osv-scanner|dependency-check|zizmor|--vulnerable/u,
  ],
  [
    'benchmark',
    /\b(?:cargo|vitest|deno|mitata) bench\b|-bench[= .]|criterion|pytest-benchmark|\bjmh\b|\basv\b|hyperfine/u,
  ],
  [
    'typecheck',
    /\btsc\b(?!.*(?:-b\b|--build|-p tsconfig\.build))|\bvue-tsc\b|\btsgo\b|\bmypy\b|\bpyright\b|\bbasedpyright\b|\bty check\b|\bpyre\b|\bcargo check\b|\bphpstan\b|\bpsalm\b|\bsorbet\b|\bsrb tc\b|\bdeno check\b|\battw\b|\bsvelte-check\b|\bastro check\b|\bsteep check\b/u,
  ],
  [
    'format',
    /\bprettier\b|\boxfmt\b|\bdprint\b|\bcargo(?: \+\S+)? fmt\b|\brustfmt\b|\bgofmt\b|\bgofumpt\b|\bgoimports\b|\bgo fmt\b|\bblack\b|\bruff format\b|\bisort\b|\bspotless\w*|\bbiome format\b|\bdeno fmt\b|\bclang-format\b|\bphp-cs-fixer\b|\bpint\b|\bdotnet format\b|\bktlint\w*|\bgoogle-java-format\b|\bterraform fmt\b|\btaplo (?:fmt|format)\b|\bdocformatter\b|\bstyluaf?\b/u,
  ],
  [
    'lint',
    /\beslint\b|\boxlint\b|\bbiome\b|\bstandard\b(?! -)|\bxo\b|\bstylelint\b|\bruff\b|\bflake8\b|\bpylint\b|\bpycodestyle\b|\bclippy\b|\bgo vet\b|\bgolangci-lint\b|\bstaticcheck\b|\brevive\b|\brubocop\b|\bphpcs\b|\brector\b|\bcheckstyle\w*|\bspotbugs\b|\bpmd\b|\bdetekt\b|\bshellcheck\b|\byamllint\b|\bmarkdownlint\S*|\beditorconfig-checker\b|\bhadolint\b|\bactionlint\b|\bcodespell\b|\btypos\b|\bmisspell\b|\bpublint\b|\bknip\b|\bsherif\b|\bpre-commit\b|\bprek\b|\bcommitlint\b|\bvalidate-pyproject\b|\bcheck-manifest\b|\bdeno lint\b|\bcargo (?:machete|udeps|hack|semver-checks|public-api|rdme)\b|\btwine check\b|\bdjlint\b|\bsqlfluff\b|\bbuf lint\b|\bansible-lint\b|\btflint\b|--dry-run/u,
  ],
  [
    'release',
    /\b(?:npm|pnpm|yarn|bun|cargo|poetry|uv|flit|hatch|jsr) publish\b|\btwine upload\b|\bgoreleaser\b|\bsemantic-release\b|\bchangeset\b|\brelease-it\b|\bnp\b(?! )|\bgem push\b|\bmvn.* deploy\b|\bnuget push\b|\blerna publish\b|\bbumpp\b|\bstandard-version\b|\bconventional-changelog\b|\bdocker push\b/u,
  ],
  [
    'test',
    /\bvitest\b|\bjest\b|\bmocha\b|\bava\b|\btape\b|\buvu\b|\bplaywright test\b|\bcypress\b|\bkarma\b|\bwtr\b|\bweb-test-runner\b|\bnode .*--test\b|\bbun test\b|\bdeno test\b|\btsd\b|\bpytest\b|\bunittest\b|\btox\b|\bnox\b|\btrial\b|runtests\.py|\bstestr\b|\bgo test\b|\bgotestsum\b|\bginkgo\b|\bcargo(?: \+\S+)? (?:test|nextest|miri|xtask test)\b|\bmvnw?\b(?!.*-D(?:maven\.test\.skip|skipTests)).*\s(?:test|verify|integration-test)(?:\s|$)|\bgradlew?\b.*\b(?:test|check)\b|\bphpunit\b|\bpest\b|\bcodecept\b|\bbehat\b|\binfection\b|\brspec\b|\bminitest\b|\brake(?: \S+)* (?:test|spec)\b|\brails test\b|\bcucumber\b|\bdotnet test\b|\bctest\b|\bmix test\b|\bswift test\b|\bbats\b|\bsbt .*test\b|\bmix test\b/u,
  ],
  [
    'docs',
    /\bsphinx-build\b|\bsphinx-autobuild\b|\bmkdocs\b|\btypedoc\b|\bvitepress\b|\bdocusaurus\b|\bcargo(?: \+\S+)? (?:doc|rustdoc)\b|\bjavadoc\b|\bjsdoc\b|\bstorybook\b|\byard\b|\brdoc\b|\bpdoc\b|\bdeno doc\b/u,
  ],
  [
    'build',
    /\bvite build\b|\btsc\b|\brollup\b|\brolldown\b|\besbuild\b|\bwebpack\b|\bparcel build\b|\btsup\b|\btsdown\b|\bunbuild\b|\bswc\b|\bbabel\b|\bnext build\b|\bnuxt build\b|\bng build\b|\bturbo (?:run )?build\b|\bpython3? -m build\b|\bpoetry build\b|\buv build\b|\bhatch build\b|\bflit build\b|setup\.py (?:build|sdist|bdist_wheel)|\bgo build\b|\bgo generate\b|\bcargo(?: \+\S+)? build\b|\bwasm-pack\b|\bmvnw?\b.*\s(?:package|compile|install|verify)(?:\s|$)|\bgradlew?\b.*\b(?:build|assemble)\b|\bdotnet (?:build|pack|publish)\b|\bdocker(?: buildx)? build\b|\bcmake\b|(?:^|\s)make(?:\s|$)|\bninja\b|\bgem build\b|\bpyinstaller\b|\bmaturin build\b|\bbazel build\b/u,
  ],
  [
    'run',
    /^(?:vite|next|nuxt|nodemon|flask|uvicorn|gunicorn|rails s|go run|cargo run|php artisan serve|docker compose up|docker-compose up|wrangler dev)\b/u,
  ],
];

/** What a command is for: by its name, else by the programs that it calls. */
export function classifyPurpose(name: string, definition: string): CommandPurpose {
  return classifyName(name) ?? classifyText(definition);
}

/** What a CI step is about by its name, when that is a check; else null. */
export function classifyStep(name: string): CommandPurpose | null {
  const checks = nameWords.filter(([purpose]) => !['release', 'run', 'install'].includes(purpose));
  return classifyWords(name, checks);
}

/** What a shell line is for, by the first of its commands that tells. */
export function classifyText(line: string): CommandPurpose {
  const purposes = splitCommands(line).map(classifyCommand);
  return (
    purposes.find((purpose) => purpose !== 'other' && purpose !== 'install') ??
    purposes.find((purpose) => purpose !== 'other') ??
    'other'
  );
}

function classifyName(name: string): CommandPurpose | null {
  return classifyWords(name, nameWords);
}

function classifyWords(name: string, table: typeof nameWords): CommandPurpose | null {
  const words = name
    .replace(/type-?check(?:ing)?|check-?types?|types?:check/giu, 'typecheck')
    .replace(/pre-commit/giu, 'precommit')
    .toLowerCase()
    .split(/[^a-z0-9]+/u);
  return table.find(([, pattern]) => words.some((word) => pattern.test(word)))?.[0] ?? null;
}

/** A call of another named command is told by that name. */
const runner =
  /^(?:make|just|task|mise run|(?:npm|pnpm|yarn|bun) run|npm|pnpm|yarn|composer|poe|rake|nox -s|tox(?: run)? -e) ([a-z][\w:.-]*)$/u;

/** A program of the project's own, called by its path or through an interpreter: its name tells. */
const script =
  /^(?:(?:ba|z)?sh |python3? |node |bun |ruby |php |pwsh (?:-File )?|tsx )?(?:\.\/)?(?:[\w.-]+\/)*([\w-]+)\.(?:sh|bash|py|[cm]?[jt]s|rb|php|ps1|cmd|bat)(?:\s|$)/u;

function classifyCommand(command: string): CommandPurpose {
  const plain = commandWords(command).join(' ');
  const known = programs.find(([, pattern]) => pattern.test(plain) || pattern.test(command))?.[0] ?? null;
  if (known === 'install') return known;
  const named = runner.exec(plain)?.[1] ?? script.exec(plain)?.[1];
  return (named === undefined ? null : classifyName(named)) ?? known ?? 'other';
}
