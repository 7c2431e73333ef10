import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { printPlan } from '../../src/plan/print-plan.ts';
import { fillHeading } from '../../src/sections/heading.ts';
import { sections } from '../../src/sections/index.ts';
import type { FixtureRepository } from '../fixtures/repositories/fixture-repository.ts';
import { goTool } from '../fixtures/repositories/go-tool.ts';
import { pythonService } from '../fixtures/repositories/python-service.ts';
import { typescriptApi } from '../fixtures/repositories/typescript-api.ts';
import { draftFromEvidence } from '../support/draft-from-evidence.ts';
import { createTemporaryFolder, createTemporaryRepository, type Files } from '../support/temporary-repository.ts';

function build({ commits }: FixtureRepository): string {
  const repository = createTemporaryRepository();
  for (const { message, files } of commits) repository.commit(message, files);
  return repository.root;
}

/** The parts that differ from machine to machine: the folder is temporary, and so is the name taken from it. */
function neutral(text: string, root: string): string {
  return text
    .replaceAll(root.split('/').at(-1) ?? root, 'REPOSITORY')
    .replace(/\b(?=[a-f]*\d)(?:[0-9a-f]{40}|[0-9a-f]{16}|[0-9a-f]{12})\b/g, 'HASH')
    .replace(/`[0-9a-f]{7,8}`/g, '`COMMIT`');
}

describe.each([typescriptApi, pythonService, goTool])('the plan for $name', (fixture) => {
  it('is the one that was looked at last, and stands up to its own checks', async () => {
    const root = build(fixture);
    const { plan, report, path } = await draftFromEvidence(root, fixture.request);
    const text = await readFile(path, 'utf8');
    await expect(neutral(text, root)).toMatchFileSnapshot(`../fixtures/plans/${fixture.name}.md`);
    expect(report.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(report.claims.missing).toBe(0);

    expect(plan.sections.map(({ id }) => id)).toEqual(sections.map(({ id }) => id));
    const wanted = plan.sections.flatMap(({ section, content }) =>
      [section.heading, ...Object.values(section.parts).flatMap(({ under = [] }) => under)].map((heading) =>
        fillHeading(heading, content),
      ),
    );
    const headings = new Set(text.split('\n').flatMap((line) => /^#{2,4} (.+)$/.exec(line)?.[1] ?? []));
    expect(wanted.filter((heading) => !headings.has(heading))).toEqual([]);

    const again = parsePlan(text);
    expect(printPlan(again.front, again.title, new Map(again.sections.map(({ id, content }) => [id, content])))).toBe(
      text,
    );
  });
});

describe('a plan', () => {
  const files: Files = { 'notes.txt': 'nothing to see\n' };

  it.each([
    ['an empty repository', () => createTemporaryRepository().root],
    ['a repository of one text file', () => createTemporaryRepository(files).root],
    ['a folder without git', () => createTemporaryFolder(files)],
  ])('is drafted for %s, and says what is not known', async (_, create) => {
    const { plan, report } = await draftFromEvidence(create(), 'Add dark mode');
    expect(plan.sections).toHaveLength(sections.length);
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(plan.text).toContain('> **Open:**');
  });
});
