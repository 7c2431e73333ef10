import { githubReporter } from './github.ts';
import { jsonReporter } from './json.ts';
import type { Reporter } from './reporter.ts';
import { sarifReporter } from './sarif.ts';
import { textReporter } from './text.ts';

/** Every form of a report, the default first. */
export const reporters: readonly Reporter[] = [textReporter, jsonReporter, sarifReporter, githubReporter];
