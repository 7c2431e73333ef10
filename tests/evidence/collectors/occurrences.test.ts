import { expect, it } from 'vitest';
import { collectOccurrences } from '../../../src/evidence/collectors/occurrences.ts';
import { collect } from '../../support/collect.ts';
import { createTemporaryRepository } from '../../support/temporary-repository.ts';

const repository = createTemporaryRepository({
  'config/policy.go': 'package config\n\ntype Policy struct {\n\tRenewalWindow float64 `json:"renewal_window"`\n}\n',
  'config/policy_test.go': 'package config\n\nvar renewalWindow = 0.5\n',
  'docs/policy.md': 'Set renewal_window in the file.\n',
  'main.go': 'package main\n\n// Example: run it\nfunc main() {}\n',
});

it('finds where a name of the request stands, in the spellings of code, those in few files first', async () => {
  const { lines } = await collect(
    repository.root,
    collectOccurrences,
    'Example: let `renewal_window` be set per site.',
  );
  expect(lines.map(({ name, at, text }) => `${at.path}:${at.startLine} ${name}: ${text}`)).toEqual([
    'config/policy_test.go:3 renewalWindow: var renewalWindow = 0.5',
    'config/policy.go:4 RenewalWindow: RenewalWindow float64 `json:"renewal_window"`',
    'docs/policy.md:1 renewal_window: Set renewal_window in the file.',
  ]);
});

it('says nothing of words, and of names that the code does not have', async () => {
  const { lines } = await collect(repository.root, collectOccurrences, 'Example: main should call dropEverything.');
  expect(lines).toEqual([]);
});
