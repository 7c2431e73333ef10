import { describe, expect, it } from 'vitest';
import { outline, readSymbolsOf } from '../../support/outline.ts';

describe('TypeScript', () => {
  it('finds classes with their members', async () => {
    const found = await outline('cart.ts', [
      '@Injectable()',
      'export class Cart<T> extends Base {',
      '  static readonly limit = 3;',
      '  private items: T[] = [];',
      '  #secret() {}',
      '  constructor(private readonly name: string) {',
      '    super();',
      '  }',
      '  @log()',
      '  async add(',
      '    item: T,',
      '  ): Promise<void> {}',
      '  handler = () => {};',
      '  get size() { return 1; }',
      '}',
      'abstract class Base { abstract run(): void }',
    ]);
    expect(found).toEqual([
      '1-15 +class Cart',
      '3-3 +variable Cart.limit',
      '4-4 -variable Cart.items',
      '5-5 -method Cart.#secret',
      '6-8 +method Cart.constructor',
      '9-12 +method Cart.add',
      '13-13 +method Cart.handler',
      '14-14 +method Cart.size',
      '16-16 -class Base',
      '16-16 -method Base.run',
    ]);
  });

  it('finds functions, constants and types, and no local variables', async () => {
    const found = await outline('a.ts', [
      'const local = 1;',
      'export const load = async (path: string) => {',
      '  const text = read(path);',
      '  const parse = () => text;',
      '  return parse();',
      '};',
      'export const { a, b } = load, limit = 3;',
      'let count = 0;',
      'export interface Options {',
      '  name: string;',
      '  run(): void;',
      '}',
      'export type Id = string;',
      'export enum Color { Red }',
      'export default function main() {}',
      'function* later() {}',
      "describe('x', () => {",
      '  const inTest = 1;',
      '});',
      'export { local, later as soon };',
      "export { other } from './other.ts';",
    ]);
    expect(found).toEqual([
      '1-1 +constant local',
      '2-6 +function load',
      '4-4 -function load.parse',
      '7-7 +constant limit',
      '8-8 -variable count',
      '9-12 +interface Options',
      '11-11 +method Options.run',
      '13-13 +type Id',
      '14-14 +enum Color',
      '15-15 +function main',
      '16-16 +function later',
    ]);
  });

  it('finds namespaces and ambient modules, and one of several overloads', async () => {
    const found = await outline('a.d.ts', [
      "declare module 'x' {",
      '  export function one(a: string): void;',
      '  export function one(a: number): void;',
      '}',
      'declare const version: string;',
      'namespace Inner { export const depth = 1; }',
    ]);
    expect(found).toEqual([
      '1-4 -module x',
      '3-3 +function x.one',
      '5-5 -constant version',
      '6-6 -module Inner',
      '6-6 +constant Inner.depth',
    ]);
  });

  it('finds what is exported as the default without a name', async () => {
    const found = await outline('plugin.ts', [
      'export default {',
      "  name: 'plugin',",
      '  install(app) {},',
      '  go: () => 1,',
      '};',
    ]);
    expect(found).toEqual(['1-5 +constant default', '3-3 +function default.install', '4-4 +function default.go']);
    expect(await outline('a.ts', ['export default () => {};'])).toEqual(['1-1 +function default']);
  });

  it('reads JSX', async () => {
    const lines = [
      'export const Page = ({ title }: Props) => <main>{title}</main>;',
      'export function App() {',
      '  return <Page title="x" />;',
      '}',
    ];
    expect(await outline('page.tsx', lines)).toEqual(['1-1 +function Page', '2-4 +function App']);
  });

  it('reads the script of a component at its lines', async () => {
    const lines = [
      '<template><b>{{ a < b }}</b></template>',
      '<script setup lang="ts">',
      'const props = defineProps<{ a: string }>();',
      'function go() {',
      '}',
      '</script>',
    ];
    expect(await outline('a.vue', lines)).toEqual(['3-3 -constant props', '4-5 -function go']);
    expect(await outline('a.svelte', lines)).toEqual(['3-3 -constant props', '4-5 -function go']);
  });

  it('gives the head on one line', async () => {
    const symbols = await readSymbolsOf('a.ts', [
      'export async function load<T>(',
      '  // where',
      '  path: string,',
      '  options: Options = {},',
      '): Promise<T> {',
      '}',
      '@Injectable()',
      'export class Cart implements Shop {',
      '  @log() add(item: string): void {}',
      '}',
      'export const limit = 3;',
      "export const names: string[] = ['a'];",
      'export const run = (a: string): void => {};',
      `export type Wide = ${'"abcdefgh" | '.repeat(40)}"x";`,
    ]);
    expect(symbols.map(({ signature }) => signature)).toEqual([
      'export async function load<T>(path: string, options: Options = {}): Promise<T>',
      'export class Cart implements Shop',
      'add(item: string): void',
      'export const limit = 3',
      'export const names: string[]',
      'export const run = (a: string): void',
      expect.stringMatching(/^export type Wide = .{170,180}…$/),
    ]);
  });

  it('gives the first sentence of the comment above, and none of comments for tools', async () => {
    const symbols = await readSymbolsOf('a.ts', [
      '// Copyright the authors. All rights reserved.',
      'const licence = 1;',
      '/**',
      ' * Loads a file, e.g. a plan, from {@link Disk the disk}. Then parses it.',
      ' * @param path where',
      ' */',
      'export function load(path: string) {}',
      '// First line',
      '// goes on here.',
      '// eslint-disable-next-line',
      'const near = 1; // about near',
      'const after = 2;',
      '/** Too far. */',
      '',
      'const far = 1;',
      '/**',
      ' * @description Runs.',
      ' */',
      'const described = 1;',
      '// ---------',
      'const ruled = 1;',
    ]);
    expect(symbols.map(({ name, summary }) => [name, summary])).toEqual([
      ['licence', null],
      ['load', 'Loads a file, e.g. a plan, from Disk the disk.'],
      ['near', 'First line goes on here.'],
      ['after', null],
      ['far', null],
      ['described', 'Runs.'],
      ['ruled', null],
    ]);
  });

  it('counts lines and cuts heads rightly behind letters outside ASCII and CRLF', async () => {
    const symbols = await readSymbolsOf('a.ts', [
      '// 日本 🎉 ünï\r',
      '/** Grüßt. */\r',
      'export const 挨拶 = (名: string) => {\r',
      '};\r',
    ]);
    expect(symbols).toEqual([
      {
        name: '挨拶',
        kind: 'function',
        startLine: 3,
        endLine: 4,
        container: null,
        signature: 'export const 挨拶 = (名: string)',
        summary: 'Grüßt.',
        exported: true,
      },
    ]);
  });

  it('reads what it can of a broken file', async () => {
    const found = await outline('a.ts', [
      'export function whole() {}',
      'export class { ((',
      '<<<<<<< HEAD',
      'function after() {}',
    ]);
    expect(found[0]).toBe('1-1 +function whole');
  });
});

describe('JavaScript', () => {
  it('finds the exports of CommonJS', async () => {
    const found = await outline('a.js', [
      'function helper() {}',
      'function hidden() {}',
      'class Store {}',
      'exports.load = function () {',
      '};',
      'Store.prototype.save = function () {};',
      'module.exports = {',
      '  helper,',
      '  shop: Store,',
      '  open() {},',
      '};',
    ]);
    expect(found).toEqual([
      '1-1 +function helper',
      '2-2 -function hidden',
      '3-3 +class Store',
      '4-5 +function load',
      '6-6 +method Store.save',
      '7-11 +constant module.exports',
      '10-10 +function module.exports.open',
    ]);
  });

  it('finds classes and their fields', async () => {
    const found = await outline('a.mjs', [
      'export class A {',
      '  static count = 0;',
      '  run = async () => {};',
      '  #hidden() {}',
      '}',
    ]);
    expect(found).toEqual(['1-5 +class A', '2-2 +variable A.count', '3-3 +method A.run', '4-4 -method A.#hidden']);
  });
});
