import { describe, expect, it } from 'vitest';
import { outline, readSymbolsOf } from '../../support/outline.ts';

/** Head and summary by name. */
async function about(path: string, lines: readonly string[]) {
  const symbols = await readSymbolsOf(path, lines);
  return Object.fromEntries(symbols.map(({ name, signature, summary }) => [name, [signature, summary]]));
}

describe('Go', () => {
  const lines = [
    '// Package shop sells.',
    'package shop',
    '',
    '// Max is the limit.',
    'const Max = 3',
    'const (',
    '	// A is first.',
    '	A, b = iota, 2',
    ')',
    'var Default = &Client{}',
    '',
    '// Client talks. And more.',
    'type Client struct {',
    '	Name string',
    '}',
    'type (',
    '	// Doer does.',
    '	Doer interface {',
    '		Do(ctx context.Context) error',
    '	}',
    '	id string',
    ')',
    '',
    '// Do does it.',
    '//',
    '//nolint:all',
    'func (c *Client) Do(ctx context.Context) error {',
    '	x := 1',
    '	var y = 2',
    '	const z = 1',
    '	return nil',
    '}',
    'func (l List[T]) len() int { return 0 }',
    'func New[T any](',
    '	name string,',
    ') (*Client, error) {',
    '}',
  ];

  it('finds functions, methods by receiver, types and constants', async () => {
    expect(await outline('a.go', lines)).toEqual([
      '5-5 +constant Max',
      '8-8 +constant A',
      '8-8 -constant b',
      '10-10 +variable Default',
      '13-15 +class Client',
      '18-20 +interface Doer',
      '19-19 +method Doer.Do',
      '21-21 -type id',
      '27-32 +method Client.Do',
      '33-33 -method List.len',
      '34-37 +function New',
    ]);
  });

  it('gives heads and comments', async () => {
    expect(await about('a.go', lines)).toMatchObject({
      Max: ['const Max = 3', 'Max is the limit.'],
      A: ['A, b = iota, 2', 'A is first.'],
      Client: ['type Client struct', 'Client talks.'],
      Do: ['func (c *Client) Do(ctx context.Context) error', 'Do does it.'],
      New: ['func New[T any](name string) (*Client, error)', null],
    });
  });

  it('ends a sentence without a full stop where the next line begins one', async () => {
    const told = ['package a', '', '// Send sends', '// It waits for the', '// Answer of the server', 'func Send() {}'];
    expect(await about('b.go', told)).toMatchObject({ Send: ['func Send()', 'Send sends.'] });
    const wrapped = ['package a', '', '// Send sends what the', '// Server asked for', 'func Send() {}'];
    expect(await about('b.go', wrapped)).toMatchObject({
      Send: ['func Send()', 'Send sends what the Server asked for'],
    });
  });
});

describe('Rust', () => {
  const lines = [
    '//! About the crate.',
    '/// A point in space. Second sentence.',
    '#[derive(Debug)]',
    'pub struct Point { x: f64 }',
    'enum Shape { Circle(f64) }',
    'impl<T> fmt::Display for Wrapper<T> where T: Display {',
    '    fn fmt(&self) -> Result { const Q: u8 = 1; Ok(()) }',
    '}',
    'impl Point {',
    '    /** Creates one. */',
    '    pub const fn new(x: f64) -> Self {',
    '        Self { x }',
    '    }',
    '    fn hidden(&self) {}',
    '    pub const ORIGIN: f64 = 0.0;',
    '}',
    'pub trait Area: Send {',
    '    fn area(&self) -> f64;',
    '}',
    'pub mod inner {',
    '    pub fn run() {}',
    '}',
    'mod elsewhere;',
    '#[macro_export]',
    'macro_rules! shout { ($e:expr) => { } }',
    'pub type Result<T> = std::result::Result<T, Error>;',
    'pub(crate) static COUNT: u8 = 1;',
    '#[cfg(test)]',
    'mod tests {',
    '    #[test]',
    '    fn works() {}',
    '}',
  ];

  it('finds items, and functions by the type they are for', async () => {
    expect(await outline('a.rs', lines)).toEqual([
      '3-4 +class Point',
      '5-5 -enum Shape',
      '7-7 +method Wrapper.fmt',
      '11-13 +method Point.new',
      '14-14 -method Point.hidden',
      '15-15 +constant Point.ORIGIN',
      '17-19 +interface Area',
      '18-18 +method Area.area',
      '20-22 +module inner',
      '21-21 +function inner.run',
      '24-25 +macro shout',
      '26-26 +type Result',
      '27-27 +variable COUNT',
      '28-32 -module tests',
      '30-31 -function tests.works',
    ]);
  });

  it('gives heads and comments', async () => {
    expect(await about('a.rs', lines)).toMatchObject({
      Point: ['pub struct Point', 'A point in space.'],
      new: ['pub const fn new(x: f64) -> Self', 'Creates one.'],
      Area: ['pub trait Area: Send', null],
      Result: ['pub type Result<T> = std::result::Result<T, Error>', null],
    });
  });
});

