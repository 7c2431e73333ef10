import { baseOf } from '../../repository/paths.ts';
import { defineManifestFormat } from './manifest.ts';
import { hashComments, lineAt, maskComments } from './mask-comments.ts';

/** `*.gemspec`, read as text: only what stands there literally is known. */
export const gemspec = defineManifestFormat({
  ecosystem: 'rubygems',
  matches: (_, path) => path.endsWith('.gemspec'),
  parse: ({ path, text }) => {
    const masked = maskComments(text, hashComments);
    const pattern =
      /\.add_(runtime_|development_)?dependency[\s(]+["']([^"']+)["']((?:\s*,\s*\[?\s*["'][^"']+["']\s*\]?)*)/gu;
    const declarations = [...masked.matchAll(pattern)].map(({ 1: prefix, 2: name = '', 3: ranges = '', index }) => {
      const parts = [...ranges.matchAll(/["']([^"']+)["']/gu)].map(([, part]) => part);
      const kind = prefix === 'development_' ? ('development' as const) : ('runtime' as const);
      return { name, declared: parts.length === 0 ? null : parts.join(', '), kind, line: lineAt(masked, index) };
    });
    return {
      name: literal(masked, 'name') ?? baseOf(path).replace(/\.gemspec$/u, ''),
      version: literal(masked, 'version'),
      declarations,
      members: [],
    };
  },
});

function literal(text: string, field: string): string | null {
  return new RegExp(`\\.${field}\\s*=\\s*["']([^"'#]+)["']`, 'u').exec(text)?.[1] ?? null;
}
