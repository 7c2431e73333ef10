import type { WorkflowLine } from '../ci/collect-workflows.ts';
import type { Command, CommandPurpose } from '../collectors/commands.ts';
import { joinPath } from '../../repository/paths.ts';
import type { Repository } from '../../repository/repository.ts';
import { commandWords } from '../../repository/shell/invocations.ts';
import { splitCommands, wordsOf } from '../../repository/shell/read-shell.ts';
import { classifyPurpose, classifyStep, classifyText } from './classify-purpose.ts';

/** More checks than this that only CI knows are variations of the same. */
const maximumLines = 40;

/** What a step may be about when only its name tells. */
const checks: readonly CommandPurpose[] = [
  'test',
  'coverage',
  'lint',
  'format',
  'typecheck',
  'audit',
  'build',
  'docs',
  'benchmark',
];

/** Words that start a line which prepares or reports, and checks nothing. */
const plumbing =
  /^(?:exit|\{|\}|echo|printf|cd|mkdir|cp|mv|rm|ls|cat|tee|git|gh|hub|curl|wget|apt|apt-get|brew|choco|sudo|chmod|chown|tar|unzip|zip|sleep|kill|test|\[|\[\[|jq|sed|awk|grep|head|tail|find|sort|xargs|docker-credential\S*|aws|az|gcloud|aws-vault|ssh|scp|rsync|env|which|type|df|du|free|date|gpg|openssl|touch|ln|read|eval|exec|diff|cmp|stat|readlink|Write-Host|Write-Output|Get-\S*|Set-\S*|New-Item|Invoke-\S*|choco|winget|psql|mysql|redis-cli|systemctl|service|rustup|corepack|nvm|asdf|locale-gen|update-alternatives|"?\$\S*)$/u;

/** Calls of tools that tell something and check nothing. */
const report =
  /\s(?:--version|-V)$|^(?:\S+ version|(?:python3? -m )?pip3? (?:list|show|freeze|cache)|coverage (?:combine|xml|html|json|lcov|erase))\b/u;

/** How a project installs what it declares; other installs only prepare a machine. */
const projectInstall =
  /^(?:npm (?:ci|install|i)(?: --?\S+)*$|pnpm (?:i|install)(?: --?\S+)*$|yarn(?: install)?(?: --?\S+)*$|bun (?:i|install)(?: --?\S+)*$|uv sync|poetry install|pdm (?:install|sync)|pipenv (?:install|sync)|(?:uv |python3? -m )?pip3? install (?:.*\s)?(?:-e|-r|--editable|--requirement|\.(?:\[[^\]]*\])?(?:\s|$))|bundle install|composer install|go mod download|dotnet restore|cargo fetch)/u;

/** True for what may fail but says nothing about a change. */
export function checksNothing(purpose: CommandPurpose): boolean {
  return purpose === 'install' || purpose === 'run' || purpose === 'benchmark' || purpose === 'release';
}

/** The lines of CI that people may want to type and that nothing else defines: checks, and the project's own install. */
export function toCiCommands(lines: readonly WorkflowLine[], repository: Repository): readonly Command[] {
  const found = new Map<string, Command>();
  for (const line of lines) {
    const command =
      line.gate && worksHere(line, repository) ? toCommand(line, ownScript(line, repository) !== null) : null;
    const key = `${line.folder}\n${line.text}`;
    if (command !== null && !found.has(key)) found.set(key, command);
  }
  return [...found.values()].slice(0, maximumLines);
}

/** Workflows also check out other repositories: a folder or a program of theirs is none of ours. */
function worksHere(line: WorkflowLine, repository: Repository): boolean {
  const inFolder = line.folder === '' || repository.hasFolder(line.folder);
  return inFolder && ownScript(line, repository) !== undefined && !/&\s*$/u.test(line.text);
}

/** The repository's own program that a line starts with: null when it starts with none, undefined when the path names no file here. */
function ownScript({ text, folder }: WorkflowLine, { file }: Repository): string | null | undefined {
  const [program = ''] = commandWords(splitCommands(text)[0] ?? '');
  if (!/^(?:\.\/)?[\w.-]+\/[\w./-]+$|^\.\/[\w.-]+$/u.test(program)) return null;
  const path = joinPath(folder, program) ?? '';
  if (producedFolder.test(path)) return null;
  if (wrapper.test(path)) return null;
  return file(path) === undefined ? undefined : path;
}

/** They run the build, and say by their arguments what it does. */
const wrapper = /(?:^|\/)(?:gradlew|mvnw)(?:\.bat|\.cmd)?$/u;

/** Where installing and building put programs. */
const producedFolder =
  /(?:^|\/)(?:vendor|node_modules|target|build|dist|out|bin\/(?:Debug|Release)|_build|\.?venv|\.tox|\.nox)\//u;

function toCommand(
  { text, step, job, folder, path, startLine, endLine }: WorkflowLine,
  isScript: boolean,
): Command | null {
  const parts = splitCommands(text).filter((part) => !plumbing.test(wordsOf(part)[0] ?? '') && !report.test(part));
  const purpose = parts.length === 0 ? 'other' : purposeOf(parts.join(' && '), step);
  const kept =
    purpose === 'install'
      ? parts.some((part) => projectInstall.test(part) && !part.includes('$'))
      : checks.includes(purpose);
  if (!kept && !(purpose === 'other' && isScript)) return null;
  const at = { path, startLine, endLine };
  const gateAt = checksNothing(purpose) ? null : at;
  return { run: text, name: step ?? (job || text), purpose, definition: text, folder, at, gateAt, implied: false };
}

function purposeOf(text: string, step: string | null): CommandPurpose {
  const told = classifyText(text);
  if (/benchmark|performance|\bperf\b/iu.test(step ?? '')) return 'benchmark';
  if (told !== 'other' && told !== 'run') return told;
  const named = classifyStep(step ?? '');
  // A step that says it installs is believed before the words of its script.
  return named ?? (classifyPurpose(step ?? '', '') === 'install' ? 'install' : told);
}
