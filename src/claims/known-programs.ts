const words = (text: string) => new Set(text.trim().split(/\s+/u));

/** Programs that every developer's machine has; they say nothing about a repository. */
export const everydayPrograms: ReadonlySet<string> = words(`
  awk base64 basename bash bunzip2 cat chmod chown cmp comm cp curl cut date dd df diff dirname docker docker-compose du echo egrep
  false fd find gh git gpg grep gunzip gzip head hyperfine jq kill ln ls md5sum mkdir mktemp mv node open openssl patch pgrep pkill
  podman printf ps pwd pwsh python python3 pip pip3 readlink realpath rg rm rmdir rsync scp sed seq sh sha256sum shasum sleep sort
  ssh stat sudo tail tar tee test time timeout touch tr tree true truncate uname uniq unzip wc wget whoami xargs yes yq zcat zip zsh
  psql mysql sqlite3 redis-cli mongosh kubectl helm aws gcloud az ab wrk k6 hey lsof nc ping printenv strace perf valgrind
`);

/** Programs of toolchains and package managers: what a repository must have a use for before a plan may run them. */
export const toolPrograms: ReadonlySet<string> = words(`
  npm npx pnpm yarn bun bunx deno corepack tsc tsx ts-node eslint prettier biome oxlint vitest jest mocha playwright cypress vite
  webpack rollup esbuild turbo nx lerna tox nox pytest ruff black isort flake8 mypy pyright pylint bandit pip-audit pre-commit
  uv uvx poetry pipenv pdm hatch rye twine sphinx-build mkdocs alembic django-admin coverage cargo rustc rustfmt rustup go gofmt
  golangci-lint staticcheck govulncheck goimports mvn mvnw gradle gradlew java javac kotlinc sbt ant bazel buck2 pants
  make gmake just task cmake ctest ninja meson bundle rake rspec rubocop rails gem composer phpunit phpstan php psalm artisan
  dotnet msbuild nuget swift swiftlint xcodebuild mix elixir dart flutter ng nest prisma wrangler drizzle-kit changeset np jsr
  publint attw actionlint shellcheck hadolint terraform ansible-playbook sqlfluff dbt trivy semgrep
`);
