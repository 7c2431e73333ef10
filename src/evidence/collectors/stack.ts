import type { Citation } from '../citation.ts';
import type { Collector } from '../collector.ts';

export type TechnologyRole =
  | 'language'
  | 'runtime'
  | 'package manager'
  | 'framework'
  | 'library'
  | 'database'
  | 'test runner'
  | 'linter'
  | 'formatter'
  | 'type checker'
  | 'build tool'
  | 'ci';

/** Something that the repository is built with. */
export interface Technology {
  readonly name: string;
  readonly role: TechnologyRole;
  /** Resolved if a lockfile or tool file fixes it, else as declared, else null. */
  readonly version: string | null;
  /** How it is used here, from facts only: "imported by 14 files", "61 % of the code, 212 files", "script `test`". */
  readonly use: string;
  /** Where the version, or the use, is stated; null for languages counted from files. */
  readonly at: Citation | null;
}

export interface StackFacts {
  /** Most important first: main languages, runtime, package manager, frameworks, test runner, linters, the rest. */
  readonly technologies: readonly Technology[];
  /** The language with most lines, as people write it ("TypeScript"), or null. */
  readonly mainLanguage: string | null;
  /** The library that data models are written with here (Pydantic, Zod, …), or null. */
  readonly modelLibrary: string | null;
  /** Lines of code by language, most first. */
  readonly languages: readonly { readonly name: string; readonly files: number; readonly lines: number }[];
}

export const collectStack: Collector<StackFacts> = () => ({
  technologies: [],
  mainLanguage: null,
  modelLibrary: null,
  languages: [],
});
