import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { redactSecrets } from '../../src/model/redact-secrets.ts';
import { modelAt } from '../support/model-at.ts';
import { answering, refusing, writesTheLeast } from '../support/model-scenarios.ts';
import { startModelServer } from '../support/model-server.ts';

/** Put together here, so that no scanner takes this file for a leak. */
const secret = (...parts: readonly string[]) => parts.join('');
const random = 'aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6dE9f';
const base64 = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7';

const planted: Readonly<Record<string, readonly [text: string, secret: string]>> = {
  'private-key': [`-----BEGIN RSA PRIVATE KEY-----\n${base64}\n${base64}\n-----END RSA PRIVATE KEY-----`, base64],
  'private-key, in JSON': [`"key": "-----BEGIN PRIVATE KEY-----\\n${base64}\\n-----END PRIVATE KEY-----\\n"`, base64],
  'private-key, cut off': [`-----BEGIN OPENSSH PRIVATE KEY-----\n${base64}\n${base64}`, base64],
  'aws-id': ['aws_access_key_id = AKIA2E0A8F3B244C9986'.replace('0', 'Q').replace(/[189]/g, 'Z'), 'AKIA2EQA'],
  'aws-secret': [secret('aws_secret_access_key = ', random), random],
  'model-key': [`const key = "${secret('sk-', 'proj-', random)}"`, random],
  'model-key, plain': [secret('sk-', random), random],
  'model-key, of Anthropic': [secret('sk-', 'ant-api03-', random), random],
  'model-key, of Groq': [secret('gsk_', random), random],
  stripe: [secret('sk_', 'live_', random), random],
  google: [secret('AIza', 'SyB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3b'), 'SyB3dE6g'],
  slack: [secret('xoxb-', '123456789012-', random), random],
  webhook: [
    secret('https://hooks.slack.com/', 'services/T01234567/B01234567/', random.slice(0, 24)),
    random.slice(0, 24),
  ],
  github: [
    `git clone https://x-access-token:${secret('ghp_', random.slice(0, 36))}@github.com/a/b`,
    random.slice(0, 36),
  ],
  'github, fine-grained': [secret('github_pat_', random), random],
  gitlab: [secret('glpat-', random.slice(0, 20)), random.slice(0, 20)],
  npm: [secret('//registry.npmjs.org/:_authToken=', 'npm_', random.slice(0, 36)), random.slice(0, 36)],
  'npm, of another registry': ['//npm.example.org/:_authToken=4d5e6f-custom', '4d5e6f-custom'],
  azure: [secret('AccountKey=', random, random, '=='), random],
  jwt: [secret('eyJhbGciOiJIUzI1NiJ9', '.eyJzdWIiOiIxMjM0NTY3ODkwIn0.', random), random],
  'url-password': ['postgres://ada:Hx7kPq2L@db.example.org:5432/app', 'Hx7kPq2L'],
  bearer: [`Authorization: Bearer ${random}`, random],
  'assigned, in code': [`DB_PASSWORD: "x9!Kd82#mPq0Lz"`, 'x9!Kd82#mPq0Lz'],
  'assigned, in an environment file': ['export API_TOKEN=9f8e7d6c5b4a3210ffee', '9f8e7d6c5b4a3210ffee'],
  'assigned, in YAML': ['  client_secret: 9f8e-7d6c-5b4a-3210-ffee', '9f8e-7d6c-5b4a-3210-ffee'],
  'assigned, as a short name': [`const PW="q7Zk!m2Xv9@Lp4"`, 'q7Zk!m2Xv9@Lp4'],
};

test.each(Object.entries(planted))('takes out %s', (name, [text, value]) => {
  const clean = redactSecrets(`before\n${text}\nafter`);
  expect(clean.text).not.toContain(value);
  expect(clean.text).toMatch(/^before\n[^]*‹redacted:[a-z-]+:[0-9a-f]{8}›[^]*\nafter$/);
  expect(clean.found).toEqual([{ rule: name.replace(/,.*/, ''), count: 1 }]);
});

const shapes: Readonly<Record<string, (text: string) => string>> = {
  numbered: (text) =>
    text
      .split('\n')
      .map((line, index) => `${String(index + 8).padStart(3)}| ${line}`)
      .join('\n'),
  'as a list': (text) =>
    text
      .split('\n')
      .map((line) => `- ${line}`)
      .join('\n'),
  'in JSON': (text) => JSON.stringify({ text }),
  'in JSON in JSON': (text) => JSON.stringify({ text: JSON.stringify({ text }) }),
  'numbered, in JSON': (text) => JSON.stringify({ text: ` 8| ${text.replaceAll('\n', '\n 9| ')}` }),
  cited: (text) => `- .env.example:3 ${text}`,
  quoted: (text) => `- “${text}” (.env.example:3-4)`,
};
const reshaped = Object.entries(shapes).flatMap(([shape, write]) =>
  Object.entries(planted).map(([name, [text, value]]) => [`${name}, ${shape}`, write(text), value] as const),
);

