import type { Declaration } from './manifest.ts';

/** What the configuration's name says; null for a word that is no configuration, such as `exclude`. */
export function kindOfConfiguration(word: string): Declaration['kind'] | null {
  if (
    /^(?:exclude|classpath|id|because|module|group|project|version|url|apply|from|println|force|substitute|using)$/u.test(
      word,
    )
  ) {
    return word === 'classpath' ? 'build' : null;
  }
  if (/test|mock|jmh|benchmark/iu.test(word)) return 'development';
  if (/^(?:compileOnly|provided)/u.test(word)) return 'peer';
  if (/processor|^kapt|^ksp|^detekt|^errorprone|^checkstyle|^spotbugs/iu.test(word)) return 'build';
  return /(?:implementation|api|runtimeOnly|compile|runtime|platform|developmentOnly|coreLibraryDesugaring|Implementation|Api)$/u.test(
    word,
  )
    ? 'runtime'
    : null;
}
