import type { ConfigKey } from '../collectors/configuration.ts';
import type { EnvironmentRead } from './read-environment.ts';

/** One key per name: at where it is declared, else where it is first read, with the first default that is written and all files that read it. */
export function mergeKeys(reads: readonly EnvironmentRead[]): readonly ConfigKey[] {
  const byKey = new Map<string, EnvironmentRead[]>();
  for (const read of reads) byKey.set(read.key, [...(byKey.get(read.key) ?? []), read]);
  return [...byKey].flatMap(([key, reads]) => {
    const [first, ...rest] = [
      ...reads.filter(({ declares }) => declares),
      ...reads.filter(({ declares }) => !declares),
    ];
    if (first === undefined) return [];
    const written = [first, ...rest].find((read) => read.default !== null)?.default ?? null;
    const paths = [first, ...rest].map(({ path }) => path);
    return [
      {
        key,
        kind: first.kind,
        default: written === null || isSecret(key, written) ? null : written,
        at: { path: first.path, startLine: first.line, endLine: first.line },
        readBy: [...new Set(paths)].filter((path) => !isSample(path)).sort(),
      },
    ];
  });
}

/** True for a value that may be a credential, by the key's name or the value's form. */
function isSecret(key: string, value: string): boolean {
  if (/^(?:|true|false|none|null|\d{1,6})$/i.test(value)) return false;
  return (
    SECRET_KEY.test(key) || /:\/\/[^/\s]*:[^/\s]*@/.test(value) || /^(?=.*\d)(?=.*[A-Za-z])[\w+/=-]{20,}$/.test(value)
  );
}

const SECRET_KEY =
  /secret|token|passw(?:or)?d|passphrase|pwd|credential|private|_dsn$|api_?key|access_?key|signing_?key|encryption_?key|(?:^|_)key$|(?:^|_)pass$|(?:^|_)salt$|webhook_url/i;

function isSample(path: string): boolean {
  return /(?:^|\/)(?:\.env[^/]*|env\.(?:example|sample))$|\.env$/.test(path);
}
