import type { FacilityArea } from '../evidence/collectors/facilities.ts';
import { likelySources } from '../evidence/likely-changes.ts';
import { checklist } from '../markdown/blocks/checklist.ts';
import { md } from '../markdown/blocks/cells.ts';
import { column, table } from '../markdown/blocks/table.ts';
import { facilitiesFor, facilityWords } from './facility-words.ts';
import { cite, code, count, keepCode, listed, plain } from './phrases.ts';
import { commandTextField } from './fields.ts';
import { defineSection, type DraftInput } from './section.ts';

/** Amounts that a request states: "under 200 ms", "10 MB", "1000 requests", "5 %". */
const amount =
  /\b(?:under|below|within|at most|at least|less than|more than|up to|max(?:imum)?(?: of)?|min(?:imum)?(?: of)?)?\s*\d[\d.,_]*\s*(?:ms|milliseconds?|s|secs?|seconds?|minutes?|hours?|days?|%|percent|[kmgt]i?b|bytes?|requests?(?:\/s| per second)?|req\/s|rps|rows?|items?|users?|connections?|entries|lines?)\b/i;

/** 5: how fast, how much, and how that is measured. */
export const performance = defineSection({
  id: 'performance',
  heading: '5. Performance Requirements',
  needs: ['architecture'],
  parts: {
    targets: {
      block: table({
        metric: column('Metric', md()),
        target: column('Target', md()),
        method: column('Measurement Method', md(commandTextField())),
      }),
      under: ['5.1 Performance Targets'],
      guide: 'What can regress, a number for it, and a command that measures it.',
    },
    scalability: {
      block: checklist(),
      under: ['5.2 Scalability Approach'],
      guide: 'Async work, pooling, caching, horizontal scaling: what applies, and why the rest does not.',
    },
    risks: {
      block: table({ risk: column('Risk', md()), mitigation: column('Mitigation', md()) }),
      under: ['5.3 Performance Risks'],
      guide: 'What could make it slow, and what keeps that from happening.',
    },
  },
  draft(input) {
    const targets = statedTargets(input);
    const risks = reachRisks(input);
    return {
      targets,
      scalability: [
        approach(input, 'Async implementation for I/O-bound operations', 'concurrency'),
        approach(input, 'Connection pooling', 'database'),
        approach(input, 'Caching strategy', 'cache'),
        approach(input, 'Horizontal scaling considerations', 'queue'),
      ],
      risks,
      open:
        targets.length === 0
          ? [
              {
                part: 'targets',
                question: `The request states no number. What may this change cost in time, memory or size?${benchHint(input)}`,
              },
            ]
          : [],
      notApplicable:
        risks.length === 0
          ? [{ part: 'risks', reason: 'no file of 2.1 is imported widely; measure before assuming one' }]
          : [],
    };
  },
  example: {
    targets: [
      {
        metric: 'Core bundle (`dist/index.js`)',
        target: '17,961 B, unchanged',
        method: '`npm run build`, then its size',
      },
    ],
    scalability: [{ text: 'Caching strategy: none, a cached counter would be wrong', done: false }],
    risks: [
      { risk: 'Sweeping expired counters is O(n)', mitigation: 'Sweep from the front, stop at the first live entry' },
    ],
    open: [],
    notApplicable: [],
  },
});

function statedTargets(input: DraftInput) {
  return input.request.requirements.flatMap(({ id, quote }) => {
    const stated = amount.exec(quote)?.[0].trim();
    if (stated === undefined) return [];
    return [
      {
        metric: `${id}: ${keepCode(quote)}`,
        target: plain(stated),
        method: benchCommand(input) ?? 'A test of section 8 that states the number',
      },
    ];
  });
}

function benchCommand({ evidence }: DraftInput): string | undefined {
  const bench = evidence.commands.commands.find(({ purpose }) => purpose === 'benchmark');
  return bench === undefined ? undefined : `${code(bench.run)} (${cite(bench.at)})`;
}

function benchHint(input: DraftInput): string {
  const bench = benchCommand(input);
  return bench === undefined ? '' : ` The repository measures with ${bench}.`;
}

function approach({ evidence }: DraftInput, name: string, area: FacilityArea) {
  const [facility] = facilitiesFor(evidence, area);
  const absent = `no library for ${area === 'queue' ? 'queues' : area} is imported near these files`;
  return { text: `${name}: ${facility === undefined ? absent : `today ${facilityWords(facility)}`}`, done: false };
}

function reachRisks({ evidence, request, size }: DraftInput) {
  return likelySources(evidence, request, size)
    .filter(({ importedBy }) => importedBy.length >= 8)
    .slice(0, 3)
    .map(({ path, importedBy }) => ({
      risk: `Work added to ${code(path)} runs for all of its ${count(importedBy.length, 'importer')}, such as ${listed(importedBy.slice(0, 2).map(code))}`,
      mitigation: 'Measure before and after; keep the new work off the path of callers that do not ask for it',
    }));
}
