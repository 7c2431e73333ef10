import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sections } from '../../src/sections/index.ts';
import { runCli } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import { createTemporaryFolder, type TemporaryRepository } from '../support/temporary-repository.ts';

describe('draft', () => {
  test('writes a plan with every section, says where it is, and shows progress apart from the result', async () => {
    const { root } = createSampleRepository();
    const { code, stdout, stderr } = await runCli(['draft', ...sampleRequest.split(' ')], { cwd: root });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/^opening the repository\nreading the repository\ndrafting\n/),
    });
    const [path = ''] = stdout.split('\n');
    expect(path).toMatch(/^docs\/plans\/\d{4}-\d{2}-\d{2}-delete-an-invoice\.md$/);
    expect(stdout).toMatch(/18 sections, \d+ open points/);
    const plan = readFileSync(join(root, path), 'utf8');
    for (const { id } of sections) expect(plan).toContain(`\n  ${id}: { drafter: evidence, `);
    expect(plan).toContain('src/invoices/invoice-store.ts');
    expect(readdirSync(join(root, 'docs/plans'))).toHaveLength(1);
  });

  test('prints one JSON document with --json, and nothing else on standard output', async () => {
    const { root } = createSampleRepository();
    const { code, stdout, stderr } = await runCli(
      ['draft', sampleRequest, '--json', '--quiet', '--out', 'plans/delete.md'],
      { cwd: root },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      plan: 'plans/delete.md',
      status: 'Draft',
      sections: sections.map(({ id }) => id),
      open: expect.arrayContaining([{ section: expect.any(String), question: expect.any(String) }]),
      findings: expect.any(Array),
      claims: { missing: 0, verified: expect.any(Number) },
    });
  });

  test('refuses to replace a plan, says how to, and replaces it with --force', async () => {
    const { root } = createSampleRepository();
    mkdirSync(join(root, 'docs/plans'), { recursive: true });
    const again = ['draft', sampleRequest, '--out', 'docs/plans/a.md', '--quiet'];
    writeFileSync(
      join(root, 'docs/plans/a.md'),
      '# Implementation Plan: By hand\n\n## 1. Overview\n\n## 5. Performance Requirements\n\n## 9. Observability\n',
    );
    const refused = await runHere(again, { cwd: root });
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^error: Expected no file at .*a\.md, found one\.\nhint: Give --force/);
    expect(await runHere([...again, '--force'], { cwd: root })).toMatchObject({ code: 0 });
    expect(readFileSync(join(root, 'docs/plans/a.md'), 'utf8')).toContain('groundplan: 1');
  });

  test('never replaces a file that is no plan, not even with --force', async () => {
    const { root } = createSampleRepository();
    const { code, stderr } = await runHere(['draft', sampleRequest, '--out', 'README.md', '--force', '--quiet'], {
      cwd: root,
    });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('Expected a plan to replace') });
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('Keeps invoices');
  });

  test.each([
    ['../outside.md', 'Expected a plan inside'],
    ['/tmp/outside.md', 'Expected a plan inside'],
    ['link/plan.md', 'Expected a plan inside'],
    ['src/server.ts', 'Expected a Markdown file name'],
  ])('refuses to write to %s', async (out, message) => {
    const { root } = createSampleRepository();
    symlinkSync(createTemporaryFolder(), join(root, 'link'));
    const { code, stdout, stderr } = await runHere(['draft', sampleRequest, '--out', out, '--quiet'], { cwd: root });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain('\nhint: ');
  });

  test('reads the request from standard input and from a file', async () => {
    const { root, write } = createSampleRepository();
    write({ 'request.txt': sampleRequest });
    const piped = await runCli(['analyze', '--request-file', '-', '--json', '--quiet'], {
      cwd: root,
      stdin: sampleRequest,
    });
    const read = await runCli(['analyze', '--request-file', 'request.txt', '--json', '--quiet'], { cwd: root });
    expect([piped.code, read.code]).toEqual([0, 0]);
    expect(JSON.parse(piped.stdout).requirements).toEqual(JSON.parse(read.stdout).requirements);
    expect(JSON.parse(piped.stdout).requirements).toContainEqual(
      expect.objectContaining({ quote: expect.stringContaining('404') }),
    );
  });

  test.each([
    [['draft'], '', 'Expected a feature request, got an empty text.'],
    [['draft', '--request-file', '-'], ' \n', 'Expected a feature request, got an empty text.'],
    [['draft', 'words', '--request-file', '-'], 'more words', 'Expected the request once'],
    [['draft', '--request-file', 'missing.txt'], '', 'Expected a file that can be read at missing.txt'],
    [['draft', 'words', '--drafter', 'model'], '', 'none is configured'],
    [['draft', 'words', '--size', 'huge'], '', 'Allowed choices are quick, standard, deep'],
    [['draft', 'words', '--siez', 'quick'], '', 'Did you mean --size?'],
    [['draft', 'add', 'a', '--verbosely', 'flag'], '', 'hint: Put words that begin with a dash in quotes'],
    [['check'], '', "missing required argument 'PLAN'"],
    [['drfat', 'words'], '', 'Did you mean draft?'],
    [['draft', 'words', '--repo', '/does/not/exist'], '', 'Expected a folder at'],
  ])('answers %j with 2 and says what to do', async (args, stdin, message) => {
    const { root } = createSampleRepository();
    const { code, stdout, stderr } = await (args[0] === 'drfat' ? runCli : runHere)(args, { cwd: root, stdin });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: /m);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^hint: /m);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(join(root, 'docs'))).toBe(false);
  });

  test('works in a folder without git, from --repo before or after the command', async () => {
    const folder = createTemporaryFolder({
      'package.json': '{ "name": "totals", "scripts": { "test": "node --test" } }',
      'src/total.js': 'export function total(invoices) {\n  return invoices.length;\n}\n',
    });
    const elsewhere = createTemporaryFolder();
    const drafted = await runHere(
      ['draft', 'Round the total of invoices', '--out', 'a.md', '--json', '--repo', folder],
      { cwd: elsewhere },
    );
    expect(drafted.code).toBe(0);
    expect(JSON.parse(drafted.stdout)).toMatchObject({ plan: 'a.md', base: null });
    expect(await runHere(['--repo', folder, 'check', 'a.md'], { cwd: elsewhere })).toMatchObject({ code: 0 });
  });

  test('takes settings from the file, the environment and flags, in this order', async () => {
    const { root, write } = createSampleRepository();
    write({ 'groundplan.config.json': '{ "plans": "plans", "author": "From the file", "size": "quick" }' });
    const { stdout } = await runHere(['draft', sampleRequest, '--author', 'From the flag', '--quiet'], {
      cwd: join(root, 'src'),
      environment: { GROUNDPLAN_SIZE: 'deep' },
    });
    const [path = ''] = stdout.split('\n');
    expect(path).toMatch(/^plans\//);
    const plan = readFileSync(join(root, path), 'utf8');
    expect(plan).toContain('From the flag');
    expect(plan).toContain('\nsize: deep\n');
  });

  test('names an unknown setting in the file', async () => {
    const { root, write } = createSampleRepository();
    write({ 'groundplan.config.json': '{ "autor": "Ada" }' });
    const { code, stderr } = await runHere(['draft', sampleRequest], { cwd: root });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('hint: Did you mean `author`?') });
  });

  test('ends with 130 when it is interrupted, and leaves nothing behind', async () => {
    const { root } = createSampleRepository();
    // A git that never answers, found before the real one: what is interrupted is a wait.
    const slow = createTemporaryFolder({ git: '#!/bin/sh\nexec sleep 60\n' });
    chmodSync(join(slow, 'git'), 0o755);
    const { code, stdout, stderr } = await runCli(['draft', sampleRequest], {
      cwd: root,
      environment: { PATH: `${slow}:${process.env['PATH'] ?? ''}` },
      watch: (text, kill) => text.includes('opening the repository') && kill('SIGINT'),
    });
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toContain('Interrupted: no file was changed.');
    expect(existsSync(join(root, 'docs'))).toBe(false);
  });
});

