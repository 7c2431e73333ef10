import { expect, test } from 'vitest';
import { describeDependencies, describeWorkspaces, packagesOf } from './describe-dependencies.ts';

const manifest = `{
  "name": "app",
  "version": "1.2.0",
  "dependencies": {
    "hono": "^4.0.0",
    "@scope/tool": "~2.1"
  },
  "devDependencies": {
    "vitest": "^3.0.0",
    "hono": "^4.0.0"
  },
  "peerDependencies": { "react": ">=18" },
  "optionalDependencies": { "fsevents": "*" }
}
`;

test('cites each package of package.json and what package-lock.json version 3 resolves it to', async () => {
  const lock = `{
  "name": "app",
  "lockfileVersion": 3,
  "packages": {
    "": {
      "name": "app",
      "version": "1.2.0"
    },
    "node_modules/@scope/tool": {
      "version": "2.1.9",
      "dev": false
    },
    "node_modules/hono": {
      "version": "4.6.3",
      "dependencies": {
        "vitest": "^1"
      }
    },
    "node_modules/hono/node_modules/vitest": {
      "version": "1.0.0"
    },
    "node_modules/vitest": {
      "version": "3.1.1"
    }
  }
}
`;
  expect(await describeDependencies({ 'package.json': manifest, 'package-lock.json': lock })).toEqual([
    '@scope/tool ~2.1 → 2.1.9 runtime, package.json:6, package-lock.json:10',
    'fsevents * → - optional, package.json:13',
    'hono ^4.0.0 → 4.6.3 runtime, package.json:5, package-lock.json:14',
    'react >=18 → - peer, package.json:12',
    'vitest ^3.0.0 → 3.1.1 development, package.json:9, package-lock.json:23',
  ]);
});

test('reads the top level of package-lock.json version 1, whatever its indentation', async () => {
  const lock = `{
\t"name": "app",
\t"lockfileVersion": 1,
\t"dependencies": {
\t\t"hono": {
\t\t\t"version": "4.0.1",
\t\t\t"requires": {
\t\t\t\t"vitest": "9.9.9"
\t\t\t},
\t\t\t"dependencies": {
\t\t\t\t"vitest": {
\t\t\t\t\t"version": "9.9.9"
\t\t\t\t}
\t\t\t}
\t\t}
\t}
}
`;
  const found = await describeDependencies({ 'package.json': manifest, 'package-lock.json': lock });
  expect(found).toContain('hono ^4.0.0 → 4.0.1 runtime, package.json:5, package-lock.json:6');
  expect(found).toContain('vitest ^3.0.0 → - development, package.json:9');
});

test('resolves pnpm workspaces, their catalogs and versions with peers', async () => {
  const files = {
    'package.json': '{ "name": "root", "private": true }\n',
    'pnpm-workspace.yaml':
      'packages:\n  - packages/*\n  - "!packages/old"\ncatalog:\n  vue: ^3.5.0\ncatalogs:\n  tools:\n    vite: ^6.0.0\n',
    'packages/one/package.json':
      '{\n  "name": "one",\n  "dependencies": { "vue": "catalog:",\n    "two": "workspace:*" },\n  "devDependencies": { "vite": "catalog:tools" }\n}\n',
    'packages/two/package.json': '{ "name": "two" }\n',
    'packages/old/package.json': '{ "name": "old" }\n',
    'examples/x/package.json': '{ "name": "x" }\n',
    'pnpm-lock.yaml': `lockfileVersion: '9.0'

importers:

  .: {}

  packages/one:
    dependencies:
      two:
        specifier: workspace:*
        version: link:../two
      vue:
        specifier: 'catalog:'
        version: 3.5.13(typescript@5.7.2)
    devDependencies:
      vite:
        specifier: catalog:tools
        version: 6.0.1

packages:

  vue@3.5.13:
    resolution: {integrity: sha512-x}
`,
  };
  expect(await describeDependencies(files)).toEqual([
    'two workspace:* → - runtime, packages/one/package.json:4',
    'vite ^6.0.0 → 6.0.1 development, packages/one/package.json:5, pnpm-lock.yaml:18',
    'vue ^3.5.0 → 3.5.13 runtime, packages/one/package.json:3, pnpm-lock.yaml:14',
  ]);
  expect(await describeWorkspaces(files)).toEqual([
    'root - package.json',
    'one - packages/one/package.json',
    'two - packages/two/package.json',
  ]);
});

test('reads pnpm lockfiles from before version 6', async () => {
  const lock = `lockfileVersion: 5.4

specifiers:
  hono: ^4.0.0

dependencies:
  hono: 4.0.5_react@18.2.0

packages:

  /hono/4.0.5:
    dev: false
`;
  const files = { 'package.json': '{\n  "dependencies": {\n    "hono": "^4.0.0"\n  }\n}\n', 'pnpm-lock.yaml': lock };
  expect(await describeDependencies(files)).toEqual(['hono ^4.0.0 → 4.0.5 runtime, package.json:3, pnpm-lock.yaml:7']);
});

