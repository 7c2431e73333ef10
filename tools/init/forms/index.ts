import { putInJson } from './put-in-json.ts';
import { putInToml } from './put-in-toml.ts';

/** How an entry is put into a text, by the form of the file. */
export const forms = { json: putInJson, toml: putInToml } as const;
