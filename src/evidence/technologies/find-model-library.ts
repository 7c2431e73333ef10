import type { LanguageCount } from './count-languages.ts';
import type { UsedPackage } from './find-used-packages.ts';
import { modelLibraries } from './model-libraries.ts';

/** A library that fewer files than this share import is used here, but it is not how data is modelled. */
const smallestShare = 0.02;
/** A handful of files in a repository that has many shows an experiment or an adapter. */
const fewestFiles = 3;
const smallRepository = 30;

/** The library that data models are written with: the most telling one that enough of the product imports, or null. */
export function findModelLibrary(
  used: readonly UsedPackage[],
  languages: readonly LanguageCount[],
  mainLanguage: string | null,
): string | null {
  const files = languages.find(({ name }) => name === mainLanguage)?.files ?? 0;
  const fewest = Math.max(files * smallestShare, files < smallRepository ? 1 : fewestFiles);
  const enough = used.filter(({ importers }) => importers >= fewest);
  return modelLibraries.find((name) => enough.some((one) => one.name === name)) ?? null;
}
