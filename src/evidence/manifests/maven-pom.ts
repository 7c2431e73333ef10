import type { XmlElement } from '../located/parse-xml.ts';
import { elementsAt, elementText } from '../located/parse-xml.ts';
import type { Declaration } from './manifest.ts';
import { defineManifestFormat } from './manifest.ts';
import type { Pom, PomValue } from './maven-model.ts';
import { interpolate, readPomChain, valueAt } from './maven-model.ts';

/** Where Maven looks for a plugin that names no group. */
const defaultPluginGroup = 'org.apache.maven.plugins';

/** `pom.xml`: dependencies, plugins and a foreign parent, with properties and management from the parents in the tree. */
export const mavenPom = defineManifestFormat({
  ecosystem: 'maven',
  matches: (name) => name === 'pom.xml',
  parse: (input) => {
    const chain = readPomChain(input);
    const [own] = chain;
    if (own === undefined) throw new Error(`Expected a project element in ${input.path}.`);
    const artifact = elementText(own.project, 'artifactId');
    const group = elementText(own.project, 'groupId') ?? elementText(own.project, 'parent', 'groupId');
    return {
      name: group === null ? artifact : `${group}:${artifact}`,
      version: effectiveText(valueAt(own.project, own.path, 'version') ?? parentVersion(own), chain),
      declarations: [...readParent(chain, own), ...readDependencies(chain, own), ...readPlugins(chain, own)],
      members: elementsAt(own.project, 'modules', 'module').map(({ text }) => text),
    };
  },
});

function parentVersion({ path, project }: Pom): PomValue | null {
  return valueAt(elementsAt(project, 'parent')[0], path, 'version');
}

/** A parent outside the tree, such as Spring Boot's, decides versions: it is a dependency of the build. */
function readParent(chain: readonly Pom[], own: Pom): readonly Declaration[] {
  const [parent] = elementsAt(own.project, 'parent');
  if (parent === undefined || chain.length > 1) return [];
  return declare(parent, own, chain, 'build', null);
}

function readDependencies(chain: readonly Pom[], own: Pom): readonly Declaration[] {
  const managed = elementsAt(own.project, 'dependencyManagement', 'dependencies', 'dependency');
  const boms = managed.filter((element) => elementText(element, 'scope') === 'import');
  const owners = [own.project, ...elementsAt(own.project, 'profiles', 'profile')];
  const used = owners.flatMap((owner) => elementsAt(owner, 'dependencies', 'dependency'));
  return [
    ...boms.flatMap((element) => declare(element, own, chain, 'build', null)),
    ...used.flatMap((element) => {
      const management = findManaged(element, chain, ['dependencyManagement', 'dependencies', 'dependency'], null);
      return declare(element, own, chain, kindOf(element, management), management);
    }),
  ];
}

function readPlugins(chain: readonly Pom[], own: Pom): readonly Declaration[] {
  const owners = [own.project, ...elementsAt(own.project, 'profiles', 'profile')];
  return owners
    .flatMap((owner) => elementsAt(owner, 'build', 'plugins', 'plugin'))
    .flatMap((element) => {
      const management = findManaged(
        element,
        chain,
        ['build', 'pluginManagement', 'plugins', 'plugin'],
        defaultPluginGroup,
      );
      return declare(element, own, chain, 'build', management);
    });
}

function declare(
  element: XmlElement,
  own: Pom,
  chain: readonly Pom[],
  kind: Declaration['kind'],
  management: Managed | null,
): readonly Declaration[] {
  const name = coordinates(element, chain, own.path, element.name === 'plugin' ? defaultPluginGroup : null);
  if (name === null) return [];
  const written = valueAt(element, own.path, 'version');
  const source = written ?? (management && valueAt(management.element, management.path, 'version'));
  const fixed = source === null ? null : interpolate(source, chain);
  const declared = fixed === null || fixed.text.includes('${') ? null : fixed.text;
  const exact = declared === null || /[[(,]|^LATEST$|^RELEASE$/u.test(declared) ? null : declared;
  return [
    {
      name,
      declared: declared ?? written?.text ?? null,
      kind,
      line: lineOfArtifact(element),
      fixed: exact === null || fixed === null ? undefined : { version: exact, path: fixed.path, line: fixed.line },
    },
  ];
}

interface Managed {
  readonly element: XmlElement;
  readonly path: string;
}

function findManaged(
  element: XmlElement,
  chain: readonly Pom[],
  names: readonly string[],
  defaultGroup: string | null,
): Managed | null {
  for (const { path, project } of chain) {
    const wanted = coordinates(element, chain, path, defaultGroup);
    const found = elementsAt(project, ...names).find(
      (candidate) => coordinates(candidate, chain, path, defaultGroup) === wanted,
    );
    if (found !== undefined) return { element: found, path };
  }
  return null;
}

function coordinates(
  element: XmlElement,
  chain: readonly Pom[],
  path: string,
  defaultGroup: string | null,
): string | null {
  const artifact = effectiveText(valueAt(element, path, 'artifactId'), chain);
  const group = effectiveText(valueAt(element, path, 'groupId'), chain) ?? defaultGroup;
  return artifact === null || group === null ? null : `${group}:${artifact}`;
}

function effectiveText(value: PomValue | null, chain: readonly Pom[]): string | null {
  return value === null ? null : interpolate(value, chain).text;
}

function kindOf(element: XmlElement, management: Managed | null): Declaration['kind'] {
  const scope = elementText(element, 'scope') ?? elementText(management?.element, 'scope');
  if (scope === 'test') return 'development';
  if (scope === 'provided' || scope === 'system') return 'peer';
  return elementText(element, 'optional') === 'true' ? 'optional' : 'runtime';
}

/** The line that names the artifact tells more than that of the opening tag. */
function lineOfArtifact(element: XmlElement): number {
  return elementsAt(element, 'artifactId')[0]?.line ?? element.line;
}
