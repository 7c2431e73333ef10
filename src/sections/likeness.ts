import type { RootContent } from 'mdast';
import { flat } from '../markdown/text.ts';
import { renderSection } from './render-section.ts';
import type { Section } from './section.ts';

/** How alike two things are, and how much there is to tell it by. */
export interface Likeness {
  /** 0 for nothing in common, 1 for the same kinds of blocks. */
  readonly share: number;
  /** True if tables, diagrams, checklists or steps speak for it: every section may have lists and sentences. */
  readonly isTelling: boolean;
}

/** How alike Markdown, its heading first or not, is to what a section holds: by kinds of blocks alone, in whatever language. */
export function likenessOf(section: Section, nodes: readonly RootContent[]): Likeness {
  const [own, found] = [featuresOf(section), countFeatures(nodes)];
  const common = [...found].map(([feature, count]) => [feature, Math.min(count, own.get(feature) ?? 0)] as const);
  const share = (2 * weigh(common)) / Math.max(weigh(own) + weigh(found), 1);
  return { share, isTelling: common.some(([feature, count]) => count > 0 && weightOf(feature) >= telling) };
}

type Features = ReadonlyMap<string, number>;

const known = new Map<string, Features>();

function featuresOf(section: Section): Features {
  const features = known.get(section.id) ?? countFeatures(renderSection(section, section.example));
  known.set(section.id, features);
  return features;
}

/** More of a kind says no more than two. */
const mostOfKind = 2;

function countFeatures(nodes: readonly RootContent[]): Features {
  const counts = new Map<string, number>();
  for (const node of nodes.slice(nodes[0]?.type === 'heading' ? 1 : 0)) {
    const feature = featureOf(node);
    counts.set(feature, Math.min((counts.get(feature) ?? 0) + 1, mostOfKind));
  }
  return counts;
}

function featureOf(node: RootContent): string {
  if (node.type === 'table') return `table of ${node.children[0]?.children.length ?? 0}`;
  if (node.type === 'heading') return isStep(flat(node.children)) ? 'step' : 'heading';
  if (node.type === 'code') return node.lang?.toLowerCase() === 'mermaid' ? 'diagram' : 'code';
  if (node.type !== 'list') return 'text';
  if (node.children.some(({ checked }) => typeof checked === 'boolean')) return 'checklist';
  return node.ordered === true ? 'numbers' : 'bullets';
}

/** "Step 2: …", in whatever language. */
export function isStep(title: string): boolean {
  return /^\p{L}+\s*#?\d+\s*(?:[.:：)—–-]|$)/u.test(title.trim());
}

const telling = 2;
const weights: Readonly<Record<string, number>> = {
  step: 4,
  diagram: 3,
  checklist: 2,
  numbers: 1,
  code: 1,
  heading: 0.5,
  bullets: 0.5,
  text: 0.25,
};

function weightOf(feature: string): number {
  return weights[feature] ?? (feature === 'table of 2' ? 2 : 3);
}

function weigh(counts: Iterable<readonly [string, number]>): number {
  return [...counts].reduce((sum, [feature, count]) => sum + weightOf(feature) * count, 0);
}
