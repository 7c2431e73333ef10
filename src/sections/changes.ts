import { asksForAddition } from '../request/asks-for-addition.ts';
import { focusFiles, likelyChanges } from '../evidence/likely-changes.ts';
import { codeFence } from '../markdown/blocks/fences.ts';
import { fileTree } from '../markdown/blocks/file-tree.ts';
import { prose } from '../markdown/blocks/prose.ts';
import { code as codeCell, md, text } from '../markdown/blocks/cells.ts';
import { column, table } from '../markdown/blocks/table.ts';
import { fillRow, ownWords } from './dependency-facts.ts';
import { changedPathField, configKeyField, packageField } from './fields.ts';
import { cite, code, listed, plain } from './phrases.ts';
import { signatureFence, symbolsOf } from './signatures-today.ts';
import { defineSection, type DraftInput } from './section.ts';

const interfaceHeading = '6.3 API / Interface Changes';

/** 6: what changes in files, dependencies, interfaces and configuration. */
export const changes = defineSection({
  id: 'changes',
  heading: '6. Proposed Changes',
  names: { modelLibrary: 'Pydantic' },
  needs: ['architecture'],
  readsCode: true,
  parts: {
    files: {
      block: fileTree({ path: changedPathField('change') }),
      under: ['6.1 File Structure Changes'],
      guide: 'Every file that is created, modified or deleted, as a tree with a note each.',
    },
    dependencies: {
      block: table({
        package: column('Package', codeCell(packageField('create', 'version'))),
        version: column('Version', text()),
        purpose: column('Purpose', md()),
        license: column('License', text()),
        check: column('Security Check', md()),
      }),
      under: ['6.2 New Dependencies'],
      guide:
        'Packages to add, with a version and a licence; none is a good answer. An upgrade has `4.1.0 → 5.0.0` as its version, a removal `removed`.',
    },
    functions: {
      block: prose(),
      under: [interfaceHeading, 'New Endpoints/Functions'],
      guide: 'What is callable after the change that was not before, or differs.',
    },
    functionCode: {
      block: codeFence(),
      under: [interfaceHeading, 'New Endpoints/Functions'],
      guide: 'The signatures, in the language of the repository.',
    },
    models: {
      block: prose(),
      under: [interfaceHeading, 'Data Models ({modelLibrary})'],
      guide: 'The data that passes through the new interface.',
    },
    modelCode: {
      block: codeFence(),
      under: [interfaceHeading, 'Data Models ({modelLibrary})'],
      guide: 'The types, in the language of the repository.',
    },
    configuration: {
      block: table({
        key: column('Config Key', codeCell(configKeyField('any'))),
        type: column('Type', text()),
        default: column('Default', text()),
        description: column('Description', md()),
      }),
      under: ['6.4 Configuration Changes'],
      guide: 'Environment variables, settings and options that are new or change.',
    },
  },
  draft(input) {
    const { evidence, request } = input;
    const entries = likelyChanges(evidence, request, input.size).map(({ path, change, why }) => ({
      path,
      change,
      note: why.replaceAll('`', ''),
    }));
    const functions = symbolsOf(input, ['function', 'method']);
    const models = symbolsOf(input, ['class', 'interface', 'type', 'enum']);
    const keys = nearbyKeys(input);
    const excluded = request.requirements.find(({ quote }) =>
      /\b(?:no|not|without|zero)\b[^.]*\bdependenc(?:y|ies)\b/i.test(quote),
    );
    return {
      modelLibrary: evidence.stack.modelLibrary ?? '',
      files: { root: evidence.repository.name, entries },
      dependencies: [],
      functions:
        functions.length === 0
          ? []
          : ['Signatures of today that the change meets; each is to be kept, extended or wrapped.'],
      functionCode: signatureFence(functions),
      models: models.length === 0 ? [] : ['Types of today that the change meets.'],
      modelCode: signatureFence(models),
      configuration: keys,
      open: [
        { part: 'files', question: newFilesQuestion(input) },
        ...(excluded === undefined ? [{ part: 'dependencies', question: dependencyQuestion(input) }] : []),
        { part: 'functions', question: `What does a caller of “${request.title}” write? Give the new signatures.` },
        ...(keys.length > 0
          ? [{ part: 'configuration', question: 'Which of these settings change, and which new ones are needed?' }]
          : []),
      ],
      notApplicable: [
        ...(excluded === undefined
          ? []
          : [{ part: 'dependencies', reason: `${excluded.id} rules them out: “${plain(excluded.quote)}”` }]),
        ...(entries.length === 0 ? [{ part: 'files', reason: 'no file was found that the request must touch' }] : []),
        ...(models.length === 0
          ? [{ part: 'models', reason: 'no exported type is among what 2.1 names as most concerned' }]
          : []),
        ...(keys.length === 0
          ? [
              {
                part: 'configuration',
                reason: 'the request names no setting, and no setting was found by name in the files of 2.1',
              },
            ]
          : []),
      ],
    };
  },
  settle(content, input, before) {
    const ground = { facts: input.evidence.packages, packages: input.packages };
    // Whoever drafts here has run nothing: only words that stood before, a person's perhaps, stay beside the facts.
    const stood = (name: string) => before.dependencies.find((row) => row.package === name)?.check ?? '';
    const dependencies = content.dependencies.map((row) => {
      if (input.packages === undefined) return row;
      const words = ownWords(row.check);
      return fillRow({ ...row, check: words !== '' && words === ownWords(stood(row.package)) ? words : '' }, ground);
    });
    return { ...content, dependencies };
  },
  example: {
    modelLibrary: '',
    files: {
      root: 'hono',
      entries: [
        { path: 'package.json', change: 'modified', note: 'exports "./rate-limit"' },
        { path: 'src/middleware/rate-limit/index.ts', change: 'new', note: 'rateLimit' },
      ],
    },
    dependencies: [],
    functions: [],
    functionCode: [
      { language: 'ts', code: 'export const rateLimit: (options: RateLimitOptions) => MiddlewareHandler' },
    ],
    models: [],
    modelCode: [{ language: 'ts', code: 'export type RateLimitCount = { count: number; resetMs: number }' }],
    configuration: [
      { key: 'limit', type: 'integer ≥ 1', default: 'required', description: 'Requests allowed per window' },
    ],
    open: [],
    notApplicable: [{ part: 'dependencies', reason: 'the standard library and `src` suffice' }],
  },
});

