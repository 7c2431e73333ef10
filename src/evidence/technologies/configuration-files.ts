/** Files whose presence shows that a tool is set up, by the tool's name for people. Matched on the file's own name. */
const patterns: Readonly<Record<string, RegExp>> = {
  Vitest: /^vitest\.(?:config|workspace)\.[cm]?[jt]s$/u,
  Jest: /^jest\.config\.(?:[cm]?[jt]s|json)$/u,
  Mocha: /^\.mocharc\./u,
  Playwright: /^playwright\.config\.[cm]?[jt]s$/u,
  Cypress: /^cypress\.config\.[cm]?[jt]s$/u,
  ESLint: /^(?:eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\.\w+)?)$/u,
  oxlint: /^\.?oxlintrc\.json$/u,
  oxfmt: /^\.oxfmtrc\.jsonc?$/u,
  Biome: /^biome\.jsonc?$/u,
  Stylelint: /^(?:stylelint\.config\.[cm]?js|\.stylelintrc(?:\.\w+)?)$/u,
  Prettier: /^(?:\.prettierrc(?:\.\w+)?|prettier\.config\.[cm]?[jt]s)$/u,
  dprint: /^\.?dprint\.jsonc?$/u,
  TypeScript: /^tsconfig\.json$/u,
  Vite: /^vite\.config\.[cm]?[jt]s$/u,
  webpack: /^webpack\.config\.[cm]?[jt]s$/u,
  Rollup: /^rollup\.config\.[cm]?[jt]s$/u,
  tsup: /^tsup\.config\.[cm]?[jt]s$/u,
  tsdown: /^tsdown\.config\.[cm]?[jt]s$/u,
  Turborepo: /^turbo\.json$/u,
  Nx: /^nx\.json$/u,
  Lerna: /^lerna\.json$/u,
  Babel: /^(?:babel\.config\.\w+|\.babelrc(?:\.\w+)?)$/u,
  SWC: /^\.swcrc$/u,
  'Tailwind CSS': /^tailwind\.config\.[cm]?[jt]s$/u,
  Wrangler: /^wrangler\.(?:toml|jsonc?)$/u,
  Knip: /^(?:\.?knip\.jsonc?|knip\.config\.[jt]s)$/u,
  'Next.js': /^next\.config\.[cm]?[jt]s$/u,
  Nuxt: /^nuxt\.config\.[jt]s$/u,
  Astro: /^astro\.config\.[cm]?[jt]s$/u,
  Angular: /^angular\.json$/u,
  NestJS: /^nest-cli\.json$/u,
  Prisma: /^schema\.prisma$/u,
  Drizzle: /^drizzle\.config\.[jt]s$/u,
  Alembic: /^alembic\.ini$/u,
  pytest: /^pytest\.ini$/u,
  tox: /^tox\.(?:ini|toml)$/u,
  nox: /^noxfile\.py$/u,
  Ruff: /^\.?ruff\.toml$/u,
  Flake8: /^\.flake8$/u,
  Pylint: /^\.?pylintrc(?:\.toml)?$/u,
  mypy: /^\.?mypy\.ini$/u,
  Pyright: /^pyrightconfig\.json$/u,
  'pre-commit': /^\.pre-commit-config\.ya?ml$/u,
  'golangci-lint': /^\.golangci\.(?:ya?ml|toml|json)$/u,
  goreleaser: /^\.goreleaser\.ya?ml$/u,
  rustfmt: /^\.?rustfmt\.toml$/u,
  Clippy: /^\.?clippy\.toml$/u,
  'cargo-deny': /^deny\.toml$/u,
  Checkstyle: /^(?:google_)?checkstyle\.xml$/u,
  detekt: /^detekt\.ya?ml$/u,
  PHPUnit: /^phpunit(?:\.dist)?\.xml(?:\.dist)?$/u,
  PHPStan: /^phpstan(?:\.dist)?\.neon(?:\.dist)?$/u,
  Psalm: /^psalm(?:\.dist)?\.xml(?:\.dist)?$/u,
  'PHP CS Fixer': /^\.php-cs-fixer(?:\.dist)?\.php$/u,
  PHP_CodeSniffer: /^\.?phpcs(?:\.dist)?\.xml(?:\.dist)?$/u,
  Pint: /^pint\.json$/u,
  RSpec: /^\.rspec$/u,
  RuboCop: /^\.rubocop\.yml$/u,
  Sphinx: /^conf\.py$/u,
  MkDocs: /^mkdocs\.ya?ml$/u,
};

/** Tools that no manifest declares but whose configuration proves them. */
export const configuredTools = [
  { name: 'golangci-lint', role: 'linter' },
  { name: 'rustfmt', role: 'formatter' },
  { name: 'Clippy', role: 'linter' },
  { name: 'cargo-deny', role: 'linter' },
  { name: 'pre-commit', role: 'linter' },
  { name: 'PHPStan', role: 'type checker' },
  { name: 'Psalm', role: 'type checker' },
  { name: 'PHP CS Fixer', role: 'formatter' },
  { name: 'Checkstyle', role: 'linter' },
  { name: 'RuboCop', role: 'linter' },
] as const;

const anyPattern = new RegExp(
  Object.values(patterns)
    .map(({ source }) => source)
    .join('|'),
  'u',
);

/** True if a file of this name sets some tool up. */
export function isConfiguration(fileName: string): boolean {
  return anyPattern.test(fileName);
}

/** True if a file of this name sets the tool up. */
export function configures(tool: string, fileName: string): boolean {
  // A package may be called `constructor`.
  return Object.hasOwn(patterns, tool) && patterns[tool]?.test(fileName) === true;
}
