/**
 * Sends the headers that are given here and no others: the `openai` package adds some of its own, and whatever
 * `OPENAI_CUSTOM_HEADERS` holds, which may be meant for another endpoint than this one.
 */
export function withOwnHeaders(
  send: typeof fetch,
  { key, headers }: { readonly key: string | null; readonly headers: Readonly<Record<string, string>> },
): typeof fetch {
  return (input, init = {}) => {
    const own = new Headers({ Accept: 'application/json', 'User-Agent': 'groundplan' });
    if (typeof init.body === 'string') own.set('Content-Type', 'application/json');
    if (key !== null) own.set('Authorization', `Bearer ${key}`);
    for (const [name, value] of Object.entries(headers)) own.set(name, value);
    return send(input, { ...init, headers: own });
  };
}
