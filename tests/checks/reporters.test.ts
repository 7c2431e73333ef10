import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { checkPlanText } from '../../src/checks/check-plan.ts';
import { checks } from '../../src/checks/index.ts';
import { reporters } from '../../src/checks/reporters/index.ts';
import type { CheckedPlan, ReportFormat, ReportOptions } from '../../src/checks/reporters/reporter.ts';
import { PlanError } from '../../src/errors.ts';
import { openExample } from './example-repository.ts';

const text = [
  '# Implementation Plan: Example',
  '',
  '### 2.1 Current State Analysis',
  '',
  '**Existing components to modify:**',
  '',
  '- `src/gone.ts`: 100 %',
  '',
  '## 9. Observability',
  '',
  '### 9.1 Logging',
  '',
  '> **Open:** What is logged?',
  '',
].join('\n');

async function checkExample(path = 'docs/plans/a plan.md'): Promise<CheckedPlan> {
  const report = await checkPlanText(text, await openExample(), new AbortController().signal);
  return {
    path,
    report: { ...report, findings: report.findings.filter(({ rule }) => rule !== 'structure/missing-section') },
  };
}

function print(format: ReportFormat, plans: readonly CheckedPlan[], options?: ReportOptions): string {
  return reporters.find((reporter) => reporter.format === format)?.print(plans, options) ?? '';
}

describe('the text report', () => {
  it('groups findings by section and counts them', async () => {
    const printed = print('text', [await checkExample()]);
    expect(printed).toMatch(
      /^docs\/plans\/a plan\.md\n\n {2}2\.1 Current State Analysis\n\n {4}7:4 error truth\/path\n {6}Unexpected path/,
    );
    expect(printed).toMatch(/\n {2}9\. Observability\n\n {4}13:1 info open\/point\n {6}Open: What is logged\?\n/);
    expect(printed).toMatch(
      /\n {2}1 error, 1 open point\n {2}1 claim: 0 verified, 1 missing, 0 ambiguous, 0 uncheckable\n/,
    );
  });

  it('names sections as the plan does, and those that it lacks as the template does', async () => {
    const german = readFileSync(new URL('../fixtures/plans/foreign/german.md', import.meta.url), 'utf8');
    const report = await checkPlanText(german, await openExample(), new AbortController().signal);
    const printed = print('text', [{ path: 'plan.md', report }]);
    expect(printed).toMatch(/\n {2}4\. Sicherheit\n\n {4}\d/);
    expect(printed).toMatch(/\n {2}9\. Observability\n\n {4}\d+:1 warning structure\/missing-section/);
    expect(printed).not.toContain('Security Considerations');
  });

  it('colours only when it is asked to', async () => {
    const checked = await checkExample();
    expect(print('text', [checked])).not.toContain('\u001B');
    expect(print('text', [checked], { colour: true })).toContain('\u001B[31merror');
  });

  it('stays within 80 columns but for words that are longer', async () => {
    const checked = await checkExample();
    const [finding] = checked.report.findings;
    const long = {
      ...checked.report,
      findings: finding === undefined ? [] : [{ ...finding, message: 'So it is said at length. '.repeat(9).trim() }],
    };
    const lines = print('text', [{ ...checked, report: long }]).split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.filter((line) => line.includes('at length')).length).toBeGreaterThan(1);
  });

  it('tells of plans that could not be checked, and counts over all', async () => {
    const checked = await checkExample();
    const failed = [{ path: 'gone.md', problem: new PlanError('not-found', 'Expected a plan.', { hint: 'Look.' }) }];
    const printed = print('text', [checked], { failed });
    expect(printed).toMatch(/gone\.md\n\n {2}Could not be checked\. Expected a plan\.\n {2}hint: Look\./);
    expect(printed).toContain('1 plan checked, 1 not: 1 error, 1 open point');
    expect(JSON.parse(print('json', [checked], { failed }))[1]).toEqual({
      plan: 'gone.md',
      error: { code: 'not-found', message: 'Expected a plan.', hint: 'Look.' },
    });
    expect(print('github', [], { failed })).toBe(
      '::error file=gone.md,title=groundplan::Could not be checked: Expected a plan.\n',
    );
  });

  it('says so when there is nothing to say', async () => {
    const { path, report } = await checkExample();
    expect(print('text', [{ path, report: { ...report, findings: [] } }])).toContain('No findings\n');
  });
});

describe('the JSON report', () => {
  it('is one document with plan, findings and counted claims', async () => {
    const parsed = JSON.parse(print('json', [await checkExample()]));
    expect(Object.keys(parsed)).toEqual(['plan', 'findings', 'claims', 'freshness', 'ignored', 'fixable']);
    expect(Object.keys(parsed.findings[0])).toEqual([
      'rule',
      'severity',
      'section',
      'message',
      'line',
      'column',
      'claim',
    ]);
    expect(parsed.findings[0]).toMatchObject({
      rule: 'truth/path',
      severity: 'error',
      section: 'current-state',
      line: 7,
    });
    expect(parsed.findings[1]).not.toHaveProperty('claim');
    expect(parsed.claims).toEqual({ verified: 0, missing: 1, ambiguous: 0, uncheckable: 0 });
  });

  it('is a list for several plans', async () => {
    const parsed = JSON.parse(print('json', [await checkExample('a.md'), await checkExample('b.md')]));
    expect(parsed.map(({ plan }: { readonly plan: string }) => plan)).toEqual(['a.md', 'b.md']);
  });
});

describe('the SARIF report', () => {
  it('is valid by the schema of SARIF 2.1.0, with findings, without, and with plans that could not be checked', async () => {
    const require = createRequire(import.meta.url);
    const schema = JSON.parse(
      readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
    );
    const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    const checked = await checkExample('C:\\plans\\ä plan#1.md');
    const failed = [{ path: 'gone plan.md', problem: new PlanError('not-found', 'Expected a plan.') }];
    for (const log of [print('sarif', [checked]), print('sarif', []), print('sarif', [checked], { failed })]) {
      validate(JSON.parse(log));
      expect(validate.errors).toBeNull();
    }
    expect(validate({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
  });

  it('has every rule and points each result at its rule and place', async () => {
    const { version, runs } = JSON.parse(print('sarif', [await checkExample()]));
    const [{ tool, results }] = runs;
    expect(version).toBe('2.1.0');
    expect(tool.driver.rules.map(({ id }: { readonly id: string }) => id)).toEqual(checks.map(({ id }) => id));
    expect(results).toHaveLength(2);
    expect(tool.driver.rules[results[0].ruleIndex].id).toBe(results[0].ruleId);
    expect(results.map(({ level }: { readonly level: string }) => level)).toEqual(['error', 'note']);
    expect(results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'docs/plans/a%20plan.md' },
      region: { startLine: 7, startColumn: 4 },
    });
  });
});

describe('the GitHub report', () => {
  it('escapes what workflow commands give a meaning to', async () => {
    const { path, report } = await checkExample('docs/a,b.md');
    const findings = report.findings.map((finding) => ({ ...finding, message: '100 %\nmore' }));
    expect(print('github', [{ path, report: { ...report, findings } }]).split('\n')[0]).toBe(
      '::error file=docs/a%2Cb.md,line=7,col=4,title=truth/path::100 %25%0Amore',
    );
  });

  it('is empty without findings', async () => {
    const { path, report } = await checkExample();
    expect(print('github', [{ path, report: { ...report, findings: [] } }])).toBe('');
  });
});
