import { z } from 'zod';
import { settingFields } from '../src/config.ts';
import { defineTool } from './tool.ts';

/** Whether everything that Groundplan needs is there. */
export const runDoctor = defineTool({
  name: 'run_doctor',
  title: 'Doctor',
  summary: 'Say whether everything is in place',
  description:
    'Says whether everything is in place: Node.js, git, the repository and what of it is not read and why, the plans folder, the settings, and the model with one small question to its endpoint.',
  input: z.object({
    model: settingFields.model.optional(),
    base_url: settingFields.base_url.optional(),
    answer_format: settingFields.answer_format.optional(),
  }),
  product: 'data',
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true },
  faces: ['cli'],
  command: {
    name: 'doctor',
    details:
      'Looks at Node.js, git, the repository, what of it is not read and why, the plans folder and the settings, and asks the model, if one is configured, one small question. Exits with 1 when something will fail.',
    values: { model: 'ID', base_url: 'URL' },
    json: true,
  },
  async run(_, context) {
    const { examine } = await import('./doctor/examine.ts');
    const rows = await examine(context);
    const width = Math.max(...rows.map(({ subject }) => subject.length));
    const text = rows
      .map(({ state, subject, detail }) => `${marks[state]} ${subject.padEnd(width)}  ${detail}`)
      .join('\n');
    const sound = rows.every(({ state }) => state !== 'problem');
    return { text, data: { rows }, outcome: sound ? 'done' : 'findings' };
  },
});

/** One width, readable without colours. */
const marks = { ok: 'ok     ', note: 'note   ', problem: 'problem' } as const;
