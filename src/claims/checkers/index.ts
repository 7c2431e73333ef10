import type { ClaimChecker } from '../checker.ts';
import { checkCitation } from './citation.ts';
import { checkCommand } from './command.ts';
import { checkComponent } from './component.ts';
import { checkConfigKey } from './config-key.ts';
import { checkPackage } from './package.ts';
import { checkPath } from './path.ts';
import { checkQuote } from './quote.ts';
import { checkRequestQuote } from './request-quote.ts';
import { checkRequirement } from './requirement.ts';
import { checkSource } from './source.ts';
import { checkSymbol } from './symbol.ts';
import { checkUrl } from './url.ts';

/** One checker per kind of claim. */
export const checkers: readonly ClaimChecker[] = [
  checkPath,
  checkComponent,
  checkCitation,
  checkSymbol,
  checkPackage,
  checkCommand,
  checkConfigKey,
  checkRequirement,
  checkQuote,
  checkRequestQuote,
  checkUrl,
  checkSource,
];
