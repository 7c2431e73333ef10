import { CLIENT_CAPABILITIES_META_KEY, McpServer, type ServerContext } from '@modelcontextprotocol/server';
import type { SkillCatalog } from '@modelcontextprotocol/server/ext/skills';
import { tools } from '../tools/index.ts';
import { chooseFolder, type Environment } from './config.ts';
import { createToolContext } from './create-tool-context.ts';
import { version } from './version.ts';
import type { AllowedRoots } from './server/allowed-roots.ts';
import { answerBudget, callTool } from './server/call-tool.ts';
import { instructions } from './server/instructions.ts';
import type { WriteLog } from './server/log.ts';
import { mcpInput, withoutDialect } from './server/mcp-input.ts';
import type { MakeContext } from './server/plan-names.ts';
import { offerPlans } from './server/plan-resources.ts';
import { offerPrompts } from './server/prompts.ts';
import { sealedAnswers } from './server/questions.ts';
import { offerReference } from './server/reference-resources.ts';

/** What a server is started with. */
export interface ServerOptions {
  /** Folder of the repository; else GROUNDPLAN_REPO, else CLAUDE_PROJECT_DIR, else the working folder. */
  readonly repo?: string | undefined;
  /** More folders that calls may name. */
  readonly allowRoots?: readonly string[];
  readonly environment: Environment;
  /** Where log entries go; never standard output, which is the protocol's. */
  readonly log: WriteLog;
  /** Milliseconds after which slow work goes on without its caller: below the 60 seconds after which many clients give up. */
  readonly patience?: number;
  /** Skills for assistants that ask for them; none when not given. */
  readonly skills?: SkillCatalog | undefined;
}

const hour = 3_600_000;
/** What every client gets alike, and what stays as long as the program does. */
const lasting = { ttlMs: hour, cacheScope: 'public' } as const;

/** Made once: over HTTP a server is built for each request. */
const offered = tools
  .filter(({ faces }) => faces.includes('mcp'))
  .map((tool) => ({ tool, inputSchema: withoutDialect(mcpInput(tool)) }));

/**
 * Builds a server for one connection or request: synchronous, and nothing is read or written until a tool is called. A client
 * may start one only to ask what it offers, and over HTTP there is one for each request.
 */
export function buildServer({
  repo,
  allowRoots = [],
  environment,
  log,
  patience = 40_000,
  skills,
}: ServerOptions): McpServer {
  const folder = chooseFolder(repo, ['GROUNDPLAN_REPO', 'CLAUDE_PROJECT_DIR'], environment);
  const roots: AllowedRoots = { folder, others: allowRoots };
  const server = new McpServer(
    { name: 'groundplan', title: 'Groundplan', version },
    {
      instructions,
      // Static, so that no client subscribes to news that never come.
      capabilities: {
        tools: { listChanged: false },
        prompts: { listChanged: false },
        resources: { listChanged: false },
      },
      cacheHints: {
        'tools/list': lasting,
        'prompts/list': lasting,
        'server/discover': lasting,
        'resources/templates/list': lasting,
      },
      requestState: { verify: sealedAnswers.verify },
      maxToolInputElements: 10_000,
    },
  );
  for (const { tool, inputSchema } of offered) {
    const { name, title, description, annotations } = tool;
    server.registerTool(name, { title, description, annotations, inputSchema }, (input, context) =>
      callTool({
        tool,
        input,
        context,
        capabilities: capabilitiesOf(context, server),
        roots,
        environment,
        log,
        patience,
      }),
    );
  }
  const makeContext: MakeContext = (signal) =>
    createToolContext({
      face: 'mcp',
      folder,
      signal,
      environment,
      input: {},
      budget: answerBudget,
      patience,
      colour: false,
      ask: null,
      consult: () => null,
      progress: () => {},
    });
  offerPlans(server, makeContext);
  offerReference(server);
  offerPrompts(server, makeContext);
  skills?.attach(server);
  return server;
}

/** What a client says that it can do: with each request, or in the older era once at the handshake. */
function capabilitiesOf({ mcpReq }: ServerContext, { server }: McpServer): unknown {
  const envelope: Readonly<Record<string, unknown>> = { ...mcpReq.envelope };
  return envelope[CLIENT_CAPABILITIES_META_KEY] ?? server.getClientCapabilities();
}
