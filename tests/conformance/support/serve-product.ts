import { randomBytes } from 'node:crypto';
import { afterAll } from 'vitest';
import { runCli } from '../../support/run-cli.ts';

/** The program that users run, serving a repository over HTTP until the tests of the file end. */
export async function serveProduct(
  root: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly url: string; readonly token: string }> {
  const token = randomBytes(24).toString('base64url');
  let stop = () => {};
  let listens = (_url: string) => {};
  const listening = new Promise<string>((resolve) => (listens = resolve));
  const ended = runCli(['mcp', '--http', '0'], {
    cwd: root,
    environment: { ...environment, GROUNDPLAN_TOKEN: token },
    watch(stderr, kill) {
      stop = () => kill('SIGTERM');
      const [, address] = /Serving MCP at (\S+);/.exec(stderr) ?? [];
      if (address !== undefined) listens(address);
    },
  });
  afterAll(async () => {
    stop();
    await ended;
  });
  const url = await Promise.race([listening, ended.then(({ stderr }) => Promise.reject(new Error(stderr)))]);
  return { url, token };
}
