/**
 * Node's `fetch` gives up on an answer whose headers take 300 seconds, whatever timeout is asked for. This one waits as long as
 * its caller does, and follows no redirection: text goes where the user said, nowhere else. The only place that knows `undici`, beside
 * the fetches of `research/http`; its own `fetch` is used because the one built into Node may not take this version's agent.
 */
export async function openFetch(): Promise<typeof fetch> {
  const { default: undici } = await import('undici'); // Named exports would be lost when the program is bundled: it is CommonJS.
  const dispatcher = new undici.Agent({ headersTimeout: 0, bodyTimeout: 0 });
  const untimed = (input: unknown, init: object = {}): unknown =>
    undici.fetch(String(input), { ...init, dispatcher, redirect: 'manual' });
  return untimed as typeof fetch; // The same standard, typed twice: by undici and by Node.
}
