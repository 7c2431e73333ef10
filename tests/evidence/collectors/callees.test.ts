import { expect, it } from 'vitest';
import { collectCallees } from '../../../src/evidence/collectors/callees.ts';
import { collectCandidates } from '../../../src/evidence/collectors/candidates.ts';
import { startGathering } from '../../../src/evidence/gather-evidence.ts';
import { openRepository } from '../../../src/repository/open-repository.ts';
import { readRequest } from '../../../src/request/read-request.ts';
import { createTemporaryRepository } from '../../support/temporary-repository.ts';

const repository = createTemporaryRepository({
  'pager/show.py':
    'from pager.backends import choose_pager\n\n\ndef show_pages(text):\n    """Shows text page by page."""\n    return choose_pager(text)\n',
  'pager/backends.py':
    'def choose_pager(text):\n    """Chooses a pager."""\n    return _pipe_pager(text)\n\n\ndef _pipe_pager(text):\n    """Pipes text into a pager."""\n    return len(text)\n',
});

it('follows the calls out of a function that the request names, through the file that it imports', async () => {
  const opened = await openRepository(repository.root);
  const request = readRequest('Let show_pages take a generator, so that pages are shown as they come.');
  const { use } = startGathering(opened, request, new AbortController().signal);
  expect((await use(collectCandidates)).files[0]?.path).toBe('pager/show.py');
  const { symbols } = await use(collectCallees);
  const ofNamed = symbols.filter(({ weight }) => weight === 1);
  expect(ofNamed.map(({ symbol, depth, calledBy }) => `${depth} ${calledBy} → ${symbol.name}`)).toEqual([
    '1 show_pages → choose_pager',
    '2 choose_pager → _pipe_pager',
  ]);
});
