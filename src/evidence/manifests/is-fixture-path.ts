/** Folders of input for tests and generators. A folder of tests itself may hold a package of the repository's own. */
const fixtureFolder =
  /(?:^|\/)(?:__fixtures__|fixtures?|test[-_]?fixtures?|test-?data|__mocks__|__snapshots__|snapshots|mocks|test[-_]?(?:cases|repos|projects|resources|packages)|[\w-]*templates?(?:-[\w-]+)?)\//iu;

/** True for a manifest that tests or generators read as input: it describes nothing that the repository is built with. */
export function isFixturePath(path: string): boolean {
  return fixtureFolder.test(path) || /(?:^|\/)src\/test\/resources\//u.test(path);
}
