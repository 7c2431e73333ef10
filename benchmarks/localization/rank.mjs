// Ranks the files of one working tree for one request and prints {"files":[…]}, best first.
//   node benchmarks/localization/rank.mjs --repo DIR --request-file FILE [--top 20]
// Uses the build in dist/: run `npm run build` first.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createRankingInput } from '../../dist/src/evidence/ranking/ranking-input.js';
import { rankFiles } from '../../dist/src/evidence/ranking/rank-files.js';
import { openRepository } from '../../dist/src/repository/open-repository.js';
import { readRequest } from '../../dist/src/request/read-request.js';

const { values } = parseArgs({
  options: { repo: { type: 'string' }, 'request-file': { type: 'string' }, top: { type: 'string', default: '20' } },
});
const repository = await openRepository(values.repo);
const request = readRequest(readFileSync(values['request-file'], 'utf8'));
const input = createRankingInput(repository, request, await repository.history());
const { files } = rankFiles(input, Number(values.top));
console.log(JSON.stringify({ files: files.map(({ path }) => path) }));
