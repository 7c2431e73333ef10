import type { Located } from '../located/located.ts';
import { textAt } from '../located/located.ts';

/** Actions that run a tool, with the command that a person types for the same check. */
const commands: Readonly<Record<string, string | ((inputs: Located | undefined) => string)>> = {
  'golangci/golangci-lint-action': (inputs) => withArguments('golangci-lint run', textAt(inputs, 'args')),
  'pre-commit/action': 'pre-commit run --all-files',
  'astral-sh/ruff-action': (inputs) => withArguments('ruff', textAt(inputs, 'args') ?? 'check'),
  'chartboost/ruff-action': (inputs) => withArguments('ruff', textAt(inputs, 'args') ?? 'check'),
  'psf/black': 'black --check .',
  'EmbarkStudios/cargo-deny-action': (inputs) => `cargo deny ${textAt(inputs, 'command') ?? 'check'}`,
  'rustsec/audit-check': 'cargo audit',
  'actions-rs/audit-check': 'cargo audit',
  'obi1kenobi/cargo-semver-checks-action': 'cargo semver-checks',
  'actions-rs/cargo': (inputs) => withArguments(`cargo ${textAt(inputs, 'command') ?? ''}`, textAt(inputs, 'args')),
  'crate-ci/typos': 'typos',
  'codespell-project/actions-codespell': 'codespell',
  'editorconfig-checker/action-editorconfig-checker': 'editorconfig-checker',
  'golang/govulncheck-action': 'govulncheck ./...',
  'pypa/gh-action-pip-audit': 'pip-audit',
  'gradle/gradle-build-action': gradle,
  'gradle/gradle-command-action': gradle,
  'ludeeus/action-shellcheck': 'shellcheck',
  'biomejs/biome-action': 'biome ci',
};

/** What an action runs, or null for one that only prepares or that is not known. */
export function commandOfAction(uses: string, inputs: Located | undefined): string | null {
  const command = commands[uses.split('@')[0] ?? ''];
  const text = typeof command === 'function' ? command(inputs) : (command ?? '');
  return text === '' ? null : text;
}

function gradle(inputs: Located | undefined): string {
  const given = textAt(inputs, 'arguments');
  return given === null ? '' : withArguments('./gradlew', given);
}

function withArguments(command: string, given: string | null): string {
  return given === null ? command : `${command} ${given.trim().replace(/\s+/gu, ' ')}`;
}
