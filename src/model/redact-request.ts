import type { ModelRequest } from './language-model.ts';
import { redactSecrets } from './redact-secrets.ts';

/** A request as it may leave: no secret in its system text or in any turn. */
export function redactRequest(request: ModelRequest): ModelRequest {
  const turns = request.turns.map(({ role, text }) => ({ role, text: redactSecrets(text).text }));
  return { ...request, system: redactSecrets(request.system).text, turns };
}

/** What an endpoint said, without what it may repeat of the key, of the headers or of the request. */
export function hideSecrets(
  text: string,
  { key, headers }: { readonly key: string | null; readonly headers: Readonly<Record<string, string>> },
): string {
  const own = [key ?? '', ...Object.values(headers)].filter((value) => value.length > 3);
  const hidden = own.reduce((rest, value) => rest.replaceAll(value, '‹key›'), text);
  return redactSecrets(hidden).text;
}
