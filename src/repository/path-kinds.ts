/**
 * What a file is for, told from its path alone. Paths are relative to the repository root with `/` between parts.
 * A file may be of several kinds; one of none is taken for source.
 */

/** True for a test, a test's fixture or a test's configuration. */
export function isTestPath(path: string): boolean {
  const { folders, name } = partsOf(path);
  if (folders.some((folder) => TEST_FOLDER.test(folder)) || TEST_NAME.test(name)) return true;
  // At the root of a Python project it holds tests (pytest); deeper it is a library for tests (`numpy/testing`).
  if (folders[0] === 'testing' && name.endsWith('.py')) return true;
  const at = folders.findIndex((folder) => /^tests?$/i.test(folder));
  if (at < 0) return false;
  // A Python package named `test` inside another package is library code for tests (`django/test/client.py`).
  return !(at > 0 && folders[at] === 'test' && name.endsWith('.py'));
}

/** True for documentation: prose by its ending, or anything in a documentation folder. */
export function isDocPath(path: string): boolean {
  const { folders, name } = partsOf(path);
  return PROSE_NAME.test(name) || folders.some((folder, at) => at < 2 && DOC_FOLDER.test(folder));
}

/** True for what supports the product without being part of it: examples, benchmarks, developer scripts and tools. */
export function isAuxiliaryPath(path: string): boolean {
  const [top = ''] = partsOf(path).folders;
  return AUXILIARY_FOLDER.test(top);
}

function partsOf(path: string): { readonly folders: readonly string[]; readonly name: string } {
  const folders = path.split('/');
  return { name: folders.pop() ?? '', folders };
}

const TEST_FOLDER =
  /^(?:__tests__|__mocks__|__fixtures__|__snapshots__|test-?data|test[-_]?fixtures?|spec|e2e|cypress|fixtures|(?:unit|integration|functional|acceptance)[-_]?tests?|.+[._-]tests?|tests?[._-].+)$/i;
const TEST_NAME =
  /^(?:tests?[_-].+|tests?\.[^.]+|conftest\.py|.+[_.-](?:test|tests|spec|e2e|cy|test-d)\.[^/]+|.+(?:Test|Tests|TestCase|IT|Spec)\.(?:java|kt|kts|scala|groovy|cs|fs|php|swift)|.+_spec\.rb)$/;
const DOC_FOLDER = /^(?:docs?|documentation|website|man|manual|guides?)$/i;
const PROSE_NAME =
  /\.(?:md|mdx|markdown|rst|adoc|asciidoc|txt|tex)$|^(?:README|CHANGELOG|CHANGES|HISTORY|NEWS|LICENSE|AUTHORS)\b/i;
const AUXILIARY_FOLDER =
  /^(?:examples?|samples?|demos?|tutorials?|galleries|benchmarks?|bench|asv_bench|perf|scripts?|tools?|tooling|build-tools|hack|contrib|misc|ci|\.github|\.circleci|docs?|documentation|website)$/i;
