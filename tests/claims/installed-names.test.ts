import { expect, it } from 'vitest';
import { installedNames } from '../../src/claims/installed-names.ts';

it.each([
  ['npm install', []],
  ['npm ci && npm test', []],
  ['npm i -D vitest@4 @types/node', ['vitest', '@types/node']],
  ['npm install --save-dev left-pad', ['left-pad']],
  ['cd web && npm install foo --workspace api', ['foo']],
  ['npm install -g pnpm', []],
  ['npm install ./lib foo.tgz git+https://example.com/x.git', []],
  ['npm install <package>', []],
  ['pnpm add --filter web foo', ['foo']],
  ['npm run add foo', []],
  ['pip install -r requirements.txt', []],
  ['pip install -e .', []],
  ['python -m pip install "httpx>=0.27" rich', ['httpx', 'rich']],
  ['uv add httpx', ['httpx']],
  ['cargo add serde --features derive', ['serde']],
  ['go get github.com/a/b@v1.2.0', ['github.com/a/b']],
  ['composer require foo/bar:^1.0', ['foo/bar']],
  ['dotnet add src/App package Foo.Bar', ['Foo.Bar']],
])('%s installs %j', (line, names) => {
  expect(installedNames(line)).toEqual(names);
});
