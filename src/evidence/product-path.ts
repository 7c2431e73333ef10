import { isAuxiliaryPath, isDocPath, isTestPath } from '../repository/path-kinds.ts';

/** True for what the product itself is made of: no test, no documentation, no example, no developer's script. */
export function isProductPath(path: string): boolean {
  return (
    !isTestPath(path) &&
    !isDocPath(path) &&
    !isAuxiliaryPath(path) &&
    !/^(?:[^/]+\/){0,2}(?:examples?|samples?)\/|(?:^|\/)(?:bench|benches|benchmarks?)\//.test(path)
  );
}