describe('Java', () => {
  const lines = [
    'package shop;',
    '/**',
    ' * Holds {@link Item items}. More text.',
    ' */',
    '@Entity',
    'public class Cart<T> extends Base implements Foo {',
    '    public static final int MAX = 3;',
    '    private String name, other;',
    '    public Cart(String name) { int local = 1; }',
    '    /** Adds. */',
    '    @Override',
    '    public <R> List<R> add(Item item) throws IOException {',
    '        return null;',
    '    }',
    '    private void hidden() {}',
    '    interface Visitor { void visit(); int LIMIT = 2; }',
    '    enum Color { RED; Color next() { return null; } }',
    '    record Point(int x) { Point { } }',
    '    @interface Marker { String value() default ""; }',
    '}',
  ];

  it('finds types and members', async () => {
    expect(await outline('Cart.java', lines)).toEqual([
      '5-20 +class Cart',
      '7-7 +constant Cart.MAX',
      '8-8 -variable Cart.name',
      '8-8 -variable Cart.other',
      '9-9 +method Cart.Cart',
      '11-14 +method Cart.add',
      '15-15 -method Cart.hidden',
      '16-16 +interface Cart.Visitor',
      '16-16 +method Visitor.visit',
      '16-16 +constant Visitor.LIMIT',
      '17-17 +enum Cart.Color',
      '17-17 +method Color.next',
      '18-18 +class Cart.Point',
      '18-18 +method Point.Point',
      '19-19 +interface Cart.Marker',
      '19-19 +method Marker.value',
    ]);
  });

  it('gives heads and comments', async () => {
    const [cart] = await readSymbolsOf('Cart.java', lines);
    expect(cart).toMatchObject({
      signature: 'public class Cart<T> extends Base implements Foo',
      summary: 'Holds Item items.',
    });
    expect(await about('Cart.java', lines)).toMatchObject({
      MAX: ['public static final int MAX = 3', null],
      add: ['public <R> List<R> add(Item item) throws IOException', 'Adds.'],
    });
  });
});

