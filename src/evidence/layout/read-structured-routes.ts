import type { Route } from '../collectors/layout.ts';
import type { SourceText } from '../scan/source-text.ts';
import { matchesIn } from '../scan/source-text.ts';

/** Routes whose path depends on the class, block or file around them. */
export function readStructuredRoutes(source: SourceText): readonly Route[] {
  return [...readAnnotated(source), ...readDjango(source), ...readRails(source), ...readFileRoutes(source)];
}

/** Controllers with a prefix on the class: Spring, JAX-RS, ASP.NET and Nest. */
function readAnnotated(source: SourceText): readonly Route[] {
  const form = ANNOTATED.find(({ endings, hint }) => endings.test(source.path) && source.text.includes(hint));
  if (form === undefined) return [];
  const prefix = form.prefix.exec(source.code);
  const base = (prefix?.groups?.['path'] ?? '').replace('[controller]', controllerName(source.text));
  return matchesIn(source, form.route).flatMap(({ groups, line }) => {
    if (prefix !== null && groups.index === prefix.index) return [];
    const { method = '', path = '' } = groups.groups ?? {};
    if (path === '' && prefix === null) return []; // Its path follows from names, by conventions that are not written here.
    const verb = method === 'Request' ? (/RequestMethod\.([A-Z]+)/.exec(groups[0])?.[1] ?? '') : method.toUpperCase();
    return [route(source, verb, joinRoute(base, path), line)];
  });
}

const ANNOTATED = [
  {
    endings: /\.(?:java|kt)$/,
    hint: 'Mapping(',
    prefix: /@RequestMapping\(\s*(?:(?:value|path)\s*=\s*)?\{?\s*"(?<path>[^"]*)"[^)]*\)(?=[^;{]*\bclass\b)/,
    route:
      /@(?<method>Get|Post|Put|Patch|Delete|Request)Mapping\b(?:\(\s*(?:(?:value|path)\s*=\s*)?(?:\{?\s*"(?<path>[^"]*)")?[^)]*\))?/g,
  },
  {
    endings: /\.cs$/,
    hint: '[Http',
    prefix: /\[Route\(\s*"(?<path>[^"]*)"\s*\)\](?=[^;{]*\bclass\b)/,
    route: /\[Http(?<method>Get|Post|Put|Patch|Delete)(?:\(\s*"(?<path>[^"]*)"[^)]*\))?\]/g,
  },
  {
    endings: /\.ts$/,
    hint: '@nestjs/common',
    prefix: /@Controller\(\s*(?:\{\s*path:\s*)?['"`](?<path>[^'"`]*)['"`]/,
    route: /^\s*@(?<method>Get|Post|Put|Patch|Delete|All)\(\s*(?:['"`](?<path>[^'"`]*)['"`])?[^)]*\)/gm,
  },
];

function controllerName(text: string): string {
  return /\bclass (\w+)Controller\b/.exec(text)?.[1]?.toLowerCase() ?? '[controller]';
}

function readDjango(source: SourceText): readonly Route[] {
  if (!/(?:^|\/)urls(?:\/\w+|_\w+)?\.py$/.test(source.path) || !source.text.includes('urlpatterns')) return [];
  return matchesIn(source, /\b(?:path|re_path|url)\(\s*r?(['"])([^'"\n]*)\1\s*,\s*(include\b)?/g)
    .filter(({ groups }) => groups[3] === undefined)
    .map(({ groups, line }) => route(source, '', joinRoute('', (groups[2] ?? '').replace(/^\^|\$$/g, '')), line));
}

/** `config/routes.rb`: verbs and resources inside their namespaces and scopes, told by indentation. */
function readRails(source: SourceText): readonly Route[] {
  if (!/(?:^|\/)config\/routes(?:\/\w+)?\.rb$/.test(source.path)) return [];
  const open: { indent: number; path: string }[] = [];
  return source.text.split(/\r?\n/).flatMap((text, at) => {
    const indent = text.length - text.trimStart().length;
    if (text.trim() !== '') while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    const base = open.at(-1)?.path ?? '';
    const found =
      /^\s*(namespace|scope|resources?|get|post|put|patch|delete|match|root)\b[ (]*(?:path:\s*)?[:'"]?([^'",\s)]*)/.exec(
        text,
      );
    if (found === null || text.trimStart().startsWith('#')) return [];
    const [, word = '', name = ''] = found;
    const path = joinRoute(base, word === 'root' ? '' : name.replace(/:$/, ''));
    if (/\bdo\b(?:\s*\|[^|]*\|)?\s*$/.test(text))
      open.push({ indent, path: word === 'resources' ? `${path}/:id` : path });
    if (word === 'namespace' || word === 'scope') return [];
    return [
      route(
        source,
        /^(?:get|root)$/.test(word) ? 'GET' : /^(?:post|put|patch|delete)$/.test(word) ? word.toUpperCase() : '',
        path,
        at + 1,
      ),
    ];
  });
}

/** Routes that are files: `route.ts` below the `app` folder of Next.js with the verbs that it exports, and `pages/api`. */
function readFileRoutes(source: SourceText): readonly Route[] {
  const app = /(?:^|\/)app\/((?:.+\/)?)route\.[jt]sx?$/.exec(source.path);
  if (app !== null) {
    const path = `/${(app[1] ?? '').replace(/\([^)]*\)\//g, '').replace(/\/$/, '')}`;
    return matchesIn(
      source,
      /^export\s+(?:async\s+)?(?:function|const)\s+(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b/gm,
    ).map(({ groups, line }) => route(source, groups[1] ?? '', path, line));
  }
  const pages = /(?:^|\/)pages\/(api\/.+)\.[jt]sx?$/.exec(source.path);
  return pages === null ? [] : [route(source, '', `/${(pages[1] ?? '').replace(/\/index$/, '')}`, 1)];
}

function joinRoute(base: string, path: string): string {
  const joined = `/${base}/${path}`.replace(/\/{2,}/g, '/');
  return joined.length > 1 && path === '' ? joined.replace(/\/$/, '') : joined;
}

function route(source: SourceText, method: string, path: string, line: number): Route {
  return { kind: 'http', method, path, at: { path: source.path, startLine: line, endLine: line } };
}
