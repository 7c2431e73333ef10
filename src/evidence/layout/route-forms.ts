/** How one framework registers routes. Named groups: `path`, and `method` where it is written. */
export interface RouteForm {
  readonly endings: RegExp;
  /** One of these must occur: the cheap test before anything else. */
  readonly marks: readonly string[];
  /** Must occur too, where the marks alone could mean something else. */
  readonly hint?: RegExp;
  readonly pattern: RegExp;
}

const SCRIPT = /\.[cm]?[jt]sx?$/;
const VERBS = 'get|post|put|patch|delete|options|head|all|any';

/** Forms that a single line shows; routes that take a file's structure into account are read in `read-routes.ts`. */
export const routeForms: readonly RouteForm[] = [
  {
    endings: SCRIPT,
    marks: words('express fastify hono koa elysia polka restify h3 itty-router find-my-way'),
    hint: /from ['"](?:express|fastify|hono|koa|@koa\/router|koa-router|elysia|polka|restify|h3|itty-router|@hono\/[\w-]+|hono\/[\w-]+|find-my-way)['"]|require\(['"](?:express|fastify|hono|koa|@koa\/router|koa-router|polka|restify)['"]\)/,
    pattern: new RegExp(
      String.raw`(?<![\w$])(?:(?:\w+\.)*(?:app|router|server|api|routes?|fastify|hono|r|\w+(?:App|Router|Server|Routes|Api))|^)\s*\.(?<method>${VERBS})(?:<[^>\n]*>)?\(\s*(['"\`])(?<path>\/[^'"\`\n]*|\*)\2\s*,`,
      'gm',
    ),
  },
  {
    endings: SCRIPT,
    marks: ['.route('],
    hint: /fastify|hapi/i,
    pattern:
      /\.route\(\s*\{[^{}]*?\bmethod:\s*\[?['"](?<method>[A-Z]+)['"][^{}]*?\b(?:url|path):\s*['"](?<path>\/[^'"]*)['"]/g,
  },
  {
    endings: SCRIPT,
    marks: ['@hono/zod-openapi'],
    pattern: /createRoute\(\s*\{[^{}]*?\bmethod:\s*['"](?<method>\w+)['"][^{}]*?\bpath:\s*['"](?<path>\/[^'"]*)['"]/g,
  },
  {
    endings: /\.py$/,
    marks: words('.route( .get( .post( .put( .patch( .delete( .websocket( .api_route('),
    hint: /@[\w.]+\.(?:route|api_route|websocket|get|post|put|patch|delete)\(/,
    pattern:
      /^[ \t]*@\w[\w.]*\.(?<method>route|api_route|websocket|get|post|put|patch|delete)\(\s*(?:(?:path|rule)\s*=\s*)?r?(['"])(?<path>\/[^'"\n]*|)\2(?<rest>[^)]*)/gm,
  },
  {
    endings: /\.go$/,
    marks: words('gin-gonic/gin labstack/echo go-chi/chi gofiber/fiber gorilla/mux httprouter net/http'),
    hint: /"(?:github\.com\/(?:gin-gonic\/gin|labstack\/echo|go-chi\/chi|gofiber\/fiber|gorilla\/mux|julienschmidt\/httprouter)[^"]*|net\/http)"/,
    pattern:
      /\b\w+\.(?<method>GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|Any|Get|Post|Put|Patch|Delete|Handle|HandleFunc)\(\s*"(?<path>(?:[A-Z]+ )?\/[^"\n]*)"\s*,/g,
  },
  {
    endings: /\.rs$/,
    marks: ['axum'],
    pattern:
      /\.route\(\s*"(?<path>\/[^"\n]*)"\s*,\s*(?:\w+::)*(?<method>get|post|put|patch|delete|any|options|head)?\b/g,
  },
  {
    endings: /\.rs$/,
    marks: ['actix_web', 'rocket'],
    pattern: /#\[(?<method>get|post|put|patch|delete|head|options)\(\s*"(?<path>\/[^"\n]*)"/g,
  },
  {
    endings: /\.cs$/,
    marks: words('.MapGet( .MapPost( .MapPut( .MapPatch( .MapDelete('),
    pattern: /\.Map(?<method>Get|Post|Put|Patch|Delete)\(\s*"(?<path>[^"\n]*)"/g,
  },
  {
    endings: /\.php$/,
    marks: ['Route::'],
    pattern:
      /\bRoute::(?:\w+\([^()]*\)->)*(?<method>get|post|put|patch|delete|options|any|resource|apiResource)\(\s*(['"])(?<path>[^'"\n]*)\2\s*,/g,
  },
  {
    endings: /\.php$/,
    marks: ['#[Route('],
    pattern: /#\[Route\(\s*(?:path:\s*)?["'](?<path>\/[^"'\n]*)["'](?<rest>[^\n]*)/g,
  },
  {
    endings: /\.exs?$/,
    marks: ['Phoenix.Router', ', :router'],
    pattern: /^\s*(?<method>get|post|put|patch|delete|live|resources)[ (]\s*"(?<path>\/[^"\n]*)"\s*,/gm,
  },
];

/** How CLI frameworks name a command. */
export const commandForms: readonly RouteForm[] = [
  {
    endings: SCRIPT,
    marks: ['.command('],
    hint: /from ['"](?:commander|yargs|cac|clipanion|@oclif\/core)[^'"]*['"]|require\(['"](?:commander|yargs|cac)['"]\)/,
    pattern: /\.command\(\s*['"`](?<path>\w[^'"`\n]*)['"`]/g,
  },
  {
    endings: /\.py$/,
    marks: ['.command(', '.add_parser('],
    hint: /\b(?:click|typer|argparse)\b/,
    pattern: /(?:@\w+\.command\(\s*(?:name\s*=\s*)?|\.add_parser\(\s*)['"](?<path>\w[^'"\n]*)['"]/g,
  },
  { endings: /\.go$/, marks: ['spf13/cobra'], pattern: /\bUse:\s*"(?<path>\w[^"\n]*)"/g },
];

function words(list: string): readonly string[] {
  return list.split(' ');
}
