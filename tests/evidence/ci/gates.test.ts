import { expect, test } from 'vitest';
import { describeCommands } from '../command-sources/describe-commands.ts';

const manifest = `{
  "scripts": {
    "test": "vitest run",
    "lint": "eslint .",
    "lint:fix": "eslint . --fix",
    "types": "tsc --noEmit",
    "check": "npm run lint && npm run types",
    "build": "tsc -p .",
    "release": "np"
  }
}
`;

function workflow(steps: string, on = 'pull_request'): string {
  return `name: CI\non: ${on}\njobs:\n  main:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;
}

test('takes for a gate what CI runs, however it types it', async () => {
  const steps = `      - uses: actions/checkout@v4
      - run: npm ci
      - run: npm run test -- --coverage
      - name: Style
        run: |
          # the linter first
          npm run-script lint
          echo done
`;
  expect(await describeCommands({ 'package.json': manifest, '.github/workflows/ci.yml': workflow(steps) })).toEqual([
    'lint: npm run lint = eslint ., package.json:4 ⇐ .github/workflows/ci.yml:13',
    'test: npm test = vitest run, package.json:3 ⇐ .github/workflows/ci.yml:9',
    'install: npm ci, .github/workflows/ci.yml:8',
    'build: npm run build = tsc -p ., package.json:8',
    'typecheck: npm run types = tsc --noEmit, package.json:6',
    'lint: npm run lint:fix = eslint . --fix, package.json:5',
    'lint: npm run check = npm run lint && npm run types, package.json:7',
    'release: npm run release = np, package.json:9',
  ]);
});

test('takes for gates the checks that a gate calls', async () => {
  const files = { 'package.json': manifest, '.github/workflows/ci.yml': workflow('      - run: npm run check\n') };
  const gates = (await describeCommands(files)).filter((line) => line.includes('⇐'));
  expect(gates).toEqual([
    'typecheck: npm run types = tsc --noEmit, package.json:6 ⇐ .github/workflows/ci.yml:7',
    'lint: npm run lint = eslint ., package.json:4 ⇐ .github/workflows/ci.yml:7',
    'lint: npm run check = npm run lint && npm run types, package.json:7 ⇐ .github/workflows/ci.yml:7',
  ]);
});

test('lists the checks that only CI writes down, with their own lines and folders', async () => {
  const steps = `      - name: Install tools
        run: sudo apt-get install -y jq
      - name: Rust
        working-directory: native
        run: |
          cargo clippy \\
            --all-targets
          cargo test && cargo doc --no-deps
      - run: cd docs && make html
      - run: >
          npx prettier
          --check .
      - uses: golangci/golangci-lint-action@v6
        with:
          args: --timeout 5m
      - name: Wait
        run: |
          for i in 1 2 3; do
            curl localhost
          done
          cat <<EOF > x
          npm test
          EOF
`;
  const files = { '.github/workflows/ci.yml': workflow(steps), 'native/a.rs': '', 'docs/index.md': '# x\n' };
  expect(await describeCommands(files)).toEqual([
    'build: cd docs && make html, .github/workflows/ci.yml:15 ⇐ .github/workflows/ci.yml:15',
    'lint: (native) cargo clippy --all-targets, .github/workflows/ci.yml:12-13 ⇐ .github/workflows/ci.yml:12-13',
    'lint: golangci-lint run --timeout 5m, .github/workflows/ci.yml:19 ⇐ .github/workflows/ci.yml:19',
    'format: npx prettier --check ., .github/workflows/ci.yml:17-18 ⇐ .github/workflows/ci.yml:17-18',
    'test: (native) cargo test && cargo doc --no-deps, .github/workflows/ci.yml:14 ⇐ .github/workflows/ci.yml:14',
  ]);
});

test('keeps a matrix as it is written, and matches its values', async () => {
  const ci = `on: [push]
jobs:
  tests:
    strategy:
      matrix:
        include:
          - { python: "3.12", env: lint }
          - { python: "3.13" }
    steps:
      - run: uvx tox run -e \${{ matrix.env || format('py{0}', matrix.python) }}
      - run: cargo test --features \${{ matrix.python }}
`;
  const tox =
    '[testenv]\ncommands = pytest\n\n[testenv:lint]\ncommands = ruff check\n\n[testenv:docs]\ncommands = mkdocs build\n';
  expect(await describeCommands({ 'tox.ini': tox, '.github/workflows/tests.yml': ci })).toEqual([
    'lint: tox run -e lint = ruff check, tox.ini:4 ⇐ .github/workflows/tests.yml:10',
    'test: cargo test --features ${{ matrix.python }}, .github/workflows/tests.yml:11 ⇐ .github/workflows/tests.yml:11',
    'test: tox = pytest, tox.ini:2',
    'docs: tox run -e docs = mkdocs build, tox.ini:7',
  ]);
});

test.each([
  ['workflow_dispatch', 0],
  ['{ push: { tags: ["v*"] } }', 0],
  ['{ schedule: [{ cron: "0 0 * * *" }] }', 0],
  ['{ push: { branches: [main] } }', 1],
  ['[push, pull_request]', 1],
])('takes a workflow on %s for %d gates', async (on, gates) => {
  const files = { 'package.json': manifest, '.github/workflows/ci.yml': workflow('      - run: npm test\n', on) };
  expect((await describeCommands(files)).filter((line) => line.includes('⇐'))).toHaveLength(gates);
});

test('does not take for a gate what mends instead of checking', async () => {
  const steps = '      - run: npm run lint:fix\n';
  const files = { 'package.json': manifest, '.github/workflows/ci.yml': workflow(steps) };
  expect((await describeCommands(files)).filter((line) => line.includes('⇐'))).toEqual([]);
});

test('leaves out programs and folders of other repositories', async () => {
  const steps =
    '      - run: ./scripts/test.sh\n      - run: bin/test all\n      - working-directory: other\n        run: npm test\n';
  const files = { 'scripts/test.sh': 'true\n', '.github/workflows/ci.yml': workflow(steps) };
  expect(await describeCommands(files)).toEqual([
    'test: ./scripts/test.sh, .github/workflows/ci.yml:7 ⇐ .github/workflows/ci.yml:7',
  ]);
});

test('reads composite actions', async () => {
  const action = 'runs:\n  using: composite\n  steps:\n    - run: pytest -q\n      shell: bash\n';
  expect(await describeCommands({ '.github/actions/check/action.yml': action })).toEqual([
    'test: pytest -q, .github/actions/check/action.yml:4 ⇐ .github/actions/check/action.yml:4',
  ]);
});

test('reads GitLab, CircleCI, Azure Pipelines and Travis', async () => {
  const files = {
    '.gitlab-ci.yml':
      'stages: [test]\n.base: &base\n  before_script:\n    - pip install -r requirements.txt\nunit:\n  <<: *base\n  script:\n    - pytest -q\n    - |\n      mypy src\n',
    '.circleci/config.yml':
      'version: 2.1\njobs:\n  build:\n    steps:\n      - checkout\n      - run: ruff check .\n      - run:\n          name: Format\n          command: |\n            ruff format --check .\n',
    'azure-pipelines.yml':
      'trigger: [main]\njobs:\n  - job: one\n    steps:\n      - script: dotnet test\n        displayName: Tests\n      - task: X@1\n',
    '.travis.yml': 'install: pip install -e .\nscript:\n  - tox\n  - python -m build\n',
  };
  expect(await describeCommands(files)).toEqual([
    'build: python -m build, .travis.yml:4 ⇐ .travis.yml:4',
    'typecheck: mypy src, .gitlab-ci.yml:10 ⇐ .gitlab-ci.yml:10',
    'lint: ruff check ., .circleci/config.yml:6 ⇐ .circleci/config.yml:6',
    'format: ruff format --check ., .circleci/config.yml:10 ⇐ .circleci/config.yml:10',
    'test: pytest -q, .gitlab-ci.yml:8 ⇐ .gitlab-ci.yml:8',
    'test: tox, .travis.yml:3 ⇐ .travis.yml:3',
    'test: dotnet test, azure-pipelines.yml:5 ⇐ azure-pipelines.yml:5',
    'install: pip install -r requirements.txt, .gitlab-ci.yml:4',
    'install: pip install -e ., .travis.yml:1',
  ]);
});

test('passes over a workflow that does not parse', async () => {
  const files = { 'package.json': manifest, '.github/workflows/ci.yml': 'on: [\njobs: {{' };
  expect((await describeCommands(files)).filter((line) => line.includes('⇐'))).toEqual([]);
});