test.each(reshaped)('takes out %s', (_, text, value) => {
  const clean = redactSecrets(text).text;
  expect(clean).not.toContain(value);
  expect(clean).toContain('‹redacted:');
});

test('takes out a key that is put together of strings', () => {
  const lines = ['-----BEGIN RSA PRIVATE KEY-----', base64, base64, '-----END RSA PRIVATE KEY-----'];
  const clean = redactSecrets(lines.map((line) => `  "${line}\\n"`).join(' +\n')).text;
  expect(clean).not.toContain(base64);
});

test('gives the same secret the same mark, and leaves what it has marked', () => {
  const [text] = planted['github'] ?? [''];
  const once = redactSecrets(`${text} and ${text}`);
  const marks = once.text.match(/‹[^›]*›/g) ?? [];
  expect(marks).toHaveLength(2);
  expect(new Set(marks).size).toBe(1);
  expect(redactSecrets(once.text)).toEqual({ text: once.text, found: [] });
});

test.each([
  'const token = tokens[index];',
  'password: z.string().min(8).max(200),',
  'apiKey: process.env.API_KEY2_FOR_TESTS,',
  'secret: ${{ secrets.NPM_TOKEN_2024 }}',
  'DATABASE_URL=postgres://user:password@localhost:5432/db',
  'DATABASE_URL=postgres://${USER}:${PASSWORD}@localhost/db',
  '"integrity": "sha512-ZdsTzTNRQ3vKQ0lrY5y8pG4nB0X3u8w2i1G0k2s9qv7rT1X5m9YqvGdJxw4a3PzK2o0G6N1eXy5B8C7R2Lw=="',
  '  resolved "https://registry.yarnpkg.com/js-tokens/-/js-tokens-4.0.0.tgz#19203fb59991df98e3a287050d4647cdeaf32499"',
  'commit 17733e0c5a5be9aa1c4d2f3b6a7890123456789a',
  'token-count: 128000',
  'className="sk-folding-cube sk-cube-grid-animation-long-name"',
  'headers: { Authorization: `Bearer ${token}` }',
  'Authorization: Bearer <your token here>',
  'tokenizer = AutoTokenizer.from_pretrained("bert-base-uncased-v2")',
  "const BEGIN = '-----BEGIN PRIVATE KEY-----';",
  'const password = "correct horse battery staple";',
])('leaves alone: %s', (line) => {
  expect(redactSecrets(line)).toEqual({ text: line, found: [] });
});

test('finds next to nothing in the sources and lock file of a whole project', () => {
  const paths = ['src', 'tools', 'docs', 'scripts', 'benchmarks'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const files = [...paths.filter((path) => statSync(path).isFile()), 'package-lock.json', 'README.md', 'CHANGELOG.md'];
  const hits = files.flatMap((path) => {
    const { found } = redactSecrets(readFileSync(path, 'utf8'));
    return found.map(({ rule, count }) => `${path}: ${rule} ${count}`);
  });
  expect(files.length).toBeGreaterThan(300);
  expect(hits).toEqual([]);
});

test('is quick on long and hostile texts', () => {
  for (const piece of [
    'x',
    'secret',
    'password = ',
    'eyJ',
    '://a:',
    '-----BEGIN PRIVATE KEY-----\n',
    'api_key="',
    'xX*9',
    '12| ',
    '- "',
    '\\\\n"',
    '"token',
    '-----BEGIN PRIVATE KEY-----\n12| AAAAAAAAAAAAAAAAAAAAAAAA\n- ',
  ])
    redactSecrets(piece.repeat(Math.ceil(300_000 / piece.length)));
}, 10_000);

test('lets no secret and no key over the wire or into a message', async () => {
  const texts = Object.values(planted);
  const server = await startModelServer(answering(writesTheLeast));
  const model = modelAt(server.url);
  const all = texts.map(([text]) => text).join('\n\n');
  const request = {
    purpose: 'section changes',
    system: `Rules.\n${all}`,
    turns: [
      { role: 'user', text: all },
      { role: 'assistant', text: all },
      { role: 'user', text: `Again.\n${all}` },
    ],
    schema: z.object({ path: z.string() }),
    schemaName: 'changes',
    maxOutputTokens: null,
  } as const;
  const { signal } = new AbortController();
  await model.ask(request, signal);
  server.play(({ body }) => refusing(400, `Bad request with test-key-4711: ${JSON.stringify(body)} ${all}`));
  const failure = await model.ask(request, signal).catch((error: unknown) => error);
  const seen = [...server.requests.map(({ text }) => text), String(failure), JSON.stringify(failure)];
  for (const [, value] of texts) expect(seen.filter((text) => text.includes(value))).toEqual([]);
  expect(seen.slice(-2).join()).not.toContain('test-key-4711');
  expect(server.requests[0]?.body.messages).toHaveLength(4);
});
