import type { XmlElement } from '../located/parse-xml.ts';
import { elementsAt, elementText, parseXml } from '../located/parse-xml.ts';
import { folderOf, joinPath } from '../../repository/paths.ts';
import type { ManifestInput } from './manifest.ts';

/** Parents form a chain, and a loop of two files must not hang the reader. */
const maximumParents = 8;

/** One POM of a chain: the file, and its parents in the tree after it. */
export interface Pom {
  readonly path: string;
  readonly project: XmlElement;
}

/** A text with the place where it is written. */
export interface PomValue {
  readonly text: string;
  readonly path: string;
  readonly line: number;
}

/** The POM and those that it inherits from, as far as they lie in this repository; nearest first. */
export function readPomChain({ path, text, parseFile }: ManifestInput): readonly Pom[] {
  const chain: Pom[] = [];
  let next: Pom | null = { path, project: parseProject(text) };
  while (next !== null && chain.length < maximumParents) {
    chain.push(next);
    next = readParent(next, parseFile);
  }
  return chain;
}

/** Replaces `${property}` by what the chain defines, and says where the value stands when a property alone gives it. */
export function interpolate(value: PomValue, chain: readonly Pom[], depth = 0): PomValue {
  const whole = /^\$\{([^}]+)\}$/u.exec(value.text)?.[1];
  if (depth > maximumParents) return value;
  if (whole !== undefined) {
    const property = findProperty(whole, chain);
    return property === null ? value : interpolate(property, chain, depth + 1);
  }
  const text = value.text.replace(/\$\{([^}]+)\}/gu, (reference, name: string) => {
    const property = findProperty(name, chain);
    return property === null ? reference : interpolate(property, chain, depth + 1).text;
  });
  return { ...value, text };
}

/** The text of a child element with its place, or null. */
export function valueAt(element: XmlElement | undefined, path: string, name: string): PomValue | null {
  const [child] = elementsAt(element, name);
  return child === undefined ? null : { text: child.text, path, line: child.line };
}

function parseProject(text: string): XmlElement {
  const project = parseXml(text);
  if (project.name !== 'project') throw new Error(`Expected a project element, got ${project.name}.`);
  return project;
}

function readParent({ path, project }: Pom, parseFile: ManifestInput['parseFile']): Pom | null {
  const [parent] = elementsAt(project, 'parent');
  if (parent === undefined) return null;
  const relative = elementText(parent, 'relativePath') ?? '../pom.xml';
  if (relative === '') return null;
  const target = joinPath(folderOf(path), relative.endsWith('.xml') ? relative : `${relative}/pom.xml`);
  const found = target === null ? null : parseFile(target, parseProject);
  if (target === null || found === null) return null;
  return elementText(found, 'artifactId') === elementText(parent, 'artifactId')
    ? { path: target, project: found }
    : null;
}

function findProperty(name: string, chain: readonly Pom[]): PomValue | null {
  for (const { path, project } of chain) {
    const [properties] = elementsAt(project, 'properties');
    const defined = valueAt(properties, path, name) ?? projectValue(name, project, path);
    if (defined !== null) return defined;
  }
  return null;
}

/** `project.version` and the like, inherited from the parent element where the project has none. */
function projectValue(name: string, project: XmlElement, path: string): PomValue | null {
  const field = /^(?:project|pom)\.(version|groupId|artifactId)$/u.exec(name)?.[1];
  const parentField = /^(?:project\.)?parent\.(version|groupId|artifactId)$/u.exec(name)?.[1];
  const [parent] = elementsAt(project, 'parent');
  if (parentField !== undefined) return valueAt(parent, path, parentField);
  return field === undefined ? null : (valueAt(project, path, field) ?? valueAt(parent, path, field));
}
