import { formatCitation, type Citation } from '../../src/evidence/citation.ts';
import type { Evidence } from '../../src/evidence/gather-evidence.ts';
import type { Request } from '../../src/request/request.ts';

/** How much of each list is told; all that there is where none is named. */
export const tellLimits = {
  concise: {
    functions: 8,
    ruleFiles: 8,
    rules: 10,
    stack: 15,
    commands: 12,
    tests: 8,
    facilities: 8,
    settings: 6,
    entryPoints: 6,
    routes: 8,
    similarCommits: 3,
    documents: 4,
  },
  detailed: {},
} as const;

/** How much is told of one file. */
const candidateLimits = { concise: { why: 2, symbols: 3 }, detailed: { why: 8, symbols: 8 } } as const;

export type Detail = keyof typeof tellLimits;

/** What an analysis tells. */
export type Analysis = ReturnType<typeof describeEvidence>;

/** The evidence for a request as one JSON document: paths and citations as text, most telling facts first, the rest counted. */
export function describeEvidence(
  evidence: Evidence,
  request: Request,
  { top, detail }: { readonly top: number; readonly detail: Detail },
) {
  const { repository, layout, rules, tests, history, configuration, documents } = evidence;
  const files = evidence.candidates.files.slice(0, top);
  const near = new Set(files.map(({ path }) => path));
  return {
    commit: repository.commit,
    repository: {
      name: repository.name,
      branch: repository.branch,
      remote: repository.remote,
      scope: repository.scope,
      files: repository.fileCount,
      description: layout.description,
    },
    notices: repository.notices,
    requirements: request.requirements,
    candidates: files.map((file) => describeCandidate(file, evidence, detail)),
    functions: evidence.candidates.functions.map(({ path, name, container, kind, startLine, endLine, why }) => ({
      name: container === null ? name : `${container}.${name}`,
      kind,
      at: formatCitation({ path, startLine, endLine }),
      why,
    })),
    traces: evidence.traces.requirements.map(({ requirement, paths }) => ({ requirement, paths })),
    stack: evidence.stack.technologies.map((technology) => ({ ...technology, at: cite(technology.at) })),
    ruleFiles: rules.files.map(({ path, kind, appliesTo, sameAs }) => ({ path, kind, appliesTo, sameAs })),
    rules: rules.rules.map(({ quote, at, heading, strength }) => ({ quote, at: cite(at), heading, strength })),
    commands: evidence.commands.commands.map(({ run, purpose, folder, at, gateAt }) => ({
      run,
      purpose,
      folder,
      at: cite(at),
      gateAt: cite(gateAt),
    })),
    tests: tests.files
      .filter(({ path, targets }) => near.has(path) || targets.some((target) => near.has(target)))
      .map(({ path, kind, targets }) => ({ path, kind, targets: targets.filter((target) => near.has(target)) })),
    testPlacement: tests.placement,
    facilities: evidence.facilities.facilities.map(({ area, name, use, at }) => ({
      area,
      name,
      use,
      at: at.map(formatCitation),
    })),
    settings: configuration.keys.map(({ key, at }) => ({ key, at: cite(at) })),
    entryPoints: layout.entryPoints.map(({ kind, name, at }) => ({ kind, name, at: cite(at) })),
    routes: layout.routes.map(({ kind, method, path, at }) => ({ kind, method, path, at: cite(at) })),
    similarCommits: history.similar.map(({ commit, sharedTerms }) => ({
      commit: commit.hash,
      subject: commit.subject,
      date: commit.date.slice(0, 10),
      sharedTerms,
      files: commit.files.slice(0, 12).map(({ path }) => path),
    })),
    commitConvention: history.convention,
    documents: documents.pages.map(({ path, title }) => ({ path, title })),
  };
}

function describeCandidate(file: Evidence['candidates']['files'][number], { tests }: Evidence, detail: Detail) {
  const limit = candidateLimits[detail];
  const { path, score, why, summary, symbols, lineCount } = file;
  return {
    path,
    score: Math.round(score * 1000) / 1000,
    why: why.slice(0, limit.why),
    summary,
    lineCount,
    symbols: symbols
      .slice(0, limit.symbols)
      .map(({ name, kind, startLine, endLine }) => ({ name, kind, startLine, endLine })),
    test: tests.testFor(path),
  };
}

function cite(at: Citation | null): string | null {
  return at === null ? null : formatCitation(at);
}
