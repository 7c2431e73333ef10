import { entriesAt } from '../located/located.ts';
import { parseToml } from '../located/parse-toml.ts';
import { defineCommandSource, written } from './command-source.ts';

/** Aliases of cargo's own configuration. */
export const cargoAliases = defineCommandSource({
  matches: (_, path) => /(?:^|\/)\.cargo\/config(?:\.toml)?$/u.test(path),
  parse: ({ text }) =>
    entriesAt(parseToml(text), 'alias').flatMap(([name, alias]) => {
      const definition = alias.text ?? alias.items.flatMap((item) => item.text ?? []).join(' ');
      return definition === '' ? [] : [written(`cargo ${name}`, name, `cargo ${definition}`, alias)];
    }),
});
