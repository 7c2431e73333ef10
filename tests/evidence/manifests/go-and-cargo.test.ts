import { expect, test } from 'vitest';
import { describeDependencies, describeWorkspaces, packagesOf } from './describe-dependencies.ts';

test('reads go.mod without what is indirect, each version fixed where it stands', async () => {
  const mod = `module example.org/shop

go 1.23

require github.com/gin-gonic/gin v1.10.0

require (
	github.com/stretchr/testify v1.9.0 // test
	golang.org/x/net v0.30.0 // indirect
	// github.com/old/one v1.0.0
)

replace github.com/gin-gonic/gin => ../gin
`;
  expect(await describeDependencies({ 'go.mod': mod })).toEqual([
    'github.com/gin-gonic/gin v1.10.0 → v1.10.0 runtime, go.mod:5, go.mod:5',
    'github.com/stretchr/testify v1.9.0 → v1.9.0 runtime, go.mod:8, go.mod:8',
  ]);
});

test('finds the modules of a go.work', async () => {
  const files = {
    'go.work': 'go 1.23\n\nuse (\n\t./api // the server\n\t./lib/core\n)\n\nuse ./cmd\n',
    'api/go.mod': 'module example.org/api\n',
    'lib/core/go.mod': 'module example.org/core\n',
    'cmd/go.mod': 'module example.org/cmd\n',
    'examples/go.mod': 'module example.org/examples\n',
  };
  expect(await describeWorkspaces(files)).toEqual([
    'example.org/api - api/go.mod',
    'example.org/cmd - cmd/go.mod',
    'example.org/core - lib/core/go.mod',
  ]);
});

test('lists a go.mod without a module line', async () => {
  expect((await packagesOf({ 'go.mod': 'go 1.23\n' })).unparsed).toEqual(['go.mod']);
});

test('inherits from the Cargo workspace and resolves by Cargo.lock', async () => {
  const files = {
    'Cargo.toml': `[workspace]
members = ["crates/*"]
exclude = ["crates/old"]

[workspace.package]
version = "0.7.0"

[workspace.dependencies]
serde = { version = "1.0.200", features = ["derive"] }
`,
    'crates/api/Cargo.toml': `[package]
name = "api"
version.workspace = true

[dependencies]
serde.workspace = true
core = { path = "../core" }
tokio = { version = "1", optional = true }

[dependencies.hyper]
package = "hyper-next"
version = "0.14"

[target.'cfg(unix)'.dependencies]
libc = "0.2"

[dev-dependencies]
insta = "1"

[build-dependencies]
cc = "1.1"
`,
    'crates/core/Cargo.toml': '[package]\nname = "core"\nversion = "0.1.0"\n',
    'crates/old/Cargo.toml': '[package]\nname = "old"\n',
    'Cargo.lock': `[[package]]
name = "hyper-next"
version = "0.14.30"

[[package]]
name = "hyper-next"
version = "1.5.0"

[[package]]
name = "serde"
version = "1.0.215"
`,
  };
  expect(await describeDependencies(files)).toEqual([
    'cc 1.1 → - build, crates/api/Cargo.toml:21',
    'core - → - runtime, crates/api/Cargo.toml:7',
    'hyper-next 0.14 → 0.14.30 runtime, crates/api/Cargo.toml:10, Cargo.lock:3',
    'insta 1 → - development, crates/api/Cargo.toml:18',
    'libc 0.2 → - runtime, crates/api/Cargo.toml:15',
    'serde 1.0.200 → 1.0.215 runtime, crates/api/Cargo.toml:6, Cargo.lock:11',
    'tokio 1 → - optional, crates/api/Cargo.toml:8',
  ]);
  expect(await describeWorkspaces(files)).toEqual([
    'api 0.7.0 crates/api/Cargo.toml',
    'core 0.1.0 crates/core/Cargo.toml',
  ]);
});
