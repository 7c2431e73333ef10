import { bash } from './bash.ts';
import { cpp } from './cpp.ts';
import { csharp } from './csharp.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { javascript } from './javascript.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import type { SymbolRules } from './symbol-rules.ts';
import { tsx, typescript } from './typescript.ts';

/** The languages whose definitions are read exactly, by language id. */
export const symbolRules: ReadonlyMap<string, SymbolRules> = new Map([
  ['bash', bash],
  ['c', cpp],
  ['cpp', cpp],
  ['csharp', csharp],
  ['go', go],
  ['java', java],
  ['javascript', javascript],
  ['php', php],
  ['python', python],
  ['ruby', ruby],
  ['rust', rust],
  ['svelte', typescript],
  ['tsx', tsx],
  ['typescript', typescript],
  ['vue', typescript],
]);
