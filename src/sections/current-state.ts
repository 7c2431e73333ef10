import { formatCitation } from '../evidence/citation.ts';
import type { Candidate, CandidateSymbol } from '../evidence/collectors/candidates.ts';
import { asksForAddition } from '../request/asks-for-addition.ts';
import { closestSiblings, focusFiles, likelyChanges, likelySources } from '../evidence/likely-changes.ts';
import { bullets } from '../markdown/blocks/bullets.ts';
import { bulletList } from '../markdown/blocks/bullet-list.ts';
import { prose } from '../markdown/blocks/prose.ts';
import { citationField, pathField, symbolField } from './fields.ts';
import { cite, code, count, keepCode, listed, plain, sentence, touchedWords } from './phrases.ts';
import { defineSection, type DraftInput } from './section.ts';
import { findTraps } from './traps.ts';

const reuseLimit = { quick: 4, standard: 8, deep: 14 } as const;

/** 2.1: what is there today that bears on the request. */
export const currentState = defineSection({
  id: 'current-state',
  heading: '2.1 Current State Analysis',
  depth: 3,
  group: '2. Research & Analysis',
  needs: [],
  parts: {
    description: {
      block: prose(),
      guide:
        'The code that this request meets: where it lives, what exists of it already, the nearest precedent, each with a citation.',
    },
    modify: {
      block: bullets({ lead: pathField('modify') }),
      label: 'Existing components to modify',
      guide: 'Each existing file that must change, with what it is responsible for today.',
    },
    reuse: {
      block: bullets({ lead: symbolField('at'), at: citationField() }),
      label: 'Code to reuse',
      guide: 'Existing functions, classes and patterns to call or imitate, with the lines where they are defined.',
    },
    traps: {
      block: bulletList(),
      label: 'Traps found',
      guide:
        'What a careful reader of the callers would warn of: hidden couplings, surprising behaviour, missing tests.',
    },
  },
  draft(input) {
    const { evidence, request, size } = input;
    const sources = likelySources(evidence, request, size);
    const focus = focusFiles(evidence, request, size);
    const modify = [
      ...companions(input),
      ...sources.map((candidate) => ({ lead: candidate.path, text: responsibility(candidate) })),
    ];
    const reuse = symbolsToReuse(input);
    const traps = findTraps(evidence, focus);
    return {
      description: describe(input, focus),
      modify,
      reuse,
      traps,
      open:
        focus.length === 0
          ? [
              {
                part: 'description',
                question:
                  'Which part of the code does this concern? No file shares enough words with the request to say.',
              },
            ]
          : [],
      notApplicable: [
        ...(reuse.length === 0
          ? [{ part: 'reuse', reason: 'the best candidates call nothing that another file of the repository exports' }]
          : []),
        ...(traps.length === 0
          ? [
              {
                part: 'traps',
                reason:
                  'nothing found in the callers, tests and history of the files above; a reader may still find some',
              },
            ]
          : []),
        ...(modify.length === 0 ? [{ part: 'modify', reason: 'nothing that exists was found to need a change' }] : []),
      ],
    };
  },
  example: {
    description: [
      'No rate limiting exists in `src`. The closest sibling is `ipRestriction` (`src/middleware/ip-restriction/index.ts:60-118`).',
    ],
    modify: [
      { lead: 'src/middleware/combine/index.ts', text: 'combines middleware; its examples imagine a rate limiter.' },
    ],
    reuse: [
      {
        lead: 'HTTPException',
        at: 'src/http-exception.ts:46-78',
        text: 'carries a response that the error handler keeps.',
      },
    ],
    traps: ['`c.env` is undefined when `fetch` gets no environment (`src/context.ts:356`).'],
    open: [],
    notApplicable: [],
  },
});

function describe(input: DraftInput, sources: readonly Candidate[]): string[] {
  const { layout, tests, repository } = input.evidence;
  const about =
    layout.description === null
      ? ''
      : `${code(repository.name)} describes itself as: “${plain(layout.description)}”${layout.descriptionAt === null ? '' : ` (${cite(layout.descriptionAt)})`}. `;
  const first = sources[0];
  const ranked =
    first === undefined
      ? ''
      : `Of ${count(repository.fileCount, 'file')} read, ${code(first.path)} (${count(first.lineCount, 'line')}) answers the request best: ${plainWhy(first)}.`;
  const before = [additionPrecedent(input), similarCommit(input)].filter((words) => words !== '').join(' ');
  const covering = tests.files.filter(({ targets }) =>
    targets.some((target) => sources.some(({ path }) => path === target)),
  );
  const tested =
    covering.length === 0
      ? ''
      : `The files below are tested by ${listed(covering.map(({ path, cases }) => `${code(path)} (${count(cases.length, 'case')})`))}.`;
  const scope = repository.scope === '' ? '' : `The request is for ${code(`${repository.scope}/`)}. `;
  return [
    `${about}${scope}${ranked}`,
    before,
    tested,
    ...repository.notices.map((notice) => `_${plain(sentence(notice))}_`),
  ].filter((paragraph) => paragraph.trim() !== '');
}

