import { languageOf } from '../../repository/languages.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Collector } from '../collector.ts';
import type { Candidate } from '../collectors/candidates.ts';
import { collectCandidates } from '../collectors/candidates.ts';
import type { Route } from '../collectors/layout.ts';
import type { EnvironmentRead } from '../configuration/read-environment.ts';
import { readEnvironment } from '../configuration/read-environment.ts';
import type { PatternUse } from '../facilities/read-patterns.ts';
import { readPatterns } from '../facilities/read-patterns.ts';
import { readRoutes } from '../layout/read-routes.ts';
import { createNearness } from '../nearness.ts';
import { isProductPath } from '../product-path.ts';
import type { TestCase } from '../tests/read-cases.ts';
import { readInlineTests } from '../tests/read-cases.ts';
import { createSourceText } from './source-text.ts';

/** What one pass over the source texts found for the collectors that look for patterns. */
export interface SourceScan {
  readonly environment: readonly EnvironmentRead[];
  readonly routes: readonly Route[];
  readonly patterns: readonly PatternUse[];
  /** Test cases that stand in source files (Rust), by path. */
  readonly inlineTests: ReadonlyMap<string, readonly TestCase[]>;
}

/** Bytes of source that are read, nearest to the candidates first: about 0.2 s of work. */
const MOST_BYTES = 24_000_000;

/** Reads each source file once, so that four collectors do not read them four times. */
export const scanSources: Collector<SourceScan> = async ({ repository, signal, use }) => {
  const { files: candidates } = await use(collectCandidates);
  const environment: EnvironmentRead[] = [];
  const routes: Route[] = [];
  const patterns: PatternUse[] = [];
  const inlineTests = new Map<string, readonly TestCase[]>();
  for (const path of pathsToScan(repository, candidates)) {
    const text = repository.read(path);
    if (text === null) continue;
    signal.throwIfAborted();
    const cases = readInlineTests(path, text);
    const product = createSourceText(path, cases.length === 0 ? text : withoutInlineTests(text));
    environment.push(...readEnvironment(product));
    routes.push(...readRoutes(product));
    patterns.push(...readPatterns(product));
    if (cases.length > 0) inlineTests.set(path, cases);
  }
  return { environment, routes, patterns, inlineTests };
};

/** Rust keeps the tests of a file at its end. */
function withoutInlineTests(text: string): string {
  const at = text.search(/^#\[cfg\(test\)\]\s*(?:pub(?:\([^)]*\))? )?mod\b/m);
  return at < 0 ? text : text.slice(0, at);
}

function pathsToScan({ files, scope }: Repository, candidates: readonly Candidate[]): readonly string[] {
  const nearness = createNearness(candidates);
  const sources = files
    .filter(({ path, skipped }) => skipped === null && isSource(path))
    .map(({ path, size }) => ({
      path,
      size,
      near: nearness(path) + (scope !== '' && path.startsWith(`${scope}/`) ? 3 : 0),
    }))
    .sort((a, b) => b.near - a.near || (a.path < b.path ? -1 : 1));
  let bytes = 0;
  return sources.filter(({ size }) => (bytes += size) <= MOST_BYTES).map(({ path }) => path);
}

function isSource(path: string): boolean {
  const language = languageOf(path)?.id ?? null;
  return language !== null && !NOT_CODE.has(language) && isProductPath(path);
}

const NOT_CODE = new Set(
  'json toml ini xml css scss sass html markdown restructuredtext asciidoc text sql graphql protobuf thrift nix make cmake starlark'.split(
    ' ',
  ),
);
