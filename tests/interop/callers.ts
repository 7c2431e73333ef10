import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Client as OlderClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as OlderStdioTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as OlderHttpTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { readAddress } from '../../src/server/http/read-address.ts';
import { loadSkills } from '../../src/server/load-skills.ts';
import { serveOverHttp } from '../../src/server/serve-http.ts';
import { cliPath } from '../support/run-cli.ts';

/** What a user says to a question that the client shows. */
export interface Reply {
  readonly action: 'accept' | 'decline' | 'cancel';
  readonly content?: Record<string, string | boolean>;
}

/** Answers a question, given its words. */
export type User = (message: string) => Reply;

/** A tool's answer, as every client gives it. */
export interface Answered {
  readonly text: string;
  readonly isError: boolean;
  readonly structuredContent: unknown;
  /** Addresses of the resources that it links to. */
  readonly links: readonly string[];
}

/** How a call is watched and ended. */
export interface CallWatch {
  readonly onprogress?: (progress: { readonly progress: number; readonly message?: string | undefined }) => void;
  readonly signal?: AbortSignal;
}

/** What an argument is completed for. */
export type Reference = { type: 'ref/prompt'; name: string } | { type: 'ref/resource'; uri: string };

/** A client of either package on a server, as far as the scenarios use it. */
export interface Caller {
  readonly version: string | undefined;
  readonly instructions: string | undefined;
  listTools(): Promise<readonly { readonly name: string; readonly inputSchema: object }[]>;
  call(name: string, input: Record<string, unknown>, watch?: CallWatch): Promise<Answered>;
  listResources(): Promise<readonly { readonly uri: string; readonly name: string }[]>;
  listTemplates(): Promise<readonly string[]>;
  read(uri: string): Promise<string>;
  listPrompts(): Promise<readonly string[]>;
  prompt(name: string, input: Record<string, string>): Promise<string>;
  complete(ref: Reference, name: string, value: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Where a server is started, and for whom. */
export interface Place {
  readonly root: string;
  readonly environment: Record<string, string>;
  /** Null: a client that cannot ask anybody. */
  readonly user: User | null;
}

/** A client on a transport, in an era. */
export interface Connection {
  readonly client: '1.x' | '2.x';
  readonly transport: 'standard streams' | 'HTTP';
  readonly version: string;
  /**
   * Everything is done over it. What becomes of plans does not depend on the connection: each client, transport and era has one
   * where all is done, and the others show what connections differ in.
   */
  readonly isWhole: boolean;
  readonly open: (place: Place) => Promise<Caller>;
}

/** Each client on each transport in each era that it speaks. */
export const connections: readonly Connection[] = [
  newer('standard streams', '2026-07-28', true),
  newer('standard streams', '2025-11-25', false),
  newer('HTTP', '2026-07-28', false),
  newer('HTTP', '2025-11-25', false),
  { client: '1.x', transport: 'standard streams', version: '2025-11-25', isWhole: false, open: openOlderStdio },
  { client: '1.x', transport: 'HTTP', version: '2025-11-25', isWhole: true, open: openOlderHttp },
];

function newer(transport: Connection['transport'], version: string, isWhole: boolean): Connection {
  const mode = version === '2025-11-25' ? 'legacy' : 'auto';
  const open = transport === 'HTTP' ? openHttp : openStdio;
  return { client: '2.x', transport, version, isWhole, open: (place) => open(place, mode) };
}

const identity = { name: 'interop', version: '1.0.0' };

const program = ({ root, environment: env }: Place) => ({
  command: process.execPath,
  args: [cliPath, 'mcp', '--repo', root],
  env,
});

async function openStdio(place: Place, mode: 'auto' | 'legacy'): Promise<Caller> {
  const client = createClient(place, mode);
  await client.connect(new StdioClientTransport(program(place)));
  return newerCallerOf(client);
}

async function openHttp(place: Place, mode: 'auto' | 'legacy'): Promise<Caller> {
  const { url, headers, close } = await startHttp(place);
  const client = createClient(place, mode);
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));
  return newerCallerOf(client, close);
}

async function openOlderStdio(place: Place): Promise<Caller> {
  const client = createOlderClient(place);
  await client.connect(new OlderStdioTransport(program(place)));
  return olderCallerOf(client, '2025-11-25');
}

