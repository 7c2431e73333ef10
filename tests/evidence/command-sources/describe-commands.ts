import { formatCitation } from '../../../src/evidence/citation.ts';
import { collectCommands } from '../../../src/evidence/collectors/commands.ts';
import { collect } from '../../support/collect.ts';
import type { Files } from '../../support/temporary-repository.ts';
import { createTemporaryRepository } from '../../support/temporary-repository.ts';

/** One line a command, in order: `purpose: (folder) run = definition, place, implied ⇐ where CI runs it`. */
export async function describeCommands(files: Files): Promise<readonly string[]> {
  const { commands } = await collect(createTemporaryRepository(files).root, collectCommands, 'Add rate limiting');
  return commands.map(({ run, purpose, definition, folder, at, gateAt, implied }) => {
    const place = `${folder === '' ? '' : `(${folder}) `}${run}${definition === run ? '' : ` = ${definition}`}`;
    const gate = gateAt === null ? '' : ` ⇐ ${formatCitation(gateAt)}`;
    return `${purpose}: ${place}, ${formatCitation(at)}${implied ? ', implied' : ''}${gate}`;
  });
}
