import { PlanError } from '../errors.ts';
import { checkClaims } from '../claims/check-claims.ts';
import type { Verdict } from '../claims/claim.ts';
import { collectClaims } from '../claims/collect-claims.ts';
import { isPackageChange, learnPackages } from '../claims/planned-packages.ts';
import { createGround, type GroundFacts } from '../claims/ground.ts';
import { collectCommands } from '../evidence/collectors/commands.ts';
import { collectConfiguration } from '../evidence/collectors/configuration.ts';
import { collectPackages } from '../evidence/collectors/packages.ts';
import { collectStack } from '../evidence/collectors/stack.ts';
import { startGathering } from '../evidence/gather-evidence.ts';
import type { CollectorInput } from '../evidence/collector.ts';
import type { Freshness } from '../freshness/freshness.ts';
import { judgeFreshness } from '../freshness/judge-freshness.ts';
import { splitFrontMatter } from '../markdown/front-matter.ts';
import { parsePlan } from '../plan/parse-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { Repository } from '../repository/repository.ts';
import type { LicensePolicy } from '../research/packages/license-policy.ts';
import type { PackageBook } from '../research/packages/package-book.ts';
import { requestOf } from '../plan/request-of.ts';
import type { SourceShelf } from '../research/sources/source-shelf.ts';
import type { Request } from '../request/request.ts';
import { overview } from '../sections/overview.ts';
import type { SectionId } from '../sections/section.ts';
import type { Check, CheckInput, Finding, Place, Severity } from './check.ts';
import { configureRules, namesOf, type ConfiguredRule } from './configure-rules.ts';
import { contentOf } from '../plan/content-of.ts';
import { declareNames } from './declare-names.ts';
import { familyOf, ignoreFamily, readIgnores } from './ignores.ts';
import { checks } from './index.ts';
import { createPlacer } from './places.ts';

/** What the checks say of a plan. */
export interface CheckReport {
  /** By line, then column; without those that a comment in the plan ignores. */
  readonly findings: readonly Finding[];
  /** How many findings a comment in the plan ignores. */
  readonly ignored: number;
  /** How many claims have each verdict. */
  readonly claims: Readonly<Record<Verdict['status'], number>>;
  readonly verdicts: readonly Verdict[];
  readonly freshness: Freshness;
  /** The headings that its sections have in the plan. */
  readonly titles: SectionTitles;
}

/** Headings of sections, for those that a plan has. */
export type SectionTitles = Readonly<Partial<Record<SectionId, string>>>;

/** What is known of a plan beside its content. */
export interface CheckOptions {
  /** Where its file lies, from the repository root; links are followed from there. */
  readonly path?: string;
  /** The rules to run; all of them by default. */
  readonly rules?: readonly Check[];
  /** Severities by rule or family, as the repository or the caller wants them. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** Facts of the repository, where some are gathered already; they must be of the same state of it. */
  readonly use?: CollectorInput['use'];
  /** Where the pages are that its sources quote; without it, those quotes cannot be checked. */
  readonly sources?: SourceShelf;
  /** What is known of packages beyond the repository; nothing by default, and nothing is asked then. */
  readonly packages?: PackageBook | undefined;
  /** Which licences new packages may have; any by default. */
  readonly licenses?: LicensePolicy | undefined;
}

/** Holds a plan against its repository and its own request. Needs no model, no network unless `packages` is given, and changes nothing. */
export async function checkPlan(
  plan: Plan,
  repository: Repository,
  signal: AbortSignal,
  options: CheckOptions = {},
): Promise<CheckReport> {
  return runChecks(plan, repository, { signal, frontProblem: null, ...options });
}

/** As `checkPlan`, for the text of a file: front matter that cannot be read is a finding, and the rest is checked without it. */
export async function checkPlanText(
  text: string,
  repository: Repository,
  signal: AbortSignal,
  options: CheckOptions = {},
): Promise<CheckReport> {
  try {
    const plan = parsePlan(text);
    if (plan.sections.length === 0 && plan.front === null) {
      throw new PlanError('unreadable', 'Expected a plan, found none of its sections.', {
        hint: 'Is it another file? `groundplan sections` lists the headings of a plan.',
      });
    }
    return await checkPlan(plan, repository, signal, options);
  } catch (error) {
    const { raw, body, bom } = splitFrontMatter(text);
    if (!(error instanceof PlanError) || error.code !== 'unreadable' || raw === '') throw error;
    // Blank lines in its place keep every line number.
    const plan = parsePlan(bom + raw.replace(/[^\r\n]/gu, '') + body);
    return runChecks(plan, repository, { signal, frontProblem: error.message, ...options });
  }
}

