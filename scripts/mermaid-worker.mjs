// Runs in a worker thread: reads diagrams with Mermaid's own grammars. Bundled by bundle-mermaid.mjs.
import { parentPort } from 'node:worker_threads';
import mermaid from 'mermaid';

mermaid.initialize({ startOnLoad: false, logLevel: 'fatal' });

parentPort.on('message', async (source) => {
  try {
    await mermaid.parse(source);
    parentPort.postMessage({ ok: true });
  } catch (error) {
    parentPort.postMessage({ ok: false, message: error instanceof Error ? error.message : String(error) });
  }
});

parentPort.postMessage('ready');
