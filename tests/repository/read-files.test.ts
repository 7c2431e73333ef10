import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRepository } from '../../src/repository/open-repository.ts';
import type { Repository } from '../../src/repository/repository.ts';
import { createTemporaryRepository, type Files } from '../support/temporary-repository.ts';

async function open(files: Files): Promise<Repository> {
  return openRepository(createTemporaryRepository(files).root);
}

/** Why each file is skipped when it has been read. */
async function reasons(files: Files): Promise<Record<string, string | null>> {
  const repository = await open(files);
  return Object.fromEntries(
    Object.keys(files).map((path) => {
      const text = repository.read(path);
      const skipped = repository.file(path)?.skipped ?? null;
      expect(text === null).toBe(skipped !== null);
      return [path, skipped];
    }),
  );
}

function all(paths: readonly string[], content: string | Uint8Array = 'x\n'): Record<string, string | Uint8Array> {
  return Object.fromEntries(paths.map((path) => [path, content]));
}

describe('reading', () => {
  it('keeps line endings and drops the byte order mark', async () => {
    const repository = await open({ 'a.cs': '\ufeffone\r\ntwo\r\n\r\nfour', 'empty.ts': '', 'end.ts': '\n' });
    expect(repository.read('a.cs')).toBe('one\r\ntwo\r\n\r\nfour');
    expect(repository.lines('a.cs')).toEqual(['one', 'two', '', 'four']);
    expect(repository.lines('empty.ts')).toEqual([]);
    expect(repository.lines('end.ts')).toEqual(['']);
  });

  it('reads UTF-16 with its mark, and Latin-1 where bytes are not UTF-8', async () => {
    const repository = await open({
      'little.rc': Buffer.from('\ufeffgrün\r\n', 'utf16le'),
      'big.rc': Buffer.from('\ufeffgrün\n', 'utf16le').swap16(),
      'old.c': Buffer.from('/* gr\xfcn */\nint a;\n', 'latin1'),
    });
    expect(repository.read('little.rc')).toBe('grün\r\n');
    expect(repository.read('big.rc')).toBe('grün\n');
    expect(repository.lines('old.c')).toEqual(['/* grün */', 'int a;']);
  });

  it('reads the file as it is when first asked', async () => {
    const { root } = createTemporaryRepository({ 'a.ts': 'a\n' });
    const repository = await openRepository(root);
    expect(repository.lines('a.ts')).toBe(repository.lines('a.ts'));
    appendFileSync(join(root, 'a.ts'), 'b\n');
    expect(repository.read('a.ts')).toBe('a\n');
    expect((await openRepository(root)).read('a.ts')).toBe('a\nb\n');
  });

  it('skips a file that grew or went since the repository was opened', async () => {
    const { root, write } = createTemporaryRepository({ 'a.ts': 'a\n', 'b.ts': 'b\n' });
    const repository = await openRepository(root);
    write({ 'a.ts': 'x'.repeat(2 ** 20 + 1), 'b.ts': null });
    expect(repository.read('a.ts')).toBeNull();
    expect(repository.file('a.ts')?.skipped).toBe('large');
    expect(repository.read('b.ts')).toBeNull();
  });
});