function newFilesQuestion({ evidence, request }: DraftInput): string {
  const { folder, shape, additions } = evidence.precedents;
  if (folder === null || !asksForAddition(request)) return 'Which new files does the change need, if any?';
  const like = additions.slice(0, 3).map(({ commit }) => code(commit.hash.slice(0, 8)));
  if (shape.length === 0)
    return `Which new files does the change need? Additions to ${code(`${folder}/`)} to look at: ${listed(like)}.`;
  return `Which name does the new part get? The last additions to ${code(`${folder}/`)} (${listed(like)}) each added ${listed(shape.map(code), 6)}.`;
}

function dependencyQuestion({ evidence, request }: DraftInput): string {
  const words = new Set(request.text.toLowerCase().match(/[a-z][\w.@/-]{2,}/g) ?? []);
  const own = new Set(evidence.packages.workspaces.map(({ name }) => name));
  const there = evidence.packages.dependencies.filter(({ name }) => words.has(name.toLowerCase()) && !own.has(name));
  const named = [...new Map(there.map((dependency) => [dependency.name, dependency])).values()].slice(0, 3);
  if (named.length === 0) return 'Does this need a package that is not declared today? The request names none.';
  return `Does this need a package beyond those that are declared? The request names ${listed(named.map(({ name, resolved, declared, declaredAt }) => `${code(name)} ${code(resolved ?? declared ?? 'any')} (${cite(declaredAt)})`))}, which ${named.length === 1 ? 'is' : 'are'} there already.`;
}

function nearbyKeys({ evidence, size, request }: DraftInput) {
  const paths = new Set(focusFiles(evidence, request, size).map(({ path }) => path));
  const named = new Set(request.text.match(/\b[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+\b/g) ?? []);
  return evidence.configuration.keys
    .filter(({ key, readBy }) => named.has(key) || readBy.some((path) => paths.has(path)))
    .slice(0, 8)
    .map(({ key, kind, default: usual, at }) => ({
      key,
      type: kind,
      default: usual ?? 'none',
      description: `Exists today (${cite(at)})`,
    }));
}