interface RunOptions extends CheckOptions {
  readonly signal: AbortSignal;
  readonly frontProblem: string | null;
}

async function runChecks(
  plan: Plan,
  repository: Repository,
  { signal, frontProblem, path, rules = checks, severities = {}, use: shared, sources, packages, licenses }: RunOptions,
): Promise<CheckReport> {
  const ruleNames = namesOf(checks);
  const configured = configureRules(rules, severities, ruleNames);
  const request = requestOf(plan);
  const use =
    shared ?? startGathering(repository, request ?? { text: '', title: plan.title, requirements: [] }, signal).use;
  const claims = plan.sections.map((section) => ({ section, claims: collectClaims(section.section, section.content) }));
  const all = claims.flatMap((one) => one.claims);
  const declared = declareNames(plan, all);
  const changes = all.filter(isPackageChange);
  const facts = factsFrom(use);
  if (changes.length > 0 && packages !== undefined)
    await learnPackages(changes, { facts: await facts.packages(), packages }, signal);
  await sources?.bring(all.flatMap(({ kind, within }) => (kind === 'source' && within !== null ? [within] : [])));
  const ground = createGround({
    repository,
    facts,
    request: request?.text ?? null,
    requirementIds: idsOf(plan, request),
    declared,
    sources,
    packages: packages ?? null,
  });
  const verdicts = await checkClaims(all, ground, signal);
  const freshness = await judgeFreshness({ plan, repository, verdicts, use, signal });
  const ignores = readIgnores(plan.text);
  const [ofIgnores, others] = partition(configured, ({ check }) => familyOf(check.id) === ignoreFamily);
  const input: CheckInput = {
    plan,
    path: path ?? null,
    frontProblem,
    request,
    repository,
    use,
    declared,
    isOnline: sources?.online === true,
    verdicts,
    freshness,
    plannedPackages: await Promise.all(changes.map((claim) => ground.plannedPackage(claim))),
    licenses: licenses ?? null,
    today: new Date().toISOString().slice(0, 10),
    placeOf: createPlacer(claims),
    treeOf: ({ nodes }) => ({ type: 'root', children: [...nodes] }),
    ignores,
    ruleNames,
    running: configured.map(({ check }) => check.id),
    found: () => ordinary,
    signal,
  };
  const ordinary = runRules(others, input);
  const found = [...(await ordinary), ...(await runRules(ofIgnores, input))];
  const findings = found.filter((finding) => !ignores.isIgnored(finding)).sort(byPlace);
  const titles = Object.fromEntries(plan.sections.map(({ id, title }) => [id, title]));
  const ignored = found.length - findings.length;
  return { findings, ignored, claims: countVerdicts(verdicts), verdicts, freshness, titles };
}

async function runRules(rules: readonly ConfiguredRule[], input: CheckInput): Promise<readonly Finding[]> {
  const findings = await Promise.all(
    rules.map(async ({ check: { id, severity, run }, severity: wanted }) => {
      const reports = await run(input);
      return reports.map((report) => ({ rule: id, ...report, severity: wanted ?? report.severity ?? severity }));
    }),
  );
  return findings.flat();
}

function partition<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): readonly [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

/** Those of the request, and those that a person added to the table. */
function idsOf(plan: Plan, request: Request | null): ReadonlySet<string> {
  const table = contentOf(plan, overview)?.requirements ?? [];
  return new Set([...(request?.requirements ?? []), ...table].map(({ id }) => id).filter((id) => id !== ''));
}

function factsFrom(use: CollectorInput['use']): GroundFacts {
  return {
    packages: () => use(collectPackages),
    stack: () => use(collectStack),
    commands: () => use(collectCommands),
    configuration: () => use(collectConfiguration),
  };
}

function countVerdicts(verdicts: readonly Verdict[]): CheckReport['claims'] {
  const count = (status: Verdict['status']) => verdicts.filter((verdict) => verdict.status === status).length;
  return {
    verified: count('verified'),
    missing: count('missing'),
    ambiguous: count('ambiguous'),
    uncheckable: count('uncheckable'),
  };
}

function byPlace(one: Place, other: Place): number {
  return one.line - other.line || one.column - other.column;
}
