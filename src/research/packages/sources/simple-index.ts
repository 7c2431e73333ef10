import { z } from 'zod';
import { readVersion } from '../../../claims/versions.ts';
import type { PythonIndex } from '../places/find-python-index.ts';
import type { RegistrySource } from '../web-client.ts';
import { knownVersions } from './known-versions.ts';
import { notUnderstood, withoutPackage } from './without-package.ts';

const name = 'the Python index';

/** JSON where the index has it (PEP 691), else the page of links that every index has (PEP 503). */
const accept = 'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1';

/** A file of a project: the version is known by its name alone. */
interface IndexFile {
  readonly filename: string;
  readonly isYanked: boolean;
}

const shape = z.looseObject({
  files: z.array(
    z
      .looseObject({ filename: z.string(), yanked: z.union([z.boolean(), z.string()]).optional().catch(undefined) })
      .transform(({ filename, yanked }): IndexFile => ({ filename, isYanked: Boolean(yanked ?? false) })),
  ),
});

/**
 * An index that pip and uv install from, which has the versions and which of them were taken back. What else it may say (days, sizes)
 * may be that of a copy, and is left to others.
 */
export function simpleIndex({ url }: PythonIndex, elsewhere: string | null): RegistrySource {
  return {
    name,
    elsewhere,
    async lookUp(wanted, client) {
      const project = normalize(wanted);
      const address = `${url}/${encodeURIComponent(project)}/`;
      const answer = await client.ask(address, { accept, form: 'text', most: 32 * 1024 * 1024 });
      if (answer.state !== 'ok') return withoutPackage(answer, name, client);
      const files = readFiles(String(answer.value));
      const all = files?.flatMap((file) => {
        const version = versionOf(file.filename, project);
        return version === null ? [] : [{ version, isYanked: file.isYanked }];
      });
      // A page without any file of the project is one to sign in, or another one that nobody meant.
      if (all === undefined || all.length === 0) return notUnderstood(name);
      const versions = [...new Set(all.filter(({ isYanked }) => !isYanked).map(({ version }) => version))];
      const stable = versions.filter((version) => readVersion(version)?.tail === '');
      return knownVersions(wanted, { versions, stable }, { name, today: client.today });
    },
  };
}

function readFiles(text: string): readonly IndexFile[] | undefined {
  if (/^\s*</u.test(text)) return readLinks(text);
  try {
    return shape.safeParse(JSON.parse(text)).data?.files;
  } catch {
    return undefined;
  }
}

function readLinks(page: string): readonly IndexFile[] {
  return [...page.matchAll(/<a\s([^<>]*)>([^<>]*)<\/a>/giu)].map(([, attributes = '', filename = '']) => ({
    filename: filename.trim(),
    isYanked: /\bdata-yanked\b/iu.test(attributes),
  }));
}

/** PEP 503: one name in all its spellings. */
function normalize(text: string): string {
  return text.toLowerCase().replace(/[-_.]+/gu, '-');
}

/** `name-1.0-py3-none-any.whl` or `name-1.0.tar.gz`; null for a file of something else. */
function versionOf(filename: string, project: string): string | null {
  const wheel = /^([^-]+)-([^-]+)-.*\.whl$/u.exec(filename);
  const source = /^(.+)-([^-]+)\.(?:tar\.(?:gz|bz2|xz)|tgz|zip)$/u.exec(filename);
  const [, named = '', version = ''] = wheel ?? source ?? [];
  return version !== '' && normalize(named) === project ? decodeVersion(version) : null;
}

/** Of a local version (`1.0+corp.1`), a wheel has the plus sign, and an escaped one in older indexes. */
function decodeVersion(text: string): string {
  return text.replaceAll('%2B', '+');
}
