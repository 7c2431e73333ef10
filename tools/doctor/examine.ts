import { constants, existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { versions } from 'node:process';
import { configFile, findConfigFile, unknownVariables } from '../../src/config.ts';
import { PlanError } from '../../src/errors.ts';
import { checkMermaid } from '../../src/markdown/mermaid-syntax.ts';
import { openCacheFolder } from '../../src/open-cache-folder.ts';
import { listLogs, logFolder } from '../../src/repository/cache/log-folder.ts';
import { openGit, readGit } from '../../src/repository/git.ts';
import type { Repository } from '../../src/repository/repository.ts';
import { version } from '../../src/version.ts';
import type { ToolContext } from '../tool.ts';
import { examineModel } from './examine-model.ts';
import type { Row } from './row.ts';

/** Looks at everything that Groundplan leans on; never throws for what it finds. */
export async function examine(context: ToolContext): Promise<readonly Row[]> {
  const opened = await context.open().catch(asPlanError);
  const general = [
    { subject: 'groundplan', state: 'ok', detail: version } as const,
    examineNode(),
    await examineGit(context),
  ];
  if (opened instanceof PlanError)
    return [...general, { subject: 'repository', state: 'problem', detail: explain(opened) }];
  const { repository } = opened;
  return [
    ...general,
    describeState(repository),
    ...repository.notices.map((notice): Row => ({ subject: 'repository', state: 'note', detail: notice })),
    describeFiles(repository),
    ...describeSkipped(repository),
    await examinePlans(repository.root, context.settings.plans),
    await examineMermaid(),
    ...describeSettings(context),
    ...(await examineModel(context)),
    examineCache(context),
  ];
}

function examineNode(): Row {
  const [major = 0, minor = 0] = versions.node.split('.').map(Number);
  const fits = major > 20 || (major === 20 && minor >= 19);
  return {
    subject: 'node',
    state: fits ? 'ok' : 'problem',
    detail: fits ? versions.node : `${versions.node}, expected 20.19 or later`,
  };
}

async function examineGit({ folder, environment, signal }: ToolContext): Promise<Row> {
  const place = existsSync(folder) ? folder : tmpdir();
  try {
    const said = await readGit(openGit(place, { environment, signal }), ['--version']);
    return { subject: 'git', state: 'ok', detail: said.toString('utf8').replace('git version', '').trim() };
  } catch (error) {
    return { subject: 'git', state: 'problem', detail: explain(asPlanError(error)) };
  }
}

function describeState({ root, scope, git, commit, branch, dirty }: Repository): Row {
  const head = commit === null ? '' : ` at ${commit.slice(0, 12)}${branch === null ? '' : ` (${branch})`}`;
  const part = scope === '' ? '' : `, preferring ${scope}`;
  const changed = dirty.size === 0 ? '' : `, ${dirty.size} not committed`;
  return { subject: 'repository', state: git === 'full' ? 'ok' : 'note', detail: `${root}${head}${part}${changed}` };
}

/** Looks into every file, because some reasons to skip one show only in its content. */
function describeFiles(repository: Repository): Row {
  const read = repository.index().files.size;
  return {
    subject: 'files',
    state: repository.files.length === 0 ? 'problem' : 'ok',
    detail: `${repository.files.length} listed, ${read} read as text`,
  };
}

function describeSkipped({ files }: Repository): Row[] {
  const reasons = [...new Set(files.flatMap(({ skipped }) => skipped ?? []))].sort();
  return reasons.map((reason) => {
    const paths = files.filter(({ skipped }) => skipped === reason).map(({ path }) => path);
    const more = paths.length > 3 ? ', …' : '';
    return {
      subject: 'not read',
      state: 'note',
      detail: `${paths.length} ${reason}: ${paths.slice(0, 3).join(', ')}${more}`,
    };
  });
}

async function examinePlans(root: string, plans: string): Promise<Row> {
  const folder = nearestFolder(join(root, plans));
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  return {
    subject: 'plans',
    state: writable ? 'ok' : 'problem',
    detail: writable ? plans : `${plans} cannot be written: no permission for ${folder}`,
  };
}

function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}

async function examineMermaid(): Promise<Row> {
  const verdict = await checkMermaid('graph TB\n    A --> B\n');
  if (verdict.ok === true) return { subject: 'mermaid', state: 'ok', detail: 'diagrams are checked' };
  return { subject: 'mermaid', state: 'note', detail: `diagrams are not checked: ${verdict.message}` };
}

function describeSettings({ settings, folder, environment }: ToolContext): Row[] {
  const { size, drafter, author } = settings;
  const file = findConfigFile(folder);
  const values = `size ${size}, drafter ${drafter}${author === null ? '' : `, author ${author}`} (${file ?? `no ${configFile}`})`;
  const unknown = unknownVariables(environment);
  return [
    { subject: 'settings', state: 'ok', detail: values },
    ...unknown.map((name): Row => ({
      subject: 'settings',
      state: 'note',
      detail: `the variable ${name} is set, and Groundplan does not know it`,
    })),
  ];
}

function examineCache({ environment }: ToolContext): Row {
  const told: string[] = [];
  const folder = openCacheFolder(environment, (message) => told.push(message));
  const [broken] = told;
  if (broken !== undefined) return { subject: 'cache', state: 'note', detail: broken };
  if (folder === null) return { subject: 'cache', state: 'note', detail: 'off: every run reads all files anew' };
  const logs = listLogs(logFolder(folder));
  const bytes = logs.reduce((sum, { size }) => sum + size, 0);
  const size = `${logs.length} ${logs.length === 1 ? 'repository' : 'repositories'}, ${(bytes / 1024 / 1024).toFixed(1)} MB`;
  return { subject: 'cache', state: 'ok', detail: `${folder}: ${size}` };
}

function asPlanError(error: unknown): PlanError {
  return error instanceof PlanError
    ? error
    : new PlanError('internal', error instanceof Error ? error.message : String(error), { cause: error });
}

function explain({ message, hint }: PlanError): string {
  return hint === undefined ? message : `${message} ${hint}`;
}
