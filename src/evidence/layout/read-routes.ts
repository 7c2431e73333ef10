import type { Route } from '../collectors/layout.ts';
import type { SourceText } from '../scan/source-text.ts';
import { holdsAny, matchesIn } from '../scan/source-text.ts';
import { commandForms, routeForms } from './route-forms.ts';
import { readStructuredRoutes } from './read-structured-routes.ts';

/** The HTTP routes and commands that a source file registers. */
export function readRoutes(source: SourceText): readonly Route[] {
  return [
    ...readForms(source, routeForms, 'http'),
    ...readForms(source, commandForms, 'command'),
    ...readStructuredRoutes(source),
  ];
}

function readForms(source: SourceText, forms: typeof routeForms, kind: Route['kind']): readonly Route[] {
  return forms
    .filter(
      ({ endings, marks, hint }) =>
        endings.test(source.path) && holdsAny(source, marks) && hint?.test(source.text) !== false,
    )
    .flatMap(({ pattern }) =>
      matchesIn(source, pattern).flatMap(({ groups, line }): Route[] => {
        const { path, method = '', rest = '' } = groups.groups ?? {};
        if (path === undefined) return [];
        const at = { path: source.path, startLine: line, endLine: line };
        if (kind === 'command') return [{ kind, method: '', path, at }];
        return methodsOf(method, rest, path).map((one) => ({ kind, method: one, path: withoutMethod(path), at }));
      }),
    );
}

/** `GET`, `POST`, …; empty for every method, one entry for each of a `methods=[…]` list. */
function methodsOf(method: string, rest: string, path: string): readonly string[] {
  const listed = /methods?\s*[=:]\s*[[({]?([^\])}]*)/.exec(rest)?.[1]?.match(/[A-Z]{3,7}/g) ?? [];
  if (listed.length > 0) return [...new Set(listed)];
  const inPath = /^([A-Z]{3,7}) /.exec(path)?.[1];
  if (inPath !== undefined) return [inPath];
  const upper = method.toUpperCase();
  if (upper === 'ROUTE') return ['GET'];
  return [/^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(upper) ? upper : ''];
}

function withoutMethod(path: string): string {
  const bare = path.replace(/^[A-Z]{3,7} /, '');
  return bare.startsWith('/') || bare === '*' ? bare : `/${bare}`;
}