describe('analyze', () => {
  test('prints candidates that exist, best first, with symbols and ranges', async () => {
    const { root } = createSampleRepository();
    const { code, stdout, stderr } = await runCli(['analyze', sampleRequest, '--json', '--quiet', '--top', '3'], {
      cwd: root,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const analysis = JSON.parse(stdout);
    expect(analysis).toMatchObject({
      commit: expect.stringMatching(/^[0-9a-f]{40}$/),
      requirements: expect.arrayContaining([expect.objectContaining({ id: 'R1' })]),
      stack: expect.arrayContaining([expect.objectContaining({ name: 'Fastify', version: '5.6.1' })]),
      rules: expect.arrayContaining([
        expect.objectContaining({ quote: 'Every change needs a test.', at: 'AGENTS.md:3' }),
      ]),
      commands: expect.arrayContaining([expect.objectContaining({ run: 'npm test' })]),
    });
    const paths: string[] = analysis.candidates.map(({ path }: { path: string }) => path);
    expect(paths[0]).toBe('src/invoices/invoice-store.ts');
    expect(paths.length).toBeLessThanOrEqual(3);
    for (const path of paths) expect(existsSync(join(root, path))).toBe(true);
    expect(analysis.candidates[0].symbols).toContainEqual({
      name: 'InvoiceStore',
      kind: 'class',
      startLine: 4,
      endLine: 15,
    });
    const scores: number[] = analysis.candidates.map(({ score }: { score: number }) => score);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
  });

  test('prints the same for people, and general facts without a request', async () => {
    const { root } = createSampleRepository();
    const asked = await runHere(['analyze', sampleRequest], { cwd: root });
    expect(asked.code).toBe(0);
    expect(asked.stdout).toMatch(/^invoice-desk \(main [0-9a-f]{8}\)/);
    expect(asked.stdout).toContain('src/invoices/invoice-store.ts');
    const general = await runHere(['analyze', '--quiet'], { cwd: root });
    expect(general).toMatchObject({ code: 0, stderr: '' });
    expect(general.stdout).toContain('Rules to keep');
  });

  test('writes nothing into the repository', async () => {
    const repository = createSampleRepository();
    await runHere(['analyze', sampleRequest], { cwd: repository.root });
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  test('refuses a number that makes no sense', async () => {
    const { root } = createSampleRepository();
    expect(await runHere(['analyze', 'x', '--top', 'many'], { cwd: root })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Expected a number'),
    });
    expect(await runHere(['analyze', 'x', '--top', '0'], { cwd: root })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Unexpected value 0 for `top`'),
    });
  });
});

describe('check', () => {
  let repository: TemporaryRepository;
  const good = 'docs/plans/2026-01-02-delete.md';
  beforeAll(async () => {
    repository = createSampleRepository();
    await runHere(['draft', sampleRequest, '--out', good], { cwd: repository.root });
    const text = readFileSync(join(repository.root, good), 'utf8');
    mkdirSync(join(repository.root, 'docs/plans'), { recursive: true });
    writeFileSync(
      join(repository.root, 'docs/plans/broken.md'),
      text.replaceAll('src/invoices/invoice-store.ts', 'src/invoices/invoice-shop.ts'),
    );
  });

  test('passes a plan as it was drafted, by path and by its name alone', async () => {
    for (const plan of [good, 'delete']) {
      const { code, stdout } = await runHere(['check', plan, '--quiet'], { cwd: repository.root });
      expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(good) });
      expect(stdout).toMatch(/\d+ verified, 0 missing/);
    }
  });

  test('fails a plan that names a file that is not there, with the nearest one', async () => {
    const { code, stdout } = await runCli(['check', 'broken', '--quiet'], { cwd: repository.root });
    expect(code).toBe(1);
    expect(stdout).toContain('src/invoices/invoice-shop.ts');
    expect(stdout).toContain('src/invoices/invoice-store.ts');
    expect(stdout).toContain('truth/path');
  });

  test('counts findings from --fail-on upwards', async () => {
    expect(await runHere(['check', good, '--fail-on', 'info', '--quiet'], { cwd: repository.root })).toMatchObject({
      code: 1,
    });
  });

  test('reports as JSON, SARIF and GitHub annotations, for several plans at once', async () => {
    const short = await runHere(['check', good, 'broken', '--json', '--quiet'], { cwd: repository.root });
    const both = await runHere(['check', good, 'broken', '--format', 'json', '--quiet'], { cwd: repository.root });
    expect(JSON.parse(both.stdout)).toMatchObject([
      { plan: good, findings: expect.any(Array), claims: { missing: 0 } },
      {
        plan: 'docs/plans/broken.md',
        findings: expect.arrayContaining([expect.objectContaining({ rule: 'truth/path', severity: 'error' })]),
      },
    ]);
    expect(JSON.parse(short.stdout)).toEqual(JSON.parse(both.stdout));
    expect(both.code).toBe(1);
    const sarif = await runHere(['check', 'broken', '--format', 'sarif', '--quiet'], { cwd: repository.root });
    expect(JSON.parse(sarif.stdout)).toMatchObject({ version: '2.1.0' });
    const github = await runHere(['check', 'broken', '--format', 'github', '--quiet'], { cwd: repository.root });
    expect(github.stdout).toMatch(/^::error file=docs\/plans\/broken\.md,line=\d+/m);
  });

  test('names the nearest plan when there is none of that name', async () => {
    const { code, stderr } = await runHere(['check', 'delte'], { cwd: repository.root });
    expect(code).toBe(2);
    expect(stderr).toContain('error: Expected a plan at `delte`, found none.');
    expect(stderr).toContain('hint: Did you mean 2026-01-02-delete.md?');
  });
});