describe('what is skipped', () => {
  it('never reads what holds secrets, and reads their examples', async () => {
    const secret = [
      '.env', '.env.local', 'apps/web/.env.production', 'docker.env', '.npmrc', 'home/.netrc', 'tls/server.key', 'cert.pem',
      'id_rsa', '.ssh/id_ed25519', 'store.p12', '.aws/credentials', 'config/credentials.json', 'secrets.yaml', 'prod.tfvars',
      'service-account-prod.json', 'node_modules/x/.env',
    ]; // prettier-ignore
    const open = [
      '.env.example',
      '.env.sample',
      '.env.template',
      'config/secrets.example.yaml',
      'src/credentials.ts',
      'src/env.ts',
    ];
    const found = await reasons(all([...secret, ...open]));
    for (const path of secret) expect(found).toHaveProperty([path], 'secret');
    for (const path of open) expect(found).toHaveProperty([path], null);
  });

  it('hands out a secret by no other door', async () => {
    const { root, commit } = createTemporaryRepository({ '.env': 'TOKEN=1\n' });
    commit('chore: second');
    const repository = await openRepository(root);
    expect(repository.readManifest('.env')).toBeNull();
    expect(await repository.readAt('HEAD', '.env')).toBeNull();
  });

  it('tells other people’s code by its folder, and a folder of vendors in a shop from it', async () => {
    const found = await reasons(
      all([
        'third_party/a.c',
        'web/node_modules/x/a.js',
        'vendor/a.go',
        'svc/go.mod',
        'svc/vendor/x/a.go',
        'app/static/vendor/a.js',
        'src/vendor/page.ts',
        'src/vendors.ts',
        'src/vendoring/a.ts',
      ]),
    );
    expect(found).toEqual({
      'third_party/a.c': 'vendored',
      'web/node_modules/x/a.js': 'vendored',
      'vendor/a.go': 'vendored',
      'svc/go.mod': null,
      'svc/vendor/x/a.go': 'vendored',
      'app/static/vendor/a.js': 'vendored',
      'src/vendor/page.ts': null,
      'src/vendors.ts': null,
      'src/vendoring/a.ts': null,
    });
  });

  it('tells binary files by ending or by a NUL near the start', async () => {
    const found = await reasons({
      'logo.png': 'x',
      'a.txt': Buffer.from('a\0b'),
      'late.txt': `${'a\n'.repeat(5000)}\0`,
    });
    expect(found).toEqual({ 'logo.png': 'binary', 'a.txt': 'binary', 'late.txt': null });
  });

  it('tells what a tool wrote by its name or its first lines', async () => {
    const generated = {
      'package-lock.json': '{}',
      'api.pb.go': 'package api\n',
      'a.go': '// Code generated by mockgen. DO NOT EDIT.\npackage a\n',
      'b.ts': '/**\n * @generated SignedSource<<x>>\n */\nexport {};\n',
      'c.cs': '// <auto-generated/>\nclass C {}\n',
      'd.py': '# This file is automatically generated.\n',
      'e.rb': '# Generated by protoc.  DO NOT EDIT!\n',
      'f.sql': '-- DO NOT EDIT: this schema is generated from the models.\n',
    };
    const written = {
      'g.ts': 'export const marker = "@generated";\n',
      'h.go': 'package h\n\nvar header = "Code generated by h. DO NOT EDIT."\n',
      'i.md': '@generated files are skipped.\n',
      'j.py': '# Do not edit the settings here.\n\nclass Generated:\n    pass\n',
    };
    const found = await reasons({ ...generated, ...written });
    for (const path of Object.keys(generated)) expect(found).toHaveProperty([path], 'generated');
    for (const path of Object.keys(written)) expect(found).toHaveProperty([path], null);
  });

  it('tells minified code by its name or its lines, and leaves long lines in prose and source alone', async () => {
    const long = `${'x'.repeat(4000)}\n`;
    const code = 'const value = compute(1, 2, 3);\n'.repeat(60);
    const found = await reasons({
      'a.min.js': 'x\n',
      'b.js': `/*! x */\n${long}`,
      'c.md': long,
      'd.ts': code + 'y'.repeat(2000),
    });
    expect(found).toEqual({ 'a.min.js': 'minified', 'b.js': 'minified', 'c.md': null, 'd.ts': null });
  });

  it('takes a person’s word in .gitattributes over the name and the first lines', async () => {
    const found = await reasons({
      '.gitattributes':
        'gen/** linguist-generated\nlib/* linguist-vendored=true\nthird_party/own.c -linguist-vendored\nreal.go linguist-generated=false\n',
      'gen/deep/a.ts': 'x\n',
      'lib/a.ts': 'x\n',
      'third_party/own.c': 'x\n',
      'third_party/theirs.c': 'x\n',
      'real.go': '// Code generated by hand. DO NOT EDIT.\n',
    });
    expect(found).toEqual({
      '.gitattributes': null,
      'gen/deep/a.ts': 'generated',
      'lib/a.ts': 'vendored',
      'third_party/own.c': null,
      'third_party/theirs.c': 'vendored',
      'real.go': null,
    });
  });

  it('reads a lock file of several megabytes as a manifest only', async () => {
    const lock = JSON.stringify({ packages: 'x'.repeat(3 * 2 ** 20) });
    const repository = await open({
      'package-lock.json': lock,
      'big.json': lock,
      'vendor/modules.txt': '# a\n',
      'a.ts': 'a\n',
    });
    expect(repository.read('package-lock.json')).toBeNull();
    expect(repository.file('package-lock.json')?.skipped).toBe('generated');
    expect(repository.file('big.json')?.skipped).toBe('large');
    for (const path of ['package-lock.json', 'big.json']) expect(repository.readManifest(path)).toBe(lock);
    expect(repository.readManifest('vendor/modules.txt')).toBe('# a\n');
    expect(repository.readManifest('a.ts')).toBe('a\n');
    expect(repository.readManifest('b.ts')).toBeNull();
  });
});
