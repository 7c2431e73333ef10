import { describe, expect, it } from 'vitest';
import { findDefinitions } from '../../../src/repository/lexer/find-definitions.ts';

function namesIn(language: string, text: string): string[] {
  return findDefinitions(text, language).map(({ name }) => name);
}

describe('findDefinitions', () => {
  it('gives the line of each name', () => {
    expect(findDefinitions('import os\n\nclass A:\n    def b(self):\n        pass\n', 'python')).toEqual([
      { name: 'A', line: 3 },
      { name: 'b', line: 4 },
    ]);
  });

  it('reads Python classes, functions and module variables', () => {
    expect(namesIn('python', 'LIMIT = 3\nrate: int = 4\nif LIMIT == 3:\n    x = 1\nasync def go(): ...\n')).toEqual([
      'LIMIT',
      'rate',
      'go',
    ]);
  });

  it('reads TypeScript declarations and methods but no statements', () => {
    const text = `export class Limiter {\n  async take(key: string): Promise<void> {\n    if (key) {\n    }\n  }\n}\nexport const create = () => 1;\nexport type Options = {};\n`;
    expect(namesIn('typescript', text)).toEqual(['Limiter', 'take', 'create', 'Options']);
  });

  it('reads Go functions, methods and types', () => {
    expect(
      namesIn(
        'go',
        'type Engine struct {\n}\n\nfunc New() *Engine {\n}\n\nfunc (e *Engine) Run(addr string) error {\n',
      ),
    ).toEqual(['Engine', 'New', 'Run']);
  });

  it('reads Rust items and macros', () => {
    expect(namesIn('rust', 'pub struct A;\nimpl A {\n    pub(crate) async fn b() {}\n}\nmacro_rules! c {\n')).toEqual([
      'A',
      'b',
      'c',
    ]);
  });

  it('reads Java classes, methods and constants', () => {
    const text =
      'public final class Gson {\n  static final boolean LENIENT = false;\n  public <T> T fromJson(String json) {\n    return read(json);\n  }\n}\n';
    expect(namesIn('java', text)).toEqual(['Gson', 'LENIENT', 'fromJson']);
  });

  it('reads C functions, structs and macros but no calls', () => {
    const text = '#define MAX 3\nstruct client {\n};\nstatic int readQuery(client *c) {\n    processInput(c);\n}\n';
    expect(namesIn('c', text)).toEqual(['MAX', 'client', 'readQuery']);
  });

  it('reads Ruby, PHP and C#', () => {
    expect(namesIn('ruby', 'module Puma\n  class Server\n    def run?(a)\n    end\n')).toEqual([
      'Puma',
      'Server',
      'run?',
    ]);
    expect(namesIn('php', 'final class Str\n{\n    public static function limit($value)\n')).toEqual(['Str', 'limit']);
    expect(namesIn('csharp', 'public class Logger\n{\n    public void Write(LogEvent e)\n    {\n')).toEqual([
      'Logger',
      'Write',
    ]);
  });

  it('finds nothing in a language without patterns', () => {
    expect(namesIn('json', '{"class": 1}')).toEqual([]);
  });
});