describe('sections, doctor and help', () => {
  test('lists the sections as a table and as JSON', async () => {
    const cwd = createTemporaryFolder();
    const table = await runCli(['sections'], { cwd });
    expect(table.stdout.trimEnd().split('\n')).toHaveLength(sections.length + 1);
    const { stdout } = await runCli(['sections', '--json'], { cwd });
    expect(JSON.parse(stdout).sections.map(({ id }: { id: string }) => id)).toEqual(sections.map(({ id }) => id));
  });

  test('says that everything is in place, and what is not read', async () => {
    const { root, write } = createSampleRepository();
    write({ 'logo.png': '\u0000', '.env': 'SECRET=1' });
    const { code, stdout } = await runCli(['doctor', '--quiet'], { cwd: root });
    expect(code).toBe(0);
    for (const line of [
      /^ok\s+node\s+\d+\.\d+/m,
      /^ok\s+git\s+\d/m,
      /^ok\s+repository\s+.*\(main\)/m,
      /^ok\s+mermaid/m,
      /^ok\s+plans\s+docs\/plans/m,
    ])
      expect(stdout).toMatch(line);
    expect(stdout).toMatch(/^note\s+not read\s+1 secret: \.env/m);
    expect(stdout).not.toContain('SECRET');
  });

  test('says so when there is no git, and goes on', async () => {
    const { code, stdout } = await runCli(['doctor', '--json', '--quiet'], {
      cwd: createTemporaryFolder({ 'a.ts': 'export {};\n' }),
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).rows).toContainEqual({
      subject: 'repository',
      state: 'note',
      detail: expect.stringContaining('Not a git repository'),
    });
  });

  test('shows help, the version, and help for a command', async () => {
    const cwd = createTemporaryFolder();
    expect(await runCli(['--version'], { cwd })).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    const help = await runCli(['--help'], { cwd });
    for (const name of ['draft', 'analyze', 'check', 'sections', 'doctor', 'mcp'])
      expect(help.stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(await runCli(['check', '--help'], { cwd })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('--fail-on'),
    });
    expect(await runCli([], { cwd })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('Usage: groundplan'),
    });
  });
});
