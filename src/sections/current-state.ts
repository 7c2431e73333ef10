import { formatCitation } from '../evidence/citation.ts';
import { closestSiblings, focusFiles, likelyChanges, likelySources } from '../evidence/likely-changes.ts';
import { bullets } from '../markdown/blocks/bullets.ts';
import { bulletList } from '../markdown/blocks/bullet-list.ts';
import { prose } from '../markdown/blocks/prose.ts';
import { citationField, pathField, symbolField } from './fields.ts';
import { modelOf, responsibility } from './describe-candidates.ts';
import { describeToday } from './describe-today.ts';
import { code, docWords, keepCode, listed, sentence } from './phrases.ts';
import { defineSection, type DraftInput } from './section.ts';
import { findTraps } from './traps.ts';

const reuseLimit = { quick: 4, standard: 6, deep: 14 } as const;

/** 2.1: what is there today that bears on the request. */
export const currentState = defineSection({
  id: 'current-state',
  heading: '2.1 Current State Analysis',
  depth: 3,
  group: '2. Research & Analysis',
  needs: [],
  readsCode: true,
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
    const own = sources.map((candidate) => ({ lead: candidate.path, text: responsibility(candidate) }));
    // What is added as one more of its kind changes where its kind is registered, and little else.
    const adds = closestSiblings(evidence, request).length > 0;
    const modify = adds ? [...companions(input), ...own] : [...own, ...companions(input)];
    const reuse = symbolsToReuse(input);
    const traps = findTraps(evidence, focus);
    return {
      description: describeToday(input, focus),
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

/** What the best candidates call today. */
function symbolsToReuse({ evidence, request, size }: DraftInput) {
  const models = closestSiblings(evidence, request).slice(0, 3).flatMap(modelOf);
  const called = evidence.reuse.symbols.slice(0, reuseLimit[size]).map(({ path, symbol, usedBy }) => ({
    lead: symbol.name,
    at: formatCitation({ path, startLine: symbol.startLine, endLine: symbol.endLine }),
    text: `${symbol.summary === null ? sentence(code(symbol.signature)) : docWords(symbol.summary)} Used by ${listed(usedBy.map(code), 3)}.`,
  }));
  return [...models, ...called];
}

/** Manifests, registries and indexes that additions of this kind changed before. */
function companions({ evidence, request, size }: DraftInput) {
  return likelyChanges(evidence, request, size)
    .filter(({ role, change }) => role === 'companion' && change === 'modified')
    .map(({ path, why }) => ({ lead: path, text: keepCode(`${why}.`) }));
}
