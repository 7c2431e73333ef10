import type { Judge } from '../judge.ts';
import { judgeConfiguration } from './configuration.ts';
import { judgeDependencies } from './dependencies.ts';
import { judgeFiles } from './files.ts';
import { judgeSymbols } from './symbols.ts';
import { judgeTests } from './tests.ts';

/** Every judge, in the order of the plan. */
export const judges: readonly Judge[] = [judgeFiles, judgeDependencies, judgeSymbols, judgeConfiguration, judgeTests];