test('reads yarn.lock of yarn 1 and of later ones', async () => {
  const classic = `# yarn lockfile v1


"@scope/tool@^2", "@scope/tool@~2.1":
  version "2.1.4"

hono@^4.0.0:
  version "4.1.0"
  dependencies:
    vitest "^1"

vitest@^1:
  version "1.0.0"

vitest@^3.0.0:
  version "3.0.2"
`;
  const berry = `__metadata:
  version: 8

"app@workspace:.":
  version: 0.0.0-use.local
  resolution: "app@workspace:."

"hono@npm:^4.0.0":
  version: 4.2.0
  resolution: "hono@npm:4.2.0"
`;
  expect(await describeDependencies({ 'package.json': manifest, 'yarn.lock': classic })).toEqual([
    '@scope/tool ~2.1 → 2.1.4 runtime, package.json:6, yarn.lock:5',
    'fsevents * → - optional, package.json:13',
    'hono ^4.0.0 → 4.1.0 runtime, package.json:5, yarn.lock:8',
    'react >=18 → - peer, package.json:12',
    'vitest ^3.0.0 → 3.0.2 development, package.json:9, yarn.lock:16',
  ]);
  expect(await describeDependencies({ 'package.json': manifest, 'yarn.lock': berry })).toContain(
    'hono ^4.0.0 → 4.2.0 runtime, package.json:5, yarn.lock:9',
  );
});

test('reads bun.lock, with a version of its own for one workspace', async () => {
  const lock = `{
  "lockfileVersion": 1,
  "workspaces": {
    "": { "name": "app", "dependencies": { "hono": "^4.0.0" } },
  },
  "packages": {
    "@scope/tool": ["@scope/tool@2.1.1", "", {}, "sha512-x"],
    "hono": ["hono@4.3.0", "", {}, "sha512-x"],
    "member": ["member@workspace:packages/member"],
    "member/hono": ["hono@3.9.0", "", {}, "sha512-x"],
  }
}
`;
  const files = {
    'package.json': manifest.replace('"version": "1.2.0",', '"workspaces": ["packages/*"],'),
    'packages/member/package.json': '{ "name": "member", "dependencies": { "hono": "^3" } }\n',
    'bun.lock': lock,
  };
  const found = await describeDependencies(files);
  expect(found).toContain('hono ^4.0.0 → 4.3.0 runtime, package.json:5, bun.lock:8');
  expect(found).toContain('hono ^3 → 3.9.0 runtime, packages/member/package.json:1, bun.lock:10');
});

test('does not resolve a folder outside the workspace from the lockfile of the root', async () => {
  const lock = '{\n  "packages": {\n    "node_modules/hono": {\n      "version": "4.6.3"\n    }\n  }\n}\n';
  const example = '{ "name": "example", "dependencies": { "hono": "^3" } }\n';
  const files = { 'package.json': manifest, 'package-lock.json': lock, 'examples/a/package.json': example };
  expect(await describeDependencies(files)).toContain('hono ^3 → - runtime, examples/a/package.json:1');
});

test('lists a broken manifest and reads the others', async () => {
  const facts = await packagesOf({
    'package.json': '{ "name": ',
    'tools/package.json': '// tools\n{ "name": "tools", }\n',
  });
  expect(facts.unparsed).toEqual(['package.json']);
  expect(facts.workspaces.map(({ name }) => name)).toEqual(['tools']);
});

test('leaves out vendored manifests and fixtures', async () => {
  const nested = '{ "name": "other", "dependencies": { "left-pad": "1.0.0" } }\n';
  const files = {
    'package.json': '{ "name": "app" }\n',
    'vendor/x/package.json': nested,
    'test/fixtures/a/package.json': nested,
  };
  expect(await describeDependencies(files)).toEqual([]);
});

test('reads at most 200 manifests, the root and the scope first', async () => {
  const members = Array.from({ length: 230 }, (_, index) => [
    `packages/p${index}/package.json`,
    `{ "name": "p${index}", "dependencies": { "hono": "4.${index}.0" } }\n`,
  ]);
  const files = {
    ...Object.fromEntries(members),
    'package.json': '{ "name": "root", "workspaces": ["packages/*"] }\n',
  };
  const { workspaces } = await packagesOf(files);
  expect(workspaces).toHaveLength(200);
  expect(workspaces[0]?.name).toBe('root');
});

test('reads the packages of npm in deno.json', async () => {
  const deno =
    '{\n  "name": "@a/b",\n  // imports\n  "imports": {\n    "zod": "npm:zod@^3.23.0",\n    "@x/y": "npm:@x/y",\n    "std": "jsr:@std/path@1"\n  }\n}\n';
  expect(await describeDependencies({ 'deno.jsonc': deno })).toEqual([
    '@x/y - → - runtime, deno.jsonc:6',
    'zod ^3.23.0 → - runtime, deno.jsonc:5',
  ]);
});
