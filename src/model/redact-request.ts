import type { ModelRequest } from './language-model.ts';
import type { Endpoint } from './open-connection.ts';
import { redactSecrets } from './redact-secrets.ts';

/** A request as it may leave: no secret in its system text or in any turn. */
export function redactRequest(request: ModelRequest): ModelRequest {
  const turns = request.turns.map(({ role, text }) => ({ role, text: redactSecrets(text).text }));
  return { ...request, system: redactSecrets(request.system).text, turns };
}

/** What an endpoint said, without what it may repeat of the key, of the headers, of the address's query or of the request. */
export function hideSecrets(
  text: string,
  { key, headers, query }: Pick<Endpoint, 'key' | 'headers' | 'query'>,
): string {
  // The date of an `api-version` is no secret, and what is said of it helps.
  const asked = Object.values(query).filter((value) => !/^\d{4}-\d\d-\d\d(?:-preview)?$/.test(value));
  const own = [key ?? '', ...Object.values(headers), ...asked].filter((value) => value.length > 3);
  // In an address a value stands encoded; longer ones first, because one may hold another.
  const forms = own.flatMap((value) => [
    value,
    encodeURIComponent(value),
    new URLSearchParams({ v: value }).toString().slice(2),
  ]);
  const longestFirst = [...new Set(forms)].sort((one, other) => other.length - one.length);
  const hidden = longestFirst.reduce((rest, value) => rest.replaceAll(value, '‹key›'), text);
  return redactSecrets(hidden).text;
}
