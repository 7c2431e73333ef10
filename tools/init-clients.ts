import { z } from 'zod';
import { PlanError } from '../src/errors.ts';
import type { Setup } from './init/set-up.ts';
import { defineTool } from './tool.ts';

/** Tells the assistants that are there of the server. Writes outside the repository too, so it is for whoever sits at the shell alone. */
export const initClients = defineTool({
  name: 'init_clients',
  title: 'Set up assistants',
  summary: 'Set up the assistants on this machine and in the repository',
  description:
    'Finds the assistants on this machine and in the repository, and puts the server into their configuration. Shows every change; writes after a question, or with `yes`.',
  input: z.object({
    clients: z.array(z.string()).default([]).describe('Only these, found or not; all that are found if none is named'),
    scope: z
      .enum(['project', 'user'])
      .optional()
      .describe(
        'Write to the file of the repository, or to your own for all repositories; the first that there is if not given',
      ),
    yes: z.boolean().default(false).describe('Write without asking'),
    dry_run: z.boolean().default(false).describe('Show what would be written, and write nothing'),
    print: z.boolean().default(false).describe('Print the blocks to paste instead, for all that are known'),
    local: z.boolean().default(false).describe('Start this installation by its path, instead of the published package'),
  }),
  product: 'data',
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  faces: ['cli'],
  command: {
    name: 'init',
    details:
      'Finds the assistants on this machine and in the repository, shows what it would put into the configuration of each, and writes it after a question. Everything else in the files stays, byte for byte. Where nobody can be asked, nothing is written without --yes.',
    positional: [{ field: 'clients', value: 'CLIENTS', required: false, rest: true }],
    json: true,
  },
  async run({ clients: ids, scope = null, yes, dry_run: dry, print, local }, context) {
    const { chooseClients } = await import('./init/choose-clients.ts');
    const { findSigns } = await import('./init/find-signs.ts');
    const { readMachine } = await import('./init/machine.ts');
    const { printBlocks } = await import('./init/print-blocks.ts');
    const { printNone, printSetups } = await import('./init/print-setups.ts');
    const { setUp } = await import('./init/set-up.ts');
    const { locateRoot } = await import('../src/repository/locate-root.ts');
    const { environment, signal, ask, atTerminal } = context;
    const { root } = await locateRoot(context.folder, { environment, signal });
    const chosen = chooseClients(ids);
    if (print) {
      const text = printBlocks(chosen, { root, local });
      return { text, data: { text }, outcome: 'done' };
    }
    const machine = readMachine(environment);
    const found = chosen
      .map((client) => ({ client, found: findSigns(client, root, machine) }))
      .filter(({ found }) => ids.length > 0 || found.length > 0);
    const manner = dry ? 'show' : yes ? 'write' : atTerminal ? 'ask' : 'show';
    const setups: Setup[] = [];
    try {
      for (const { client, found: signs } of found)
        setups.push(await setUp(client, { root, machine, scope, local }, { manner, found: signs, ask }));
    } catch (error) {
      throw signal.aborted ? interrupted(setups) : error;
    }
    const failed = setups.some(({ state }) => state === 'failed');
    const text = setups.length === 0 ? printNone(chosen) : printSetups(setups, context.colour);
    return {
      text,
      data: { repository: root, clients: setups.map(describe) },
      outcome: failed ? 'failed' : 'done',
    };
  },
});

function describe(setup: Setup) {
  const { shown: _, ...described } = setup;
  return described;
}

function interrupted(setups: readonly Setup[]): PlanError {
  const written = setups.flatMap(({ state, file }) => (state === 'written' && file !== null ? [file] : []));
  const hint = written.length === 0 ? 'no file was changed.' : `written so far: ${written.join(', ')}.`;
  return new PlanError('aborted', 'Interrupted.', { hint });
}
