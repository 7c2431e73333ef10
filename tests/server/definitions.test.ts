import { describe, expect, test } from 'vitest';
import { loadSkills } from '../../src/server/load-skills.ts';
import { connect, eras, type Era } from '../support/connect-mcp.ts';
import { createTemporaryFolder } from '../support/temporary-repository.ts';

/**
 * What a client is told before it calls anything, as it stands in the files of `definitions/`: whoever changes it sees there what every
 * assistant will read. `npx vitest run -u tests/server/definitions.test.ts` writes them anew.
 */
describe.each(eras)('in %s', (_, era) => {
  test.each(['server', 'tools', 'prompts', 'resources', 'resource-templates'] as const)(
    'says of its %s what is on file',
    async (name) => {
      await expectOnFile(name, (await readDefinitions(era)).definitions[name]);
    },
  );
});

test('says how long lists may be kept in the stateless era, and nothing else that the other does not', async () => {
  const [stateless, handshake] = await Promise.all(eras.map(([, era]) => readDefinitions(era)));
  await expectOnFile('cache-hints', stateless?.more);
  expect(handshake?.more).toEqual({ tools: {}, prompts: {}, resources: {}, 'resource-templates': {} });
});

/** The definitions of a server without plans, and what else its answers hold. */
async function readDefinitions(era: Era) {
  const client = await connect({ repo: createTemporaryFolder(), skills: await loadSkills() }, era);
  const { version: _, ...named } = client.getServerVersion() ?? {};
  const { tools, ...ofTools } = await client.listTools();
  const { prompts, ...ofPrompts } = await client.listPrompts();
  const { resources, ...ofResources } = await client.listResources();
  const { resourceTemplates, ...ofTemplates } = await client.listResourceTemplates();
  const capabilities = client.getServerCapabilities();
  const instructions = client.getInstructions()?.split('\n');
  return {
    definitions: {
      server: { ...named, capabilities, instructions },
      tools,
      prompts,
      resources,
      'resource-templates': resourceTemplates,
    },
    more: {
      tools: hints(ofTools),
      prompts: hints(ofPrompts),
      resources: hints(ofResources),
      'resource-templates': hints(ofTemplates),
    },
  };
}

/** Without who answers, which stands in every answer of the stateless era. */
function hints(rest: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(rest).filter(([name]) => name !== '_meta'));
}

async function expectOnFile(name: string, value: unknown): Promise<void> {
  await expect(`${JSON.stringify(value, null, 2)}\n`).toMatchFileSnapshot(`definitions/${name}.json`);
}
