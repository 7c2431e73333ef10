import { entriesAt, textsOf } from '../located/located.ts';
import { parseJson } from '../located/parse-json.ts';
import { defineCommandSource, written } from './command-source.ts';

/** Scripts of `composer.json`; its events (`post-install-cmd`) run by themselves and are left out. */
export const composerScripts = defineCommandSource({
  matches: (name) => name === 'composer.json',
  parse: ({ text }) =>
    entriesAt(parseJson(text), 'scripts').flatMap(([name, script]) => {
      if (/^(?:pre|post)-/u.test(name)) return [];
      const calls = textsOf(script).map(({ text: call }) =>
        (call ?? '').replace(/^@(?!php\b)/u, 'composer ').replace(/^@php\b/u, 'php'),
      );
      const [definition] = calls;
      return definition === undefined ? [] : [written(`composer ${name}`, name, definition, script, calls)];
    }),
});
