import type { PhrasingContent, RootContent } from 'mdast';
import { z, type ZodType } from 'zod';
import { mdString, textString } from '../text.ts';
import type { Block, MarkdownSource, Parsed, Remark } from './block.ts';
import { codes, md, text } from './cells.ts';
import { field } from './fields.ts';
import { labelNodes } from './lines.ts';
import { readSteps, stepHeading, type StepFields, type StepLines } from './read-steps.ts';
import { remarkOn } from './remark.ts';
import { settle } from './settle.ts';
import { readStepTitle, writeStepTitle } from './step-title.ts';

/** One step of the implementation. */
export interface Step {
  readonly name: string;
  /** Ids of the requirements that it serves, shown after its name. */
  readonly requirements: readonly string[];
  readonly description: string;
  readonly files: readonly string[];
  readonly verification: string;
  readonly effort: string;
}

/** Schemas of the fields that refer to the world, with what is registered for them. */
export interface StepSchemas {
  readonly requirement?: ZodType<string>;
  readonly description?: ZodType<string>;
  readonly file?: ZodType<string>;
  readonly verification?: ZodType<string>;
}

/**
 * Steps, each a heading and four labelled lines. Once started it takes everything up to the next heading above its own.
 */
export function stepList(schemas: StepSchemas = {}): Block<readonly Step[]> {
  const {
    requirement = textString(),
    description = mdString(),
    file = textString(),
    verification = mdString(),
  } = schemas;
  const fields = {
    description: field('Description', md(description), 'What to do', 'What', 'Task', 'Details'),
    files: field(
      'Files affected',
      codes(file),
      'Files',
      'File',
      'Affected files',
      'Files to change',
      'Files changed',
      'Files touched',
    ),
    verification: field('Verification', md(verification), 'Verify', 'How to verify', 'Validation', 'Test', 'Tests'),
    effort: field('Estimated effort', text(), 'Effort', 'Estimate', 'Estimated time', 'Time'),
    requirements: field('Requirements', codes(requirement), 'Requirement', 'Covers', 'Requirements covered'),
  };
  const step = z.strictObject({
    name: textString(),
    requirements: z.array(requirement),
    description: fields.description.cell.schema,
    files: fields.files.cell.schema,
    verification: fields.verification.cell.schema,
    effort: fields.effort.cell.schema,
  });
  return {
    kind: 'step list',
    schema: z.array(step.overwrite((one) => settle(one, (draft) => ({ ...draft, ...retitle(draft) })))),
    empty: [],
    skeleton: [
      '### Step 1: [Name] ([R1])',
      ...stepLabels.map((key) => `**${fields[key].name}:** ${fields[key].cell.hole(fields[key].name)}`),
    ].join('\n\n'),
    accepts: (node, started) =>
      stepHeading(node) !== undefined || (started && node.type !== 'heading' && node.type !== 'thematicBreak'),
    render: (steps) => steps.flatMap((one, index) => renderStep(fields, one, index + 1)),
    parse: (nodes, source) => parseSteps(fields, nodes, source),
  };
}

const stepLabels = ['description', 'files', 'verification', 'effort'] as const;

/** Requirements are read out of the title, so a name cannot end like them. */
function retitle({ name, requirements }: Pick<Step, 'name' | 'requirements'>): {
  name: string;
  requirements: string[];
} {
  const title = readStepTitle(writeStepTitle(1, { name, requirements }));
  return { name: title.name, requirements: [...new Set(title.requirements)] };
}

function renderStep(fields: StepFields, step: Step, number: number): RootContent[] {
  const lines: PhrasingContent[][] = [
    labelNodes(fields.description.name, fields.description.cell.render(step.description)),
    labelNodes(fields.files.name, fields.files.cell.render(step.files)),
    labelNodes(fields.verification.name, fields.verification.cell.render(step.verification)),
    labelNodes(fields.effort.name, fields.effort.cell.render(step.effort)),
  ];
  return [
    { type: 'heading', depth: 3, children: [{ type: 'text', value: writeStepTitle(number, step) }] },
    ...lines.map((children): RootContent => ({ type: 'paragraph', children })),
  ];
}

function parseSteps(
  fields: StepFields,
  nodes: readonly RootContent[],
  source: MarkdownSource,
): Parsed<readonly Step[]> {
  const { steps, rest, remarks } = readSteps(fields, nodes, source);
  const more: Remark[] = [];
  const value = steps.map((lines) => stepOf(fields, lines, more));
  return { value, rest, remarks: [...remarks, ...more] };
}

function stepOf(fields: StepFields, { heading, title, lines }: StepLines, remarks: Remark[]): Step {
  const remark = (message: string) => remarks.push(remarkOn(heading, message));
  const missing = stepLabels.filter((key) => lines[key] === undefined).map((key) => `"${fields[key].name}:"`);
  if (missing.length > 0) remark(`Missing ${missing.join(', ')} in the step "${title}".`);
  const { name, requirements } = readStepTitle(title);
  const labelled = lines.requirements === undefined ? [] : fields.requirements.cell.parse(lines.requirements, remark);
  return {
    ...retitle({ name, requirements: [...requirements, ...labelled] }),
    description: fields.description.cell.parse(lines.description ?? [], remark),
    files: lines.files === undefined ? [] : fields.files.cell.parse(lines.files, remark),
    verification: fields.verification.cell.parse(lines.verification ?? [], remark),
    effort: fields.effort.cell.parse(lines.effort ?? [], remark),
  };
}
