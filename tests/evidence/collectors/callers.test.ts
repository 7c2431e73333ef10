import { expect, it } from 'vitest';
import { collectCallers } from '../../../src/evidence/collectors/callers.ts';
import { collect } from '../../support/collect.ts';
import { createTemporaryRepository } from '../../support/temporary-repository.ts';

const { root } = createTemporaryRepository({
  'src/core/util.ts': 'export function partial(shape: object) {\n  return partial.call(shape);\n}\n',
  'src/classic/schemas.ts':
    "import * as util from '../core/util.ts';\nexport const half = (shape: object) => util.partial(shape);\n",
  'src/mini/schemas.ts':
    "import * as util from '../core/util.ts';\nexport function partial(shape: object) {\n  return util.partial(shape);\n}\n",
  'tests/partial.test.ts': "import { half } from '../src/classic/schemas.ts';\npartial(half({}));\n",
  'docs/partial.md': 'Call `partial(shape)`.\n',
});

it('finds the callers of a function that the request names, code before tests, and no definition', async () => {
  const { sites } = await collect(root, collectCallers, 'Add .exactPartial beside `.partial` to shapes.', [
    'src/core/util.ts',
  ]);
  expect(
    sites.map(({ name, definedIn, at, text }) => `${name} of ${definedIn} ${at.path}:${at.startLine} ${text}`),
  ).toEqual([
    'partial of src/core/util.ts src/classic/schemas.ts:2 export const half = (shape: object) => util.partial(shape);',
    'partial of src/core/util.ts src/mini/schemas.ts:3 return util.partial(shape);',
    'partial of src/core/util.ts tests/partial.test.ts:2 partial(half({}));',
  ]);
});

it('says nothing where the request names no function, and none is likely', async () => {
  expect(await collect(root, collectCallers, 'Add a partial thing.', ['src/core/util.ts'])).toEqual({ sites: [] });
});
