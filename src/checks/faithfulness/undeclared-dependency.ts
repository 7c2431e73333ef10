import { looseName } from '../../claims/package-names.ts';
import type { Repository } from '../../repository/repository.ts';
import { architecture } from '../../sections/architecture.ts';
import { techStack } from '../../sections/tech-stack.ts';
import { defineCheck, type CheckInput, type Report } from '../check.ts';
import { contentOf } from '../../plan/content-of.ts';
import { examplePlan } from '../example-plan.ts';
import { placeOfWords } from '../places.ts';
import { readTraces } from '../traces.ts';

const plan = (drift: string) =>
  examplePlan(
    'Give every order an id.',
    `## 1. Overview\n\n### Drift from Original Request\n\n${drift}\n\n---\n\n## 6. Proposed Changes\n\n### 6.2 New Dependencies\n\n| Package | Version | Purpose | License | Security Check |\n|---|---|---|---|---|\n| \`nanoid\` | 5.1.0 | Ids of orders | MIT | \`npm audit\` |\n`,
  );

/** What others must install or run is said before it is relied on. */
export const undeclaredDependency = defineCheck({
  id: 'faithfulness/undeclared-dependency',
  severity: 'warning',
  description: 'A new package or service is named by the request, the repository or a drift entry.',
  passes: plan('- **Added.** A dependency on `nanoid`. Why: ids must not be guessed. Decided by: user.'),
  fails: plan('Not applicable: nothing differs'),
  run(input) {
    const traces = readTraces(input);
    if (traces === null || input.request === null) return [];
    const told = [input.request.text, ...traces.ledger.map(({ what, why }) => `${what} ${why}`)].map(looseName);
    const isTold = (name: string) =>
      [name, lastPart(name)].some((one) => told.some((text) => text.includes(looseName(one))));
    return [...newPackages(input), ...newServices(input)]
      .filter(({ name }) => !isTold(name) && !isNamed(input, name))
      .map(({ name, report }) => ({
        ...report,
        message: `Unexpected \`${name}\`, which neither the request nor the repository names, expected a drift entry (added) that says why it is needed`,
      }));
  },
});

/** What people call a module of Go or Maven: `quic-go` of `github.com/quic-go/quic-go/v2`, if that says enough. */
function lastPart(name: string): string {
  if (!/^[\w-]+\.[\w.-]+[/:]/.test(name)) return name;
  const part = name.split(/[/:]/).findLast((one) => !/^v\d+$/.test(one)) ?? name;
  return part.length >= shortestPart ? part : name;
}

/** A shorter one would be found in anything. */
const shortestPart = 5;

interface Addition {
  readonly name: string;
  readonly report: Omit<Report, 'message'>;
}

function newPackages({ verdicts, placeOf }: CheckInput): readonly Addition[] {
  return verdicts
    .map(({ claim }) => claim)
    .filter(({ kind, intent, hard }) => kind === 'package' && intent === 'create' && hard)
    .map((claim) => ({ name: claim.value, report: { section: 'changes', ...placeOf(claim) } }));
}

/** Things to run or rent, not to install; in 3.2 as new components, or in the stack. */
const services =
  /\b(?:redis|valkey|memcached|postgres(?:ql)?|mysql|mariadb|mongodb|dynamodb|elasticsearch|opensearch|kafka|rabbitmq|nats|clickhouse|cassandra|minio|temporal|auth0|stripe|twilio|sendgrid|datadog|sentry)\b/giu;

function newServices({ plan }: CheckInput): readonly Addition[] {
  const components = contentOf(plan, architecture)?.components ?? [];
  const technologies = contentOf(plan, techStack)?.technologies ?? [];
  const named = [
    ...components.filter(({ change }) => change === 'New').map(({ component }) => ['architecture', component] as const),
    ...technologies.map(({ technology }) => ['tech-stack', technology] as const),
  ];
  const found = new Map<string, Addition>();
  for (const [id, words] of named) {
    const section = plan.sections.find((one) => one.id === id);
    for (const [name] of words.matchAll(services)) {
      if (section === undefined || found.has(name.toLowerCase())) continue;
      found.set(name.toLowerCase(), { name, report: { section: id, ...placeOfWords(section, name) } });
    }
  }
  return [...found.values()];
}

/** True if a file of the repository speaks of it; plans, this one too, prove nothing. */
function isNamed({ repository, path }: CheckInput, name: string): boolean {
  const folder = path?.split('/').slice(0, -1).join('/') ?? '';
  const isPlan = (file: string) => file === path || (folder !== '' && file.startsWith(`${folder}/`));
  return namesOf(name).some((one) => mentions(repository, one, isPlan));
}

function mentions(repository: Repository, name: string, isPlan: (path: string) => boolean): boolean {
  const index = repository.index();
  if (index.terms.words.find(name) < 0) return false;
  return index.paths.some((path) => !isPlan(path) && index.mentions(path, name));
}

function namesOf(name: string): readonly string[] {
  const lower = name.toLowerCase();
  return [...new Set([name, lower, lower.charAt(0).toUpperCase() + lower.slice(1), lower.toUpperCase()])];
}
