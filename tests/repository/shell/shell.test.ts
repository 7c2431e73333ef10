import { expect, test } from 'vitest';
import { readInvocations } from '../../../src/repository/shell/invocations.ts';
import { readShellLines, splitCommands, wordsOf } from '../../../src/repository/shell/read-shell.ts';

function read(script: string): readonly string[] {
  const lines = script.split('\n').map((text, index) => ({ text, line: index + 1, endLine: index + 1 }));
  return readShellLines(lines).map(
    ({ text, startLine, endLine, directory }) => `${directory}${text}:${startLine}-${endLine}`,
  );
}

test('reads commands and leaves out comments, steering, assignments and here-documents', () => {
  const script =
    '# x\nset -e\nFOO=bar\nnpm test # all\nif [ -f x ]; then\n  make \\\n    lint\nfi\ncat <<EOF\nnpm run no\nEOF\ncd sub/dir\nmake';
  expect(read(script)).toEqual(['npm test:4-4', 'make lint:6-7', 'cat <<EOF:9-9', '/sub/dirmake:13-13']);
});

test('joins a line that a quote, an operator or a block leaves open', () => {
  const script = `echo "a
  npm test
  b"
make ||
  exit 1
tox || {
  echo no
}
lint`;
  expect(read(script)).toEqual(['echo "a npm test b":1-3', 'make || exit 1:4-5', 'tox || { echo no }:6-8', 'lint:9-9']);
});

test('splits at operators outside quotes and expressions', () => {
  expect(splitCommands('a "b && c" && d || e | f; g ${{ x || y }}')).toEqual([
    'a "b && c"',
    'd',
    'e',
    'f',
    'g ${{ x || y }}',
  ]);
});

test('gives the words of a command without assignments, quotes and redirections', () => {
  expect(wordsOf(`env A=1 B="x y" run 'one two' "three" > out.txt`)).toEqual(['run', 'one two', 'three']);
});

test.each([
  ['npm test', 'script test'],
  ['npm run lint -- --fix', 'script lint'],
  ['npm run-script lint', 'script lint'],
  ['yarn lint', 'script lint'],
  ['yarn run lint', 'script lint'],
  ['pnpm -s lint', 'script lint'],
  ['bun run --silent lint', 'script lint'],
  ['node --run lint', 'script lint'],
  ['make -j4 lint VERBOSE=1', 'make lint'],
  ['make', 'make *'],
  ['uv run --locked --group dev tox run -e lint', 'tox lint'],
  ['tox -elint', 'tox lint'],
  ['python -m nox -s tests', 'nox tests'],
  ['bundle exec rake spec', 'rake spec'],
  ['composer run-script test', 'composer test'],
  ['poetry run poe lint', 'poe lint'],
  ['just test', 'just test'],
])('knows %s as %s', (line, key) => {
  expect(readInvocations(line, '').map((invocation) => invocation.key)).toContain(key);
});

test.each(['bun test', 'deno test', 'npm ci', 'npm audit', 'pnpm install', 'yarn'])(
  'takes %s for no script',
  (line) => {
    expect(readInvocations(line, '').some(({ key }) => key.startsWith('script'))).toBe(false);
  },
);

test.each([
  ['cd docs && make html', 'make html', 'app/docs'],
  ['make -C docs html', 'make html', 'app/docs'],
  ['npm --prefix web test', 'script test', 'app/web'],
  ['npm test', 'script test', 'app'],
  ['pnpm -r test', 'script test', null],
  ['pnpm --filter web test', 'script test', null],
  ['turbo run test', 'script test', null],
])('knows where %s runs', (line, key, folder) => {
  expect(readInvocations(line, 'app')).toContainEqual({ key, folder });
});

test('goes on with nothing where cd leaves the repository', () => {
  expect(readInvocations('cd ../../.. && make', 'app')).toEqual([]);
});
