import type { FacilityArea } from '../evidence/collectors/facilities.ts';
import { focusFiles } from '../evidence/likely-changes.ts';
import { checklist } from '../markdown/blocks/checklist.ts';
import { bullets } from '../markdown/blocks/bullets.ts';
import { mdString } from '../markdown/text.ts';
import { choice, md } from '../markdown/blocks/cells.ts';
import { column, table } from '../markdown/blocks/table.ts';
import { facilitiesFor, facilityWords } from './facility-words.ts';
import { cite, code, listed } from './phrases.ts';
import { defineSection, type DraftInput } from './section.ts';

const grades = ['Low', 'Medium', 'High'] as const;

/** 4: who could misuse the change, and what stops them. */
export const security = defineSection({
  id: 'security',
  heading: '4. Security Considerations',
  needs: ['architecture'],
  parts: {
    threats: {
      block: table({
        threat: column('Threat', md()),
        likelihood: column('Likelihood', choice(grades)),
        impact: column('Impact', choice(grades)),
        mitigation: column('Mitigation', md()),
      }),
      under: ['4.1 Threat Analysis'],
      guide: 'What someone who controls an input could do; each mitigation names the test or decision that holds it.',
    },
    controls: {
      block: checklist(),
      under: ['4.2 Security Controls'],
      guide: 'Controls to build or check, each with its test; those that do not apply say why.',
    },
    handling: {
      block: bullets({ title: mdString() }),
      under: ['4.3 Data Handling'],
      guide: 'What personal or secret data is touched, and how it is protected.',
    },
  },
  draft(input) {
    const secrets = secretKeys(input);
    return {
      threats: [],
      controls: [
        control(input, 'Input validation', 'validation', 'no validation library is imported near these files'),
        control(
          input,
          'Authentication and authorisation',
          'authentication',
          'no authentication library is imported near these files',
        ),
        {
          text:
            secrets.length > 0
              ? `Secrets managed via environment variables, as ${listed(secrets)} are today`
              : 'Secrets managed via environment variables: the code reads no key that names a secret today',
          done: false,
        },
        { text: 'Principle of least privilege applied', done: false },
      ],
      handling: [
        {
          title: 'Sensitive data types',
          text: secrets.length > 0 ? `read today: ${listed(secrets)}.` : 'no secret is read near the files of 2.1.',
        },
        { title: 'Protection measures', text: 'to be said with the answer to the open point.' },
      ],
      open: [
        { part: 'threats', question: routeQuestion(input) },
        {
          part: 'handling',
          question: 'Does the change read, store or log personal data or secrets that the code did not handle before?',
        },
      ],
      notApplicable: [],
    };
  },
  example: {
    threats: [
      {
        threat: 'Forged `X-Forwarded-For` as key',
        likelihood: 'High',
        impact: 'High',
        mitigation: 'Headers are read only behind a known proxy; U5',
      },
    ],
    controls: [{ text: 'Input validation: `limit` and `windowMs` are checked at construction; U17', done: false }],
    handling: [
      { title: 'Sensitive data types', text: 'client IP addresses as store keys.' },
      { title: 'Protection measures', text: 'memory only by default.' },
    ],
    open: [],
    notApplicable: [],
  },
});

function control({ evidence }: DraftInput, name: string, area: FacilityArea, absent: string) {
  const [facility] = facilitiesFor(evidence, area);
  return { text: `${name}: ${facility === undefined ? absent : `with ${facilityWords(facility)}`}`, done: false };
}

function secretKeys({ evidence }: DraftInput): string[] {
  return evidence.configuration.keys
    .filter(({ key }) => /secret|token|password|passwd|api_?key|private|credential/i.test(key))
    .slice(0, 4)
    .map(({ key, at }) => `${code(key)} (${cite(at)})`);
}

function routeQuestion({ evidence, request, size }: DraftInput): string {
  const paths = new Set(focusFiles(evidence, request, size).flatMap(({ path, importedBy }) => [path, ...importedBy]));
  const routes = evidence.layout.routes.filter(({ at }) => paths.has(at.path)).slice(0, 3);
  const near = routes.map(({ method, path, at }) => `${code(`${method} ${path}`.trim())} (${cite(at)})`);
  const where = near.length > 0 ? ` Routes that reach these files today: ${listed(near)}.` : '';
  return `Which inputs of this change can an outsider control, and what is the worst that they can do with each?${where}`;
}
