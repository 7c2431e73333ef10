import { defineManifestFormat } from './manifest.ts';
import { maskComments, slashComments } from './mask-comments.ts';

/** `settings.gradle` and `settings.gradle.kts`: the projects of a build. `:a:b` lies in `a/b` unless the file says otherwise, which is not read. */
export const gradleSettings = defineManifestFormat({
  ecosystem: 'maven',
  matches: (name) => /^settings\.gradle(?:\.kts)?$/u.test(name),
  parse: ({ text }) => {
    const masked = maskComments(text, slashComments);
    const included = [...masked.matchAll(/\binclude\b[\s(]*((?:["'][^"']+["'][\s,)]*)+)/gu)].flatMap(
      ({ 1: list = '' }) =>
        [...list.matchAll(/["']:?([^"']+)["']/gu)].map(([, name = '']) => name.replaceAll(':', '/')),
    );
    return {
      name: /\brootProject\.name\s*=\s*["']([^"']+)["']/u.exec(masked)?.[1] ?? null,
      version: null,
      declarations: [],
      members: included,
    };
  },
});
