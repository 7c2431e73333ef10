import { expect, test } from 'vitest';
import { createTemporaryRepository } from '../../support/temporary-repository.ts';
import { openRepository } from '../../../src/repository/open-repository.ts';
import { collectCommands } from '../../../src/evidence/collectors/commands.ts';
import { collectPackages } from '../../../src/evidence/collectors/packages.ts';
import { readRequest } from '../../../src/request/read-request.ts';
import type { Collector } from '../../../src/evidence/collector.ts';
import { describeCommands } from './describe-commands.ts';

const manifest = `{
  "scripts": {
    "pretest": "npm run build",
    "test": "vitest run",
    "build": "tsc -p .",
    "lint": "eslint .",
    "lint:fix": "eslint . --fix",
    "check": "tsc --noEmit",
    "prepare": "husky",
    "start": "node server.js"
  }
}
`;

test('types the scripts of package.json with npm, and leaves hooks out', async () => {
  expect(await describeCommands({ 'package.json': manifest })).toEqual([
    'build: npm run build = tsc -p ., package.json:5',
    'typecheck: npm run check = tsc --noEmit, package.json:8',
    'lint: npm run lint = eslint ., package.json:6',
    'lint: npm run lint:fix = eslint . --fix, package.json:7',
    'test: npm test = vitest run, package.json:4',
    'run: npm run start = node server.js, package.json:10',
  ]);
});

test.each([
  ['pnpm-lock.yaml', 'pnpm test', 'pnpm run lint'],
  ['yarn.lock', 'yarn test', 'yarn lint'],
  ['bun.lock', 'bun run test', 'bun run lint'],
])('types scripts as %s wants it', async (lockfile, test_, lint) => {
  const found = await describeCommands({ 'package.json': manifest, [lockfile]: '\n' });
  expect(found.join('\n')).toContain(`test: ${test_} = vitest run`);
  expect(found.join('\n')).toContain(`lint: ${lint} = eslint .`);
});

test('believes the packageManager field before a lockfile', async () => {
  const files = {
    'package.json': manifest.replace('{\n', '{\n  "packageManager": "pnpm@9.1.0",\n'),
    'package-lock.json': '{}',
  };
  expect((await describeCommands(files)).join('\n')).toContain('test: pnpm test');
});

test('finds the scripts of the scope and of the root, and not those of other members', async () => {
  const script = '{ "name": "x", "scripts": { "test": "vitest" } }\n';
  const { root } = createTemporaryRepository({
    'package.json': '{ "workspaces": ["packages/*"], "scripts": { "test": "vitest --all" } }\n',
    'packages/one/package.json': script,
    'packages/two/package.json': script,
  });
  const repository = await openRepository(`${root}/packages/one`);
  const signal = new AbortController().signal;
  const use = async <Facts>(collector: Collector<Facts>): Promise<Facts> => collector(input);
  const input = { repository, request: readRequest('x'), signal, use };
  const { commands } = await use(collectCommands);
  expect(commands.map(({ folder, run }) => `${folder} ${run}`)).toEqual(['packages/one npm test', ' npm test']);
  expect((await use(collectPackages)).workspaces).toHaveLength(3);
});

test('lists the targets of a Makefile with what they run', async () => {
  const makefile = `GO ?= go
FILES := $(shell find . -name '*.go')
.PHONY: test lint all \\
	docs

all: lint test ## Everything

# Runs the unit tests
test: generate
	@echo testing
	$(GO) test ./... \\
		-race

lint:
	for f in $(FILES); do golint $$f; done

docs: ; mkdocs build

generate:
	go generate ./...

bin/tool: main.go
	go build -o $@
VERSION = 1
%.o: %.c
	cc $<
`;
  expect(await describeCommands({ Makefile: makefile, 'main.go': 'package main\n' })).toEqual([
    'build: make all = Everything, Makefile:6',
    'build: make generate = go generate ./..., Makefile:19',
    'lint: make lint = for f in $(FILES); do golint $$f; done, Makefile:14',
    'test: make test = $(GO) test ./... -race, Makefile:9',
    'docs: make docs = mkdocs build, Makefile:17',
  ]);
});

test('lists recipes of just, tasks of Task and of mise', async () => {
  const files = {
    justfile:
      'set shell := ["bash"]\nversion := "1"\n\n# Check the style\nlint *args:\n    @ruff check {{args}}\n\n[private]\nhelper:\n    echo x\n\ntest: lint\n    pytest\n',
    'Taskfile.yml':
      "version: '3'\ntasks:\n  build:\n    desc: Build it\n    deps: [gen]\n    cmds:\n      - task: gen\n      - go build ./...\n  gen:\n    internal: true\n    cmd: go generate ./...\n",
    'mise.toml': '[tools]\nnode = "22"\n\n[tasks.fmt]\nrun = "prettier --check ."\n',
  };
  expect(await describeCommands(files)).toEqual([
    'build: task build = go build ./..., Taskfile.yml:3',
    'lint: just lint = ruff check {{args}}, justfile:5',
    'format: mise run fmt = prettier --check ., mise.toml:4',
    'test: just test = pytest, justfile:12',
  ]);
});

