import { describe, expect, it } from 'vitest';
import { outline, readSymbolsOf } from '../../support/outline.ts';

describe('Python', () => {
  const lines = [
    '"""Module."""',
    'MAX: int = 3',
    '_hidden = {',
    '    "a": 1,',
    '}',
    'x, y = 1, 2',
    '',
    '@decorate',
    '@other(',
    '    1,',
    ')',
    'def add(',
    '    a: int,',
    '    b=2,  # more',
    ') -> int:',
    '    """Add two numbers.',
    '',
    '    More.',
    '    """',
    '    total = a',
    '',
    '    def inner(): pass',
    '    return total',
    '',
    '',
    'class User(models.Model):',
    "    'A user, i.e. a person. Second.'",
    '    name = models.CharField()',
    '',
    '    @property',
    '    def full(self): return 1',
    '',
    '    async def _save(self): pass',
    '',
    '    class Meta:',
    '        ordering = []',
  ];

  it('finds functions, classes and what modules and classes assign', async () => {
    expect(await outline('a.py', lines)).toEqual([
      '2-2 +constant MAX',
      '3-5 -variable _hidden',
      '8-23 +function add',
      '22-22 -function add.inner',
      '26-36 +class User',
      '28-28 +variable User.name',
      '30-31 +method User.full',
      '33-33 -method User._save',
      '35-36 +class User.Meta',
      '36-36 +variable Meta.ordering',
    ]);
  });

  it('gives heads and docstrings', async () => {
    const symbols = await readSymbolsOf('a.py', lines);
    const about = Object.fromEntries(symbols.map(({ name, signature, summary }) => [name, [signature, summary]]));
    expect(about).toMatchObject({
      MAX: ['MAX: int = 3', null],
      _hidden: ['_hidden', null],
      add: ['def add(a: int, b=2) -> int', 'Add two numbers.'],
      User: ['class User(models.Model)', 'A user, i.e. a person.'],
      _save: ['async def _save(self)', null],
    });
  });
});

describe('Ruby', () => {
  it('finds modules, classes, methods and constants', async () => {
    const found = await readSymbolsOf('a.rb', [
      '# frozen_string_literal: true',
      '',
      'module Shop',
      '  # A cart of items.',
      '  # More.',
      '  class Cart < Base',
      '    MAX = 3',
      '    def initialize(items = [])',
      '      @items = items',
      '      local = 1',
      '    end',
      '    def self.build(*args) = new(*args)',
      '    private',
      '    def secret',
      '    end',
      '    public',
      '    def shown; end',
      '    private def inline; end',
      '  end',
      'end',
      'class Shop::Order',
      'end',
      'def top(a, b: 1)',
      'end',
    ]);
    expect(
      found.map((one) => [
        one.startLine,
        one.endLine,
        one.exported,
        one.kind,
        one.container,
        one.name,
        one.signature,
        one.summary,
      ]),
    ).toEqual([
      [3, 20, true, 'module', null, 'Shop', 'module Shop', null],
      [6, 19, true, 'class', 'Shop', 'Cart', 'class Cart < Base', 'A cart of items.'],
      [7, 7, true, 'constant', 'Cart', 'MAX', 'MAX = 3', null],
      [8, 11, true, 'method', 'Cart', 'initialize', 'def initialize(items = [])', null],
      [12, 12, true, 'method', 'Cart', 'build', 'def self.build(*args)', null],
      [14, 15, false, 'method', 'Cart', 'secret', 'def secret', null],
      [17, 17, true, 'method', 'Cart', 'shown', 'def shown', null],
      [18, 18, false, 'method', 'Cart', 'inline', 'def inline', null],
      [21, 22, true, 'class', 'Shop', 'Order', 'class Shop::Order', null],
      [23, 24, true, 'function', null, 'top', 'def top(a, b: 1)', null],
    ]);
  });
});

describe('PHP', () => {
  it('finds classes, their members and functions', async () => {
    const found = await readSymbolsOf('a.php', [
      '<?php',
      'namespace App\\Models;',
      'const LIMIT = 3;',
      '/**',
      ' * A user of the shop. More.',
      ' *',
      ' * @property int $id',
      ' */',
      '#[ORM\\Entity]',
      'final class User extends Model implements Foo',
      '{',
      '    public const MAX = 3, MIN = 1;',
      '    private const HIDDEN = 1;',
      "    protected $fillable = ['a'];",
      '    /** Finds. */',
      "    #[Route('/x')]",
      '    public static function find(int $id): ?self',
      '    {',
      '        $local = 1;',
      '        return null;',
      '    }',
      '}',
      'interface Shape { public function area(): float; }',
      'trait Loud { function shout() {} }',
      "enum Suit: string { case Hearts = 'H'; }",
      'function helper(array $a) { return 1; }',
    ]);
    expect(
      found.map((one) => `${one.startLine}-${one.endLine} ${one.exported} ${one.kind} ${one.container}.${one.name}`),
    ).toEqual([
      '3-3 true constant null.LIMIT',
      '9-22 true class null.User',
      '12-12 true constant User.MAX',
      '12-12 true constant User.MIN',
      '13-13 false constant User.HIDDEN',
      '14-14 false variable User.fillable',
      '16-21 true method User.find',
      '23-23 true interface null.Shape',
      '23-23 true method Shape.area',
      '24-24 true class null.Loud',
      '24-24 true method Loud.shout',
      '25-25 true enum null.Suit',
      '26-26 true function null.helper',
    ]);
    expect(found[1]).toMatchObject({
      signature: 'final class User extends Model implements Foo',
      summary: 'A user of the shop.',
    });
    expect(found[6]).toMatchObject({ signature: 'public static function find(int $id): ?self', summary: 'Finds.' });
  });
});

describe('shell scripts', () => {
  it('finds functions and what the script sets', async () => {
    const found = await readSymbolsOf('a.sh', [
      '#!/usr/bin/env bash',
      '# Where to.',
      'OUT=dist',
      'export MODE=test',
      'readonly LIMIT=3',
      '# Builds it.',
      'build() {',
      '  local x=1',
      '  y=2',
      '}',
      'function deploy {',
      '  FOO=1 run',
      '}',
      'BAR=1 command',
    ]);
    expect(
      found.map((one) => [one.startLine, one.endLine, one.exported, one.kind, one.name, one.signature, one.summary]),
    ).toEqual([
      [3, 3, false, 'variable', 'OUT', 'OUT=dist', 'Where to.'],
      [4, 4, true, 'variable', 'MODE', 'export MODE=test', null],
      [5, 5, false, 'constant', 'LIMIT', 'readonly LIMIT=3', null],
      [7, 10, true, 'function', 'build', 'build()', 'Builds it.'],
      [11, 13, true, 'function', 'deploy', 'function deploy', null],
    ]);
  });
});
