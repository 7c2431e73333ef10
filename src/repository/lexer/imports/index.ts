import { cImports } from './c.ts';
import { csharpImports } from './csharp.ts';
import { goImports } from './go.ts';
import type { ImportRules } from './import-rules.ts';
import { javascriptImports } from './javascript.ts';
import { jvmImports } from './jvm.ts';
import { phpImports } from './php.ts';
import { pythonImports } from './python.ts';
import { rubyImports } from './ruby.ts';
import { rustImports } from './rust.ts';

/** How each family of languages imports; a language stands in one of them. */
export const importRules: readonly ImportRules[] = [
  cImports,
  csharpImports,
  goImports,
  javascriptImports,
  jvmImports,
  phpImports,
  pythonImports,
  rubyImports,
  rustImports,
];
