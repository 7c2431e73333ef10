// Times a server from its start to its first answer to `tools/list`, and its memory then, beside the reference server for files:
// one run of each in turn, so that what else the machine does falls on both.
// npm run build && node benchmarks/server-start.mjs [--runs N]
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join, resolve } from 'node:path';

const peer = '@modelcontextprotocol/server-filesystem@2026.8.31';
const at = process.argv.indexOf('--runs');
const runs = at === -1 ? 15 : Number(process.argv[at + 1]);
const root = resolve(import.meta.dirname, '..');
const cache = join(root, 'node_modules/.cache/peers');
const peerEntry = join(cache, 'node_modules/@modelcontextprotocol/server-filesystem/dist/index.js');
if (!existsSync(peerEntry))
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefix', cache, peer], { stdio: 'ignore' });

const own = [join(root, 'dist/program/cli.js'), 'mcp', '--repo', root];
const information = { clientInfo: { name: 'benchmark', version: '1' } };
const handshake = [
  {
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-11-25', capabilities: {}, ...information },
  },
  { method: 'notifications/initialized' },
  { id: 2, method: 'tools/list' },
];
const stateless = {
  _meta: {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientCapabilities': {},
    'io.modelcontextprotocol/clientInfo': information.clientInfo,
  },
};
const discover = [
  { id: 1, method: 'server/discover', params: stateless },
  { id: 2, method: 'tools/list', params: stateless },
];
const servers = [
  { name: 'groundplan, 2025-11-25', args: own, messages: handshake },
  { name: 'groundplan, 2026-07-28', args: own, messages: discover },
  { name: `${peer.slice(1)}, 2025-11-25`, args: [peerEntry, root], messages: handshake },
  { name: '`node -e 0`', args: ['-e', '0'], messages: [] },
];

const samples = servers.map(() => []);
for (let run = 0; run <= runs; run += 1)
  for (const [index, server] of servers.entries()) {
    const sample = await start(server);
    if (run > 0) samples[index].push(sample); // The first of each fills the caches of the file system.
  }

console.log('| server | ms to tools/list | least | MB |\n| --- | ---: | ---: | ---: |');
for (const [index, { name }] of servers.entries()) {
  const times = samples[index].map(({ time }) => time);
  const memory = median(samples[index].map(({ megabytes }) => megabytes));
  console.log(
    `| ${name} | ${Math.round(median(times))} | ${Math.round(Math.min(...times))} | ${Math.round(memory) || '–'} |`,
  );
}
const ratios = samples[0].map(({ time }, run) => time / samples[2][run].time);
console.log(`\nGroundplan over the reference, pair by pair: ${median(ratios).toFixed(2)}`);

/** Milliseconds until the last message is answered, or the process ends, and megabytes resident 150 ms later. */
async function start({ args, messages }) {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise((done) => child.on('close', done));
  if (messages.length === 0) {
    await ended;
    return { time: performance.now() - started, megabytes: 0 };
  }
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  for (const message of messages) {
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
    if (message.id !== undefined) {
      const { error } = JSON.parse((await lines.next()).value);
      if (error !== undefined) throw new Error(`${message.method}: ${error.message}`);
    }
  }
  const time = performance.now() - started;
  await new Promise((done) => setTimeout(done, 150));
  const megabytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;
  child.stdin.end();
  await ended;
  return { time, megabytes };
}

function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