describe('C#', () => {
  const lines = [
    'namespace Shop.Web;',
    '/// <summary>',
    '/// Holds items, see <see cref="Item"/>. More.',
    '/// </summary>',
    '[Serializable]',
    'public partial class Cart<T> : Base where T : class',
    '{',
    '    public const int Max = 3;',
    '    private readonly string _name, _other;',
    '    public string Name { get; set; } = "";',
    '    public event EventHandler Changed;',
    '    public Cart(string name) : base(name) { var x = 1; int Local() => 1; }',
    '    [HttpGet("x")]',
    '    public async Task<int> AddAsync(Item item) { return 1; }',
    '    void Hidden() {}',
    '    enum Color { Red }',
    '}',
    'internal interface IFoo { void Do(); string P { get; } }',
    'public record Person(string First);',
    'public delegate void Handler(object sender);',
    'file struct Local {}',
  ];

  it('finds types and members', async () => {
    expect(await outline('Cart.cs', lines)).toEqual([
      '5-17 +class Cart',
      '8-8 +constant Cart.Max',
      '9-9 -variable Cart._name',
      '9-9 -variable Cart._other',
      '10-10 +variable Cart.Name',
      '11-11 +variable Cart.Changed',
      '12-12 +method Cart.Cart',
      '12-12 -function Cart.Local',
      '13-14 +method Cart.AddAsync',
      '15-15 -method Cart.Hidden',
      '16-16 -enum Cart.Color',
      '18-18 +interface IFoo',
      '18-18 +method IFoo.Do',
      '18-18 +variable IFoo.P',
      '19-19 +class Person',
      '20-20 +type Handler',
      '21-21 -class Local',
    ]);
  });

  it('gives heads and comments', async () => {
    const [cart] = await readSymbolsOf('Cart.cs', lines);
    expect(cart).toMatchObject({
      signature: 'public partial class Cart<T> : Base where T : class',
      summary: 'Holds items, see Item.',
    });
    expect(await about('Cart.cs', lines)).toMatchObject({
      Name: ['public string Name', null],
      AddAsync: ['public async Task<int> AddAsync(Item item)', null],
    });
  });
});

describe('C and C++', () => {
  it('finds classes with their sections, functions and macros', async () => {
    const found = await outline('cart.cpp', [
      '#ifndef CART_H',
      '#define CART_H',
      '#define MAX 3',
      '#define SQUARE(x) ((x) * (x))',
      'namespace shop {',
      '/** A cart. */',
      'template <typename T>',
      'class Cart : public Base {',
      '  int hidden_;',
      ' public:',
      '  ~Cart();',
      '  static const int kMax = 3;',
      '  int add(const Item& item) { int local = 1; return 0; }',
      '  bool operator==(const Cart& other) const;',
      ' private:',
      '  std::vector<T> items_;',
      '};',
      'struct Point { double x, y; };',
      'enum class Color { Red };',
      'using Id = std::string;',
      'int Cart<int>::add(const Item& item) {',
      '  Foo foo(1);',
      '  return 1;',
      '}',
      'static int helper(int a) { return a; }',
      'char *copy(const char *s);',
      '}',
      '#endif',
    ]);
    expect(found).toEqual([
      '3-3 +macro MAX',
      '4-4 +macro SQUARE',
      '5-27 +module shop',
      '7-17 +class shop.Cart',
      '9-9 -variable Cart.hidden_',
      '11-11 +method Cart.~Cart',
      '12-12 +constant Cart.kMax',
      '13-13 +method Cart.add',
      '14-14 +method Cart.operator==',
      '16-16 -variable Cart.items_',
      '18-18 +class shop.Point',
      '18-18 +variable Point.x',
      '18-18 +variable Point.y',
      '19-19 +enum shop.Color',
      '20-20 +type shop.Id',
      '21-24 +method Cart.add',
      '25-25 -function shop.helper',
      '26-26 +function shop.copy',
    ]);
  });

  it('finds the functions and types of C', async () => {
    const lines = [
      '/* Opens it.',
      ' * Second line. */',
      'static struct file *open_file(const char *name,',
      '                              int flags)',
      '{',
      '	int fd = 0;',
      '	return NULL;',
      '}',
      'struct list { struct list *next; };',
      'struct list;',
      'typedef unsigned long word;',
      'typedef struct { int a; } pair;',
      'int global = 1;',
      'extern int probe(void);',
    ];
    expect(await outline('a.c', lines)).toEqual([
      '3-8 -function open_file',
      '9-9 +class list',
      '9-9 +variable list.next',
      '11-11 +type word',
      '12-12 +class pair',
      '12-12 +variable pair.a',
      '13-13 +variable global',
      '14-14 +function probe',
    ]);
    expect(await about('a.c', lines)).toMatchObject({
      open_file: ['static struct file *open_file(const char *name, int flags)', 'Opens it.'],
    });
  });
});
