import type { Candidate } from '../evidence/collectors/candidates.ts';
import { likelySources } from '../evidence/likely-changes.ts';
import { bullets } from '../markdown/blocks/bullets.ts';
import { bulletList } from '../markdown/blocks/bullet-list.ts';
import { prose } from '../markdown/blocks/prose.ts';
import { citationField, pathField, symbolField } from './fields.ts';
import { cite, code, count, keepCode, listed, plain, sentence } from './phrases.ts';
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
    const sources = likelySources(input.evidence, input.size);
    const reuse = symbolsToReuse(input, sources);
    const traps = findTraps(input.evidence, sources);
    return {
      description: describe(input, sources),
      modify: sources.map((candidate) => ({ lead: candidate.path, text: responsibility(candidate) })),
      reuse,
      traps,
      open:
        sources.length === 0
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
          ? [{ part: 'reuse', reason: 'no exported symbol near the candidates shares a word with the request' }]
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
        ...(sources.length === 0 ? [{ part: 'modify', reason: 'no candidate was found' }] : []),
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

function describe({ request, evidence }: DraftInput, sources: readonly Candidate[]): string[] {
  const { layout, history, tests, repository } = evidence;
  const about =
    layout.description === null
      ? ''
      : `${code(repository.name)} describes itself as: “${plain(layout.description)}”${layout.descriptionAt === null ? '' : ` (${cite(layout.descriptionAt)})`}. `;
  const first = sources[0];
  const ranked =
    first === undefined
      ? ''
      : `Of ${count(repository.fileCount, 'file')} read, ${code(first.path)} (${count(first.lineCount, 'line')}) answers the request best: ${plainWhy(first)}.`;
  const precedent = history.similar.find(({ addedFiles }) => addedFiles) ?? history.similar[0];
  const before =
    precedent === undefined
      ? ''
      : `The nearest precedent in the history is ${code(precedent.commit.hash.slice(0, 8))} (${precedent.commit.date.slice(0, 10)}), “${plain(precedent.commit.subject)}”, which shares ${listed(precedent.sharedTerms.map(code))} with the request and touched ${listed(
          precedent.commit.files.map(({ path }) => code(path)),
          5,
        )}.`;
  const covering = tests.files.filter(({ targets }) =>
    targets.some((target) => sources.some(({ path }) => path === target)),
  );
  const tested =
    covering.length === 0
      ? ''
      : `The files below are tested by ${listed(covering.map(({ path, cases }) => `${code(path)} (${count(cases.length, 'case')})`))}.`;
  const named = request.requirements.length;
  const scope = repository.scope === '' ? '' : `The request is for ${code(`${repository.scope}/`)}. `;
  return [
    `${about}${scope}${ranked}`,
    before,
    tested,
    ...repository.notices.map((notice) => `_${plain(sentence(notice))}_`),
  ].filter((paragraph) => paragraph.trim() !== '' && named > 0);
}

function plainWhy({ why }: Candidate): string {
  return why.slice(0, 3).map(keepCode).join('; ');
}

function responsibility(candidate: Candidate): string {
  const { summary, symbols, why, path } = candidate;
  const about = summary === null ? '' : `${plain(sentence(summary))} `;
  const concerned = symbols
    .slice(0, 3)
    .map(({ name, startLine, endLine }) => `${code(name)} (${cite({ path, startLine, endLine })})`);
  const where = concerned.length === 0 ? '' : `Most concerned: ${listed(concerned)}. `;
  return `${about}${where}Listed because it ${keepCode(why[0] ?? 'ranks first')}.`;
}

function symbolsToReuse({ evidence, size }: DraftInput, sources: readonly Candidate[]) {
  const nearby = [...evidence.candidates.files.slice(sources.length, 20), ...sources];
  return nearby
    .flatMap((candidate) =>
      candidate.symbols
        .filter(({ exported, score }) => exported && score > 0)
        .slice(0, 2)
        .map((symbol) => ({ symbol, path: candidate.path })),
    )
    .slice(0, reuseLimit[size])
    .map(({ symbol, path }) => ({
      lead: symbol.name,
      at: `${path}:${symbol.startLine}${symbol.endLine > symbol.startLine ? `-${symbol.endLine}` : ''}`,
      text: symbol.summary === null ? code(symbol.signature) : plain(sentence(symbol.summary)),
    }));
}