test('lists tox environments, nox sessions and the tasks of pyproject.toml', async () => {
  const files = {
    'tox.ini':
      '[tox]\nenv_list = py312, lint\n\n[testenv]\ncommands =\n    pytest {posargs}\n\n[testenv:lint]\ncommands = ruff check .\n',
    'noxfile.py':
      'import nox\n\n\n@nox.session(python=["3.12"])\ndef tests(session):\n    session.install(".")\n    session.run("pytest", "-q", env={"A": "b"})\n\n\n@nox.session(name="type-check")\ndef mypy(session):\n    session.run("mypy", "src")\n',
    'pyproject.toml':
      '[project]\nname = "x"\n\n[project.scripts]\nx = "x:main"\n\n[tool.poe.tasks]\nformat = "ruff format ."\nci = ["lint", "format"]\ncover.cmd = "coverage run -m pytest"\n\n[tool.hatch.envs.docs.scripts]\nbuild = "mkdocs build"\n\n[tool.pytest.ini_options]\naddopts = "-q"\n',
  };
  expect(await describeCommands(files)).toEqual([
    'build: hatch run docs:build = mkdocs build, pyproject.toml:13',
    'typecheck: nox -s type-check = mypy src, noxfile.py:11',
    'lint: tox run -e lint = ruff check ., tox.ini:8',
    'format: poe format = ruff format ., pyproject.toml:8',
    'test: tox = pytest {posargs}, tox.ini:5',
    'test: nox -s tests = pytest -q, noxfile.py:5',
    'test: pytest, pyproject.toml:15, implied',
    'coverage: poe cover = coverage run -m pytest, pyproject.toml:10',
    'other: poe ci = lint, pyproject.toml:9',
  ]);
});

test('reads tox in pyproject.toml, as tables and as a quoted ini', async () => {
  const tables =
    '[tool.tox.env_run_base]\ncommands = [["pytest", { replace = "posargs" }]]\n\n[tool.tox.env.style]\ncommands = [["pre-commit", "run"]]\n';
  const quoted = '[tool.tox]\nlegacy_tox_ini = """\n[testenv:types]\ncommands = mypy src\n"""\n';
  expect(await describeCommands({ 'pyproject.toml': tables })).toEqual([
    'lint: tox run -e style = pre-commit run, pyproject.toml:4',
    'test: tox = pytest, pyproject.toml:2',
  ]);
  expect(await describeCommands({ 'pyproject.toml': quoted })).toEqual([
    'typecheck: tox run -e types = mypy src, pyproject.toml:3',
  ]);
});

test('lists scripts of composer, tasks of rake, aliases of cargo and tasks of deno', async () => {
  const files = {
    'composer.json':
      '{\n  "scripts": {\n    "post-install-cmd": "x",\n    "test": ["@lint", "@php vendor/bin/phpunit"],\n    "lint": "php-cs-fixer fix --dry-run"\n  }\n}\n',
    Rakefile:
      'Rake::TestTask.new(:unit)\nRuboCop::RakeTask.new\nnamespace :db do\n  desc "Create the tables"\n  task :migrate do\n    sh "x"\n  end\nend\ntask default: [:unit, :rubocop]\n',
    '.cargo/config.toml': '[alias]\nxtask = "run --package xtask --"\n',
    'deno.jsonc': '{\n  // tasks\n  "tasks": { "dev": "deno run -A main.ts" }\n}\n',
  };
  expect(await describeCommands(files)).toEqual([
    'lint: composer lint = php-cs-fixer fix --dry-run, composer.json:5',
    'lint: bundle exec rake rubocop = RuboCop::RakeTask.new, Rakefile:2',
    'test: composer test = composer lint, composer.json:4',
    'test: bundle exec rake unit = Rake::TestTask.new(:unit), Rakefile:1',
    'test: bundle exec rake = needs unit, rubocop, Rakefile:9',
    'run: deno task dev = deno run -A main.ts, deno.jsonc:3',
    'run: cargo xtask = cargo run --package xtask --, .cargo/config.toml:2',
    'other: bundle exec rake db:migrate = Create the tables, Rakefile:5',
  ]);
});

test('implies what a toolchain gives every project, at the line of its manifest', async () => {
  const files = {
    'go.mod': 'module example.org/x\n',
    'Cargo.toml': '[package]\nname = "x"\n',
    'pom.xml':
      '<project>\n  <modelVersion>4.0.0</modelVersion>\n  <groupId>a</groupId>\n  <artifactId>b</artifactId>\n</project>\n',
    mvnw: '#!/bin/sh\n',
  };
  const found = await describeCommands(files);
  expect(found).toContain('test: go test ./..., go.mod:1, implied');
  expect(found).toContain('lint: cargo clippy, Cargo.toml:1, implied');
  expect(found).toContain('test: ./mvnw test, pom.xml:2, implied');
});

test('passes over a source that does not parse', async () => {
  const files = { 'package.json': '{ "scripts": ', 'Taskfile.yml': 'tasks: [', Makefile: 'test:\n\ttrue && pytest\n' };
  expect(await describeCommands(files)).toEqual(['test: make test = true && pytest, Makefile:1']);
});