/** How something like this was added last: the shape that the new commit can take. */
function additionPrecedent({ request, evidence }: DraftInput): string {
  const { folder, additions } = evidence.precedents;
  const [newest] = additions;
  if (folder === null || newest === undefined || !asksForAddition(request)) return '';
  const { commit, added, changed } = newest;
  const also = changed.length > 0 ? ` and changed ${listed(changed.map(code))}` : '';
  return `The newest addition to ${code(`${folder}/`)} is ${code(commit.hash.slice(0, 8))} (${commit.date.slice(0, 10)}), “${keepCode(commit.subject)}”: it added ${listed(added.map(code), 5)}${also}.`;
}

function similarCommit({ evidence }: DraftInput): string {
  const [similar] = evidence.history.similar;
  if (similar === undefined || similar.commit.hash === evidence.precedents.additions[0]?.commit.hash) return '';
  const { commit, sharedTerms, present } = similar;
  const touched = touchedWords(present, commit.files.length, 4);
  return `Of the past commits, ${code(commit.hash.slice(0, 8))} (${commit.date.slice(0, 10)}), “${keepCode(commit.subject)}”, shares most words with the request (${listed(sharedTerms.map(code))})${touched === '' ? '' : `; it touched ${touched}`}.`;
}

function plainWhy({ why }: Candidate): string {
  return why.slice(0, 3).map(keepCode).join('; ');
}

function responsibility(candidate: Candidate): string {
  const { symbols, why, path } = candidate;
  const concerned = symbols
    .slice(0, 3)
    .map(({ name, startLine, endLine }) => `${code(name)} (${cite({ path, startLine, endLine })})`);
  const where = concerned.length === 0 ? '' : ` Most concerned: ${listed(concerned)}.`;
  return `${duty(candidate)}${where} Listed because it ${keepCode(why[0] ?? 'ranks first')}.`;
}

/** What a file is responsible for, as inline Markdown: in its own words, else in those of its foremost documented symbol. */
export function duty({ summary, symbols }: Candidate): string {
  if (summary !== null) return plain(sentence(summary));
  const documented =
    symbols.find((symbol) => symbol.summary !== null && symbol.container === null) ??
    symbols.find((symbol) => symbol.summary !== null);
  if (documented !== undefined) return `Holds ${code(documented.name)}: ${plain(sentence(documented.summary ?? ''))}`;
  const names = [...new Set(symbols.map(({ name }) => code(name)))].slice(0, 3);
  return names.length === 0 ? 'States no purpose of its own.' : `Defines ${listed(names)}.`;
}

/** What the best candidates call today. */
function symbolsToReuse({ evidence, request, size }: DraftInput) {
  const models = closestSiblings(evidence, request).slice(0, 3).flatMap(modelOf);
  const called = evidence.reuse.symbols.slice(0, reuseLimit[size]).map(({ path, symbol, usedBy }) => ({
    lead: symbol.name,
    at: formatCitation({ path, startLine: symbol.startLine, endLine: symbol.endLine }),
    text: `${symbol.summary === null ? sentence(code(symbol.signature)) : plain(sentence(symbol.summary))} Used by ${listed(usedBy.map(code), 3)}.`,
  }));
  return [...models, ...called];
}

/** A sibling of what the request adds, by its foremost symbol: the model to follow. */
function modelOf(candidate: Candidate) {
  const { path, lineCount } = candidate;
  const symbol = foremostSymbol(candidate);
  if (symbol === undefined) return [];
  return [
    {
      lead: symbol.name,
      at: formatCitation({ path, startLine: symbol.startLine, endLine: symbol.endLine }),
      text: `a close sibling and a model to follow (${count(lineCount, 'line')}). ${duty(candidate)}`,
    },
  ];
}

/** The exported symbol that the file is there for: the one that shares the file's or folder's name, else the longest. */
function foremostSymbol({ path, symbols }: Candidate): CandidateSymbol | undefined {
  const bare = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const names = path
    .split('/')
    .slice(-2)
    .map((part) => bare(part.replace(/\.\w+$/, '')));
  const open = symbols.filter(
    ({ exported, container, kind }) => exported && container === null && kind !== 'module' && kind !== 'constant',
  );
  const length = ({ startLine, endLine }: CandidateSymbol) => endLine - startLine;
  return (
    open.find(({ name }) => names.includes(bare(name))) ??
    [...open].sort((one, other) => length(other) - length(one))[0]
  );
}

/** Manifests, registries and indexes that additions of this kind changed before. */
function companions({ evidence, request, size }: DraftInput) {
  return likelyChanges(evidence, request, size)
    .filter(({ role, change }) => role === 'companion' && change === 'modified')
    .map(({ path, why }) => ({ lead: path, text: keepCode(`${why}.`) }));
}
