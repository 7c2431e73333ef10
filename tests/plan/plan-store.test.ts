import { mkdir, mkdtemp, readdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { placePlan, readPlanFile, writePlanFile } from '../../src/plan/plan-store.ts';

let root = '';
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'groundplan-store-')));
});

describe('placePlan', () => {
  it('takes a file below the folder, also when its folders do not exist yet', async () => {
    expect(await placePlan(root, 'docs/plans/a plan.md')).toBe(join(root, 'docs/plans/a plan.md'));
  });

  it.each(['../x.md', 'docs/../../x.md', '/etc/x.md'])('refuses %s, which lies outside', async (file) => {
    await expect(placePlan(root, file)).rejects.toMatchObject({ code: 'path-outside' });
  });

  it.each(['plan.txt', '.hidden.md', '-rf.md', 'a\0b.md', 'con.md', 'x|y.md', 'docs'])(
    'refuses the name %j',
    async (file) => {
      await expect(placePlan(root, file)).rejects.toMatchObject({ code: 'usage' });
    },
  );

  it('follows links of folders before it judges, and refuses a plan that is a link', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'groundplan-outside-'));
    await symlink(outside, join(root, 'plans'));
    await expect(placePlan(root, 'plans/x.md')).rejects.toMatchObject({ code: 'path-outside' });
    await writeFile(join(root, 'real.md'), '');
    await symlink(join(root, 'real.md'), join(root, 'link.md'));
    await expect(placePlan(root, 'link.md')).rejects.toMatchObject({ code: 'path-outside' });
  });
});

describe('writePlanFile', () => {
  it('writes the whole text and leaves nothing else behind', async () => {
    const path = join(root, 'docs/plans/x.md');
    await writePlanFile(path, '# ✅\r\n', 'absent');
    expect(await readFile(path, 'utf8')).toBe('# ✅\r\n');
    expect(await readdir(join(root, 'docs/plans'))).toEqual(['x.md']);
  });

  it('never overwrites a plan that it was not told of', async () => {
    const path = join(root, 'x.md');
    await writeFile(path, 'mine');
    await expect(writePlanFile(path, 'theirs', 'absent')).rejects.toMatchObject({ code: 'exists' });
    expect(await readFile(path, 'utf8')).toBe('mine');
    expect(await readdir(root)).toEqual(['x.md']);
  });

  it('refuses to replace a plan that changed since it was read', async () => {
    const path = join(root, 'x.md');
    await writeFile(path, 'edited');
    await expect(writePlanFile(path, 'new', { text: 'as read' })).rejects.toMatchObject({ code: 'conflict' });
    await writePlanFile(path, 'new', { text: 'edited' });
    expect(await readFile(path, 'utf8')).toBe('new');
  });

  it('lets one of two writers of a new plan win', async () => {
    const path = join(root, 'x.md');
    const results = await Promise.allSettled([
      writePlanFile(path, 'one', 'absent'),
      writePlanFile(path, 'two', 'absent'),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(['one', 'two']).toContain(await readFile(path, 'utf8'));
  });
});

describe('readPlanFile', () => {
  it('names a file that is not there, and one that is not text', async () => {
    await expect(readPlanFile(join(root, 'none.md'))).rejects.toMatchObject({ code: 'not-found' });
    await writeFile(join(root, 'bytes.md'), Buffer.from([0x23, 0xff, 0xfe]));
    await expect(readPlanFile(join(root, 'bytes.md'))).rejects.toMatchObject({ code: 'unreadable' });
    await mkdir(join(root, 'folder.md'));
    await expect(readPlanFile(join(root, 'folder.md'))).rejects.toMatchObject({ code: 'not-found' });
  });
});
