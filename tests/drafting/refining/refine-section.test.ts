import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { goodDraft } from '../../support/good-draft.ts';
import { refiningAuthor } from '../../support/authors/refining-author.ts';
import { answering } from '../../support/model-scenarios.ts';
import { startModelServer } from '../../support/model-server.ts';
import { runWithModel } from '../../support/run-with-model.ts';
import { createSampleRepository } from '../../support/sample-repository.ts';

it('try', async () => {
  const { root } = createSampleRepository();
  writeFileSync(`${root}/plan.md`, (await goodDraft()).replaceAll('\n', '\r\n'));
  const server = await startModelServer(
    answering(refiningAuthor((content) => ({ rollback: [...content['rollback'], 'Tell the customers.'] }))),
  );
  const ran = await runWithModel(['refine', 'plan.md', 'migration', 'Tell', 'the', 'customers'], {
    root,
    url: server.url,
  });
  console.log(ran);
  console.log(server.requests[0]?.body.messages.at(-1)?.content);
  console.log(JSON.stringify(readFileSync(`${root}/plan.md`, 'utf8').slice(0, 3000)));
});
