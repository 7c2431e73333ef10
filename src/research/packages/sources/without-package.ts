import type { RegistryAnswer, WebAnswer, WebClient } from '../web-client.ts';
import { none, unknown } from '../package-record.ts';

/** What an answer without content says of a package: a 404 that there is none, anything else nothing. */
export function withoutPackage(
  answer: Exclude<WebAnswer, { readonly state: 'ok' }>,
  source: string,
  { today }: WebClient,
): RegistryAnswer {
  return {
    facts: { existence: answer.state === 'absent' ? none(source, today) : unknown(answer.why) },
    versions: answer.state === 'absent' ? [] : null,
  };
}

/** For an answer that is not in the form of its source. */
export function notUnderstood(source: string): RegistryAnswer {
  return { facts: { existence: unknown(`${source} answered with something that is not understood`) }, versions: null };
}
