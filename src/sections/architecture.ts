import { closestSiblings, focusFiles, likelyChanges, likelySources } from '../evidence/likely-changes.ts';
import { mermaid } from '../markdown/blocks/fences.ts';
import { asksForAddition } from '../request/asks-for-addition.ts';
import { prose } from '../markdown/blocks/prose.ts';
import { choice, code as codeCell, md, text } from '../markdown/blocks/cells.ts';
import { column, table } from '../markdown/blocks/table.ts';
import { duty } from './describe-candidates.ts';
import { drawGraph } from './diagrams.ts';
import { componentField } from './fields.ts';
import { importArrows } from './import-graph.ts';
import { patternsInUse } from './patterns-in-use.ts';
import { code, count, listed, plain } from './phrases.ts';
import { defineSection, type DraftInput } from './section.ts';

const under = (heading: string) => [heading];

/** 3: how the change is built into what is there. */
export const architecture = defineSection({
  id: 'architecture',
  heading: '3. Architecture Design',
  needs: ['current-state', 'tech-stack'],
  readsCode: true,
  parts: {
    patterns: {
      block: table({
        pattern: column('Pattern', text()),
        purpose: column('Purpose', md()),
        location: column('Location', md()),
      }),
      under: under('3.1 Design Patterns Used'),
      guide: 'The patterns that this change uses, why, and where; those the repository already uses first.',
    },
    components: {
      block: table({
        component: column('Component', codeCell(componentField('change'))),
        responsibility: column('Responsibility', md()),
        change: column('New/Modified', choice(['New', 'Modified', 'Deleted'])),
      }),
      under: under('3.2 Components'),
      guide: 'Each file or component that is new or modified, with its one responsibility.',
    },
    flow: {
      block: prose(),
      under: under('3.3 Data Flow'),
      guide: 'How data moves through the components, in a few sentences.',
    },
    flowDiagram: {
      block: mermaid(),
      under: under('3.3 Data Flow'),
      guide: 'The same as a Mermaid diagram.',
    },
    componentDiagram: {
      block: mermaid(),
      under: under('3.4 Component Diagram'),
      guide: 'A Mermaid diagram of the dependencies between the components.',
    },
  },
  draft(input) {
    const { evidence, request, size } = input;
    const sources = focusFiles(evidence, request, size);
    const patterns = patternsInUse(evidence.candidates.files);
    const arrows = importArrows(sources, { neighbours: 3 });
    return {
      patterns,
      components: [
        ...likelyChanges(evidence, request, size)
          .filter(({ change, role }) => change === 'new' && role === 'source')
          .map(({ path }) => ({ component: path, responsibility: plain(request.title), change: 'New' as const })),
        ...likelySources(evidence, request, size).map((candidate) => ({
          component: candidate.path,
          responsibility: duty(candidate),
          change: 'Modified' as const,
        })),
        ...(asksForAddition(request) ? evidence.precedents.companions.slice(0, 5) : []).map(({ path, times, of }) => ({
          component: path,
          responsibility: `Changed in ${times} of the last ${of} commits that added to ${code(`${evidence.precedents.folder ?? ''}/`)}`,
          change: 'Modified' as const,
        })),
      ],
      flow: flowOf(input),
      flowDiagram: flowDiagramOf(input),
      componentDiagram:
        arrows.length === 0 ? [] : [drawGraph('graph TB', arrows, new Set(sources.map(({ path }) => path)))],
      open: [
        {
          part: 'patterns',
          question:
            patterns.length === 0
              ? 'Which pattern fits, and where does the repository already use it?'
              : 'Does the new code follow one of these patterns, or is there a reason for another?',
        },
        {
          part: 'components',
          question: `Which new components does “${input.request.title}” need, and what is each one responsible for?`,
        },
      ],
      notApplicable: [
        ...(sources.length === 0 ? [{ part: 'flow', reason: 'no file was found whose flow could be shown' }] : []),
        ...(arrows.length === 0
          ? [
              {
                part: 'componentDiagram',
                reason: 'the files of 2.1 import no file of the repository, and none imports them',
              },
            ]
          : []),
      ],
    };
  },
  example: {
    patterns: [
      { pattern: 'Strategy', purpose: 'Swap counter storage without touching the core', location: '`RateLimitStore`' },
    ],
    components: [
      {
        component: 'src/middleware/rate-limit/index.ts',
        responsibility: 'Options, counting, headers, 429',
        change: 'New',
      },
    ],
    flow: ['The middleware asks the store to count the key, then answers 429 or calls the next handler.'],
    flowDiagram: ['flowchart LR\n    A[Request] --> B[rateLimit] --> C[Next handlers]'],
    componentDiagram: ['graph TB\n    A[rate-limit/index.ts] --> B[http-exception.ts]'],
    open: [],
    notApplicable: [],
  },
});

/** Today's flow through the likeliest file: who calls it, what it calls. */
function flowOf({ evidence, request, size }: DraftInput): string[] {
  const [first] = focusFiles(evidence, request, size);
  if (first === undefined) return [];
  const { path, importedBy, imports } = first;
  const sibling = closestSiblings(evidence, request).some((other) => other.path === path);
  const callers =
    importedBy.length === 0
      ? 'no import of it was found in the product'
      : `${count(importedBy.length, 'file')} ${importedBy.length === 1 ? 'imports' : 'import'} it, such as ${listed(importedBy.slice(0, 3).map(code))}`;
  const callees =
    imports.length === 0
      ? 'it imports no other file of the repository'
      : `it builds on ${listed(imports.slice(0, 4).map(code))}`;
  return [
    `Today, around ${sibling ? 'the closest sibling, ' : ''}${code(path)}: ${callers}; ${callees}. The diagram shows these imports, not the flow after the change.`,
  ];
}

function flowDiagramOf({ evidence, request, size }: DraftInput): string[] {
  const [first] = focusFiles(evidence, request, size);
  if (first === undefined) return [];
  const arrows = importArrows([first], { neighbours: 4 });
  const entries = new Map(evidence.layout.entryPoints.map(({ at, name }) => [at.path, name]));
  const entered = arrows.flatMap(({ from }) =>
    entries.has(from) ? [{ from: entries.get(from) ?? from, to: from }] : [],
  );
  return arrows.length === 0 ? [] : [drawGraph('flowchart LR', [...entered, ...arrows], new Set([first.path]))];
}