async function openOlderHttp(place: Place): Promise<Caller> {
  const { url, headers, close } = await startHttp(place);
  const client = createOlderClient(place);
  const transport = new OlderHttpTransport(new URL(url), { requestInit: { headers } });
  // Its own types differ in what may be undefined.
  await client.connect(transport as Parameters<typeof client.connect>[0]);
  return olderCallerOf(client, transport.protocolVersion, close);
}

/** The product over HTTP on a free port, in this process. */
async function startHttp({ root, environment }: Place) {
  const options = { repo: root, environment, log: () => {}, skills: await loadSkills() };
  const { url, token, close } = await serveOverHttp(options, readAddress('0'));
  return { url, headers: { authorization: `Bearer ${token}` }, close };
}

function createClient({ user }: Place, mode: 'auto' | 'legacy'): Client {
  const capabilities = user === null ? {} : { elicitation: { form: {} } };
  const client = new Client(identity, { capabilities, versionNegotiation: { mode } });
  if (user !== null) client.setRequestHandler('elicitation/create', ({ params }) => ({ ...user(params.message) }));
  return client;
}

function createOlderClient({ user }: Place): OlderClient {
  const client = new OlderClient(identity, { capabilities: user === null ? {} : { elicitation: {} } });
  if (user !== null) client.setRequestHandler(ElicitRequestSchema, ({ params }) => ({ ...user(params.message) }));
  return client;
}

function newerCallerOf(client: Client, end?: () => Promise<void>): Caller {
  return callerOf(
    client,
    client.getNegotiatedProtocolVersion(),
    (name, input, watch) => client.callTool({ name, arguments: input }, { ...watch }),
    end,
  );
}

function olderCallerOf(client: OlderClient, version: string | undefined, end?: () => Promise<void>): Caller {
  return callerOf(
    client,
    version,
    (name, input, watch) => client.callTool({ name, arguments: input }, undefined, { ...watch }),
    end,
  );
}

/** What both packages' clients have alike. */
interface AnyClient {
  getInstructions(): string | undefined;
  listTools(): Promise<{ readonly tools: readonly { readonly name: string; readonly inputSchema: object }[] }>;
  listResources(): Promise<{ readonly resources: readonly { readonly uri: string; readonly name: string }[] }>;
  listResourceTemplates(): Promise<{ readonly resourceTemplates: readonly { readonly uriTemplate: string }[] }>;
  readResource(params: { uri: string }): Promise<{ readonly contents: readonly unknown[] }>;
  listPrompts(): Promise<{ readonly prompts: readonly { readonly name: string }[] }>;
  getPrompt(params: {
    name: string;
    arguments: Record<string, string>;
  }): Promise<{ readonly messages: readonly { readonly content: unknown }[] }>;
  complete(params: {
    ref: Reference;
    argument: { name: string; value: string };
  }): Promise<{ readonly completion: { readonly values: readonly string[] } }>;
  close(): Promise<void>;
}

function callerOf(
  client: AnyClient,
  version: string | undefined,
  call: (name: string, input: Record<string, unknown>, watch: CallWatch) => Promise<Record<string, unknown>>,
  end: () => Promise<void> = async () => {},
): Caller {
  return {
    version,
    instructions: client.getInstructions(),
    listTools: async () => (await client.listTools()).tools,
    call: async (name, input, watch = {}) => readAnswer(await call(name, input, watch)),
    listResources: async () => (await client.listResources()).resources,
    listTemplates: async () =>
      (await client.listResourceTemplates()).resourceTemplates.map(({ uriTemplate }) => uriTemplate),
    read: async (uri) => textOf((await client.readResource({ uri })).contents),
    listPrompts: async () => (await client.listPrompts()).prompts.map(({ name }) => name),
    prompt: async (name, input) =>
      textOf((await client.getPrompt({ name, arguments: input })).messages.map(({ content }) => content)),
    complete: async (ref, name, value) => (await client.complete({ ref, argument: { name, value } })).completion.values,
    close: async () => {
      await client.close();
      await end();
    },
  };
}

/** Both packages type what a tool answers in ways of their own. */
function readAnswer(result: Record<string, unknown>): Answered {
  const content = Array.isArray(result['content']) ? result['content'] : [];
  return {
    text: textOf(content),
    isError: result['isError'] === true,
    structuredContent: result['structuredContent'],
    links: content.filter(({ type }) => type === 'resource_link').map(({ uri }) => String(uri)),
  };
}

function textOf(contents: readonly unknown[]): string {
  return contents
    .map((one) => (typeof one === 'object' && one !== null && 'text' in one ? String(one.text) : ''))
    .join('');
}
