import { elementsAt, elementText, parseXml } from '../located/parse-xml.ts';
import type { XmlElement } from '../located/parse-xml.ts';
import { ancestorsOf, baseOf, folderOf } from '../../repository/paths.ts';
import type { Declaration, ManifestInput } from './manifest.ts';
import { defineManifestFormat } from './manifest.ts';

/** MSBuild projects and the properties that a folder shares, with versions kept in a central `Directory.Packages.props`. */
export const dotnetProject = defineManifestFormat({
  ecosystem: 'nuget',
  matches: (_, path) => /\.(?:cs|fs|vb)proj$|(?:^|\/)Directory\.Build\.(?:props|targets)$/u.test(path),
  parse: (input) => {
    const project = parseXml(input.text);
    const references = elementsAt(project, 'ItemGroup', 'PackageReference');
    const isTest = isTestProject(project, references);
    const isProject = input.path.endsWith('proj');
    const properties = elementsAt(project, 'PropertyGroup');
    const property = (name: string) => properties.flatMap((group) => elementText(group, name) ?? [])[0] ?? null;
    return {
      name: isProject ? (property('PackageId') ?? baseOf(input.path).replace(/\.\w+$/u, '')) : null,
      version: property('Version') ?? property('VersionPrefix'),
      declarations: references.flatMap((reference) => declare(reference, isTest, input)),
      members: [],
    };
  },
});

function declare(reference: XmlElement, isTest: boolean, input: ManifestInput): readonly Declaration[] {
  const name = reference.attributes['Include'] ?? reference.attributes['Update'];
  if (name === undefined || name === '') return [];
  const written = valueOf(reference, 'Version') ?? valueOf(reference, 'VersionOverride');
  const central = written === null ? findCentral(name, input) : null;
  const declared = written ?? central?.version ?? null;
  const place = central ?? { path: input.path, line: reference.line };
  const exact = declared !== null && /^\d[\w.+-]*$/u.test(declared) ? declared : null;
  return [
    {
      name,
      declared,
      kind: isTest || /^all$/iu.test(valueOf(reference, 'PrivateAssets') ?? '') ? 'development' : 'runtime',
      line: reference.line,
      // NuGet takes the lowest version that a plain number allows, which is that number.
      fixed: exact === null ? undefined : { version: exact, path: place.path, line: place.line },
    },
  ];
}

function findCentral(name: string, { path, parseFile }: ManifestInput) {
  for (const folder of ancestorsOf(folderOf(path))) {
    const file = folder === '' ? 'Directory.Packages.props' : `${folder}/Directory.Packages.props`;
    const project = parseFile(file, parseXml);
    if (project === null) continue;
    const entry = elementsAt(project, 'ItemGroup', 'PackageVersion').find(
      ({ attributes }) => attributes['Include']?.toLowerCase() === name.toLowerCase(),
    );
    const version = entry === undefined ? null : valueOf(entry, 'Version');
    return entry === undefined || version === null ? null : { version, path: file, line: entry.line };
  }
  return null;
}

/** MSBuild takes metadata as an attribute or as a child element. */
function valueOf(element: XmlElement, name: string): string | null {
  return element.attributes[name] ?? elementText(element, name);
}

function isTestProject(project: XmlElement, references: readonly XmlElement[]): boolean {
  const said = elementsAt(project, 'PropertyGroup', 'IsTestProject').some(({ text }) => text.toLowerCase() === 'true');
  return said || references.some(({ attributes }) => attributes['Include'] === 'Microsoft.NET.Test.Sdk');
}
