import type { FacilityArea } from '../evidence/collectors/facilities.ts';
import { md, text } from '../markdown/blocks/cells.ts';
import { column, table } from '../markdown/blocks/table.ts';
import { facilitiesFor, facilityWords } from './facility-words.ts';
import { listed } from './phrases.ts';
import { defineSection, type DraftInput } from './section.ts';

/** 9: how it is seen at work. */
export const observability = defineSection({
  id: 'observability',
  heading: '9. Observability',
  needs: ['changes'],
  parts: {
    logging: {
      block: table({
        point: column('Log Point', md()),
        level: column('Level', text()),
        content: column('Content', md()),
      }),
      under: ['9.1 Logging'],
      guide: 'What is logged where, with the facility that the repository uses.',
    },
    metrics: {
      block: table({
        metric: column('Metric', md()),
        type: column('Type', text()),
        description: column('Description', md()),
      }),
      under: ['9.2 Metrics (if applicable)'],
      guide: 'Metrics to add; none where the repository has no metrics.',
    },
    alerts: {
      block: table({
        alert: column('Alert', md()),
        condition: column('Condition', md()),
        action: column('Action', md()),
      }),
      under: ['9.3 Alerts (if applicable)'],
      guide: 'Alerts to add; none where nothing is operated.',
    },
  },
  draft(input) {
    const logging = facilityOf(input, 'logging');
    const metrics = facilityOf(input, 'metrics') ?? facilityOf(input, 'tracing');
    return {
      logging: [],
      metrics: [],
      alerts: [],
      open: [
        ...(logging === null
          ? []
          : [
              {
                part: 'logging',
                question: `What must be logged, at which level? The repository logs through ${logging}.`,
              },
            ]),
        ...(metrics === null
          ? []
          : [
              {
                part: 'metrics',
                question: `Which metric shows that this works? The repository measures through ${metrics}.`,
              },
            ]),
        ...(metrics === null ? [] : [{ part: 'alerts', question: 'Which value of that metric should wake someone?' }]),
      ],
      notApplicable: [
        ...(logging === null
          ? [{ part: 'logging', reason: 'no logging library or logger is used near these files' }]
          : []),
        ...(metrics === null
          ? [{ part: 'metrics', reason: 'no metrics or tracing library is used near these files' }]
          : []),
        ...(metrics === null
          ? [{ part: 'alerts', reason: 'the repository measures nothing that could raise one' }]
          : []),
      ],
    };
  },
  example: {
    logging: [{ point: '`src/hono-base.ts:40`', level: 'ERROR', content: 'Errors reach `console.error` there' }],
    metrics: [],
    alerts: [],
    open: [],
    notApplicable: [
      { part: 'metrics', reason: 'the library has no metrics facility' },
      { part: 'alerts', reason: 'a library is not operated' },
    ],
  },
});

function facilityOf({ evidence }: DraftInput, area: FacilityArea): string | null {
  const found = facilitiesFor(evidence, area).slice(0, 2);
  return found.length === 0 ? null : listed(found.map(facilityWords));
}
