import { z } from 'zod';
import { found, foundIf, none } from '../package-record.ts';
import type { RegistrySource } from '../web-client.ts';
import { notUnderstood, withoutPackage } from './without-package.ts';

const name = 'PyPI';

const file = z.looseObject({
  upload_time: z.string().catch(''),
  yanked: z.boolean().catch(false),
  size: z.number().catch(0),
});
const shape = z.looseObject({
  info: z.looseObject({
    version: z.string(),
    license: z.string().nullish().catch(null),
    license_expression: z.string().nullish().catch(null),
    classifiers: z.array(z.string()).catch([]),
    project_urls: z.record(z.string(), z.string()).nullish().catch(null),
    home_page: z.string().nullish().catch(null),
  }),
  releases: z.record(z.string(), z.array(file)).catch({}),
});

/** PyPI, or what has its JSON interface. */
export function pypi(address: string, elsewhere: string | null): RegistrySource {
  return {
    name,
    elsewhere,
    async lookUp(wanted, client) {
      const answer = await client.ask(`${address}/pypi/${encodeURIComponent(wanted)}/json`, { most: 32 * 1024 * 1024 });
      if (answer.state !== 'ok') return withoutPackage(answer, name, client);
      const read = shape.safeParse(answer.value);
      if (!read.success) return notUnderstood(name);
      const { info, releases } = read.data;
      const { today } = client;
      const days = Object.values(releases)
        .flatMap((files) => files.map(({ upload_time: time }) => time.slice(0, 10)))
        .filter((day) => day !== '')
        .sort();
      const versions = Object.keys(releases).filter((version) => releases[version]?.some(({ yanked }) => !yanked));
      return {
        facts: {
          existence: found(wanted, name, today),
          latest: found(info.version, name, today),
          license: foundIf(licenseOf(info), name, today),
          created: foundIf(days[0], name, today),
          released: foundIf(days.at(-1), name, today),
          releases: found(versions.length, name, today),
          repository: foundIf(sourceOf(info), name, today),
          // PyPI has no mark for a package that is given up, but for a classifier.
          deprecation: info.classifiers.some((one) => /Development Status :: 7/u.test(one))
            ? found('marked as inactive', name, today)
            : none(name, today),
        },
        versions: [...new Set([...versions, info.version])],
      };
    },
    async lookInto(wanted, version, client) {
      const answer = await client.ask(
        `${address}/pypi/${encodeURIComponent(wanted)}/${encodeURIComponent(version)}/json`,
      );
      const read =
        answer.state === 'ok' ? z.looseObject({ urls: z.array(file).catch([]) }).safeParse(answer.value) : null;
      const size = read?.data?.urls[0]?.size;
      return size === undefined || size === 0 ? {} : { size: found(size, name, client.today) };
    },
  };
}

type Info = z.output<typeof shape>['info'];

/** The expression; else the field, if it is a name and not a whole text; else the classifier. */
function licenseOf({ license, license_expression: expression, classifiers }: Info): string | null {
  if (typeof expression === 'string' && expression !== '') return expression;
  if (typeof license === 'string' && license !== '' && license.length <= 60 && !license.includes('\n')) return license;
  const named = classifiers.find((one) => one.startsWith('License :: '));
  return named?.split(' :: ').at(-1) ?? null;
}

function sourceOf({ project_urls: urls, home_page: home }: Info): string | null {
  const named = Object.entries(urls ?? {});
  const source = named.find(([label]) => /source|repo|code|github/iu.test(label)) ?? named[0];
  return source?.[1] ?? (home === undefined || home === '' ? null : home);
}
