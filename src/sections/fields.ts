import type { ZodString } from 'zod';
import { claim, type Intent } from '../claims/registry.ts';
import { fenceString } from '../markdown/blocks/fences.ts';
import { mdString, textString } from '../markdown/text.ts';

/** A file or folder of the repository. */
export function pathField(intent: Intent): ZodString {
  return claim(textString(), { kind: 'path', intent });
}

/** A path whose sibling field says whether it is new, modified or deleted. */
export function changedPathField(intentIn: string): ZodString {
  return claim(textString(), { kind: 'path', intent: 'any', intentIn });
}

/** A component of the design: a path, or a name of its own. */
export function componentField(intentIn: string): ZodString {
  return claim(textString(), { kind: 'component', intent: 'any', intentIn });
}

/** `path:line` or `path:start-end`. */
export function citationField(): ZodString {
  return claim(textString(), { kind: 'citation', intent: 'exists' });
}

/** A symbol that is defined at the citation, or in the file, of the sibling field. */
export function symbolField(within: string): ZodString {
  return claim(textString(), { kind: 'symbol', intent: 'exists', within });
}

/** Words of a file, standing at the citation of the sibling field. */
export function quoteField(within: string): ZodString {
  return claim(textString(), { kind: 'quote', intent: 'exists', within });
}

/** Words of the web page in the sibling field; the hash of the page's text stands in another. */
export function sourceQuoteField(within: string, versionIn: string): ZodString {
  return claim(textString(), { kind: 'source', intent: 'exists', within, versionIn });
}

/** Words of the request. */
export function requestQuoteField(): ZodString {
  return claim(textString(), { kind: 'request-quote', intent: 'exists' });
}

/** `R1`, `R2`, …. */
export function requirementField(): ZodString {
  return claim(textString(), { kind: 'requirement', intent: 'exists' });
}

/** A package, language or tool; its version stands in the sibling field. */
export function packageField(intent: Intent, versionIn = 'version'): ZodString {
  return claim(textString(), { kind: 'package', intent, versionIn });
}

/** An environment variable, setting or option. */
export function configKeyField(intent: Intent): ZodString {
  return claim(textString(), { kind: 'config-key', intent });
}

/** Prose in which inline code is commands of the repository. */
export function commandTextField(): ZodString {
  return claim(mdString(), { kind: 'command', intent: 'exists' });
}

/** A script: each line that is no comment is a command of the repository. */
export function commandLinesField(): ZodString {
  return claim(fenceString(), { kind: 'command', intent: 'exists' });
}
