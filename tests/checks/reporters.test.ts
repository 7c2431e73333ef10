import { describe, expect, it } from 'vitest';
import { checkPlanText } from '../../src/checks/check-plan.ts';
import { checks } from '../../src/checks/index.ts';
import { reporters } from '../../src/checks/reporters/index.ts';
import type { CheckedPlan, ReportFormat, ReportOptions } from '../../src/checks/reporters/reporter.ts';
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
      /^docs\/plans\/a plan\.md\n\n {2}2\.1 Current State Analysis\n {4}7:4\s+error\s+Unexpected path/,
    );
    expect(printed).toMatch(/\n {2}9\. Observability\n {4}13:1\s+info\s+Open: What is logged\? {2}open\/point\n/);
    expect(printed).toMatch(/1 error, 1 open point; 1 claim: 0 verified, 1 missing, 0 ambiguous, 0 uncheckable\n$/);
  });

  it('colours only when it is asked to', async () => {
    const checked = await checkExample();
    expect(print('text', [checked])).not.toContain('\u001B');
    expect(print('text', [checked], { colour: true })).toContain('\u001B[31merror');
  });

  it('says so when there is nothing to say', async () => {
    const { path, report } = await checkExample();
    expect(print('text', [{ path, report: { ...report, findings: [] } }])).toContain('No findings;');
  });
});

describe('the JSON report', () => {
  it('is one document with plan, findings and counted claims', async () => {
    const parsed = JSON.parse(print('json', [await checkExample()]));
    expect(Object.keys(parsed)).toEqual(['plan', 'findings', 'claims', 'freshness']);
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
