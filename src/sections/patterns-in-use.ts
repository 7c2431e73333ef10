import type { Candidate } from '../evidence/collectors/candidates.ts';
import type { SymbolKind } from '../repository/symbols.ts';
import { cite, code, listed, plain } from './phrases.ts';

/** Names that programmers give to the roles of well-known patterns, and the purpose that the pattern has. */
const namedPatterns: readonly (readonly [RegExp, string, string])[] = [
  [
    /(?:Factory|^create[A-Z]\w*|^make[A-Z]\w*|^new_\w+|^New[A-Z]\w*)$/,
    'Factory',
    'Build a value with its options checked once',
  ],
  [/Builder$/, 'Builder', 'Assemble a value step by step'],
  [/(?:Strategy|Policy)$/, 'Strategy', 'Swap one way of doing a thing for another'],
  [/Adapter$/, 'Adapter', 'Give one interface to several back ends'],
  [/(?:Middleware|^middleware)$/i, 'Middleware', 'Wrap a request with work before and after it'],
  [/(?:Plugin|^plugin)$/i, 'Plugin', 'Add behaviour without changing the core'],
  [/(?:Repository|Store|Storage)$/, 'Repository', 'Keep storage behind one interface'],
  [/(?:Registry)$/, 'Registry', 'Look implementations up by name'],
  [/(?:Observer|Listener|Subscriber|EventEmitter|Emitter)$/, 'Observer', 'Tell others that something happened'],
  [/(?:Visitor)$/, 'Visitor', 'Walk a structure, one method a kind of node'],
  [/(?:Decorator|Wrapper)$/, 'Decorator', 'Add to a value without changing its interface'],
  [/(?:Command|Action)$/, 'Command', 'Hold a request as a value'],
  [/(?:Mixin)$/, 'Mixin', 'Share methods between classes'],
  [/(?:Provider)$/, 'Provider', 'Hand out a dependency from one place'],
  [/(?:Proxy)$/, 'Proxy', 'Stand in for another object'],
  [/(?:Handler)$/, 'Handler chain', 'Pass a request along until one answers'],
];

const types: ReadonlySet<SymbolKind> = new Set(['class', 'interface', 'type']);
const madeByFunctions =
  /^(?:create|make)[A-Z]|^new_|^New[A-Z]|(?:Middleware|Plugin|Decorator|Handler|middleware|plugin)$/;

/** Patterns that names in the ranked files say are in use, most used first; each row with where to look. */
export function patternsInUse(
  candidates: readonly Candidate[],
): { pattern: string; purpose: string; location: string }[] {
  const places = new Map<string, { purpose: string; at: string[]; names: string[] }>();
  for (const { path, symbols } of candidates.slice(0, 15)) {
    for (const { name, kind, startLine, endLine, exported } of symbols) {
      const found = exported ? namedPatterns.find(([pattern]) => pattern.test(name)) : undefined;
      // `BasicAuthForProxy()` is no proxy: of most patterns only a type can be one.
      if (found === undefined || (!types.has(kind) && !madeByFunctions.test(name))) continue;
      const place = places.get(found[1]) ?? { purpose: found[2], at: [], names: [] };
      place.at.push(cite({ path, startLine, endLine }));
      place.names.push(name);
      places.set(found[1], place);
    }
  }
  return [...places]
    .sort(([, one], [, other]) => other.names.length - one.names.length)
    .slice(0, 3)
    .map(([pattern, { purpose, at, names }]) => ({
      pattern,
      purpose: `${plain(purpose)}; in use as ${listed([...new Set(names)].slice(0, 3).map(code))}`,
      location: listed(at.slice(0, 2)),
    }));
}
