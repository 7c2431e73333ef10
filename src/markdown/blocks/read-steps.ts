import type { Code, List, PhrasingContent, RootContent } from 'mdast';
import { flat } from '../text.ts';
import type { MarkdownSource, Remark } from './block.ts';
import type { Field } from './fields.ts';
import { keyOfName } from './fields.ts';
import { codeNode } from './codes.ts';
import { readLabel, splitLines } from './lines.ts';
import { readItems } from './list-items.ts';
import { isStepTitle } from './step-title.ts';

/** The labelled lines of a step. */
export interface StepFields {
  readonly description: Field<string>;
  readonly files: Field<readonly string[]>;
  readonly verification: Field<string>;
  readonly effort: Field<string>;
  readonly requirements: Field<readonly string[]>;
}

type Key = keyof StepFields;

/** A step as it was written: what stands after each label. */
export interface StepLines {
  readonly heading: RootContent;
  readonly title: string;
  readonly lines: Partial<Record<Key, PhrasingContent[]>>;
}

export interface StepsRead {
  readonly steps: readonly StepLines[];
  readonly rest: readonly RootContent[];
  readonly remarks: readonly Remark[];
}

/** The title of a step that the node opens: any heading below the section's, or a bold `Step 2: …` in its place. */
export function stepHeading(node: RootContent): string | undefined {
  if (node.type === 'heading') return node.depth < 3 ? undefined : flat(node.children);
  if (node.type !== 'paragraph' || node.children[0]?.type !== 'strong') return undefined;
  const title = flat(node.children);
  return isStepTitle(title) ? title : undefined;
}

/**
 * Gathers what stands under each label, however it is laid out: lines of one paragraph, paragraphs, bullets, a list or
 * commands below a label.
 */
export function readSteps(fields: StepFields, nodes: readonly RootContent[], source: MarkdownSource): StepsRead {
  const steps: StepLines[] = [];
  const rest: RootContent[] = [];
  const remarks: Remark[] = [];
  const depth = nodes.find((node) => node.type === 'heading')?.depth ?? 3;
  /** The label that a line without one continues; `other` after a label that is none of a step's. */
  let current: Key | 'other' | undefined;
  for (const node of nodes) readNode(node);
  return { steps, rest, remarks };

  function readNode(node: RootContent): void {
    const title = stepHeading(node);
    if (title !== undefined && (node.type !== 'heading' || node.depth <= depth || isStepTitle(title))) {
      steps.push({ heading: node, title, lines: {} });
      current = undefined;
    } else if (node.type === 'paragraph' && steps.length > 0) readParagraph(splitLines(node.children));
    else if (node.type === 'list' && steps.length > 0) readList(node);
    else if (node.type === 'code' && current === 'verification' && isCommands(node))
      append('verification', commandNodes(node), '; ');
    else rest.push(node);
  }

  function readParagraph(lines: readonly PhrasingContent[][]): void {
    // Plain words before any label describe the step; after a list of files or an effort they are something else.
    const first = lines[0] ?? [];
    if (labelledKey(first) === undefined && (current === 'files' || current === 'effort' || current === 'requirements'))
      current = 'other';
    for (const line of lines) readLine(line);
  }

  function readLine(line: readonly PhrasingContent[]): void {
    const label = readLabel(line);
    const key = labelledKey(line);
    if (label !== undefined && key !== undefined) {
      current = key;
      append(key, label.value, ' ');
    } else if (label?.bold === true || current === 'other') {
      current = 'other';
      rest.push({ type: 'paragraph', children: [...line] });
    } else {
      current ??= 'description';
      append(current, line, ' ');
    }
  }

  function readList(list: List): void {
    const { items, ...others } = readItems([list], source);
    const labelled = items.some(({ nodes: line }) => labelledKey(line) !== undefined);
    if (!labelled && (current === 'other' || current === 'effort')) {
      rest.push(list);
      return;
    }
    rest.push(...others.rest);
    remarks.push(...others.remarks);
    for (const item of items) {
      if (labelled) readParagraph(splitLines(item.nodes));
      else {
        current = current === undefined || current === 'other' ? 'description' : current;
        append(current, item.nodes, '; ');
      }
    }
  }

  function labelledKey(line: readonly PhrasingContent[]): Key | undefined {
    const label = readLabel(line)?.label;
    const key = label === undefined ? undefined : keyOfName({ ...fields }, label);
    return keys.find((one) => one === key);
  }

  function append(key: Key, more: readonly PhrasingContent[], separator: string): void {
    const lines = steps.at(-1)?.lines;
    if (lines === undefined) return;
    const before = lines[key] ?? [];
    const said = flat(before);
    const between = said === '' || more.length === 0 ? '' : said.endsWith(':') ? ' ' : separator;
    lines[key] = [...before, { type: 'text', value: between }, ...more];
  }
}

const keys: readonly Key[] = ['description', 'files', 'verification', 'effort', 'requirements'];

function isCommands({ lang, value }: Code): boolean {
  return /^(?:bash|sh|shell|zsh|console|powershell|cmd|text)?$/i.test(lang ?? '') && commandsIn(value).length <= 4;
}

function commandNodes({ value }: Code): PhrasingContent[] {
  return commandsIn(value).flatMap((command, index) => [
    { type: 'text' as const, value: index > 0 ? '; ' : '' },
    codeNode(command),
  ]);
}

function commandsIn(source: string): string[] {
  return source
    .split('\n')
    .map((command) => command.trim().replace(/^\$ /, ''))
    .filter((command) => command !== '' && !command.startsWith('#'));
}
