// Fills the tables between `<!-- generated:name -->` and `<!-- /generated -->` in README.md and docs/ from the built program.
// Usage, after `npm run build`: node scripts/generate-docs.mjs [--check] [FILE...]. With --check nothing is written, and a
// table that is out of date ends with exit code 1.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const load = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);
const [
  { tools },
  { checks },
  { sections },
  { describeSections, needsOf },
  { fieldsOf },
  { mcpInput },
  { settingFields },
  { parsePlan },
  { clients },
  { printBlocks },
  { anchorOf, describeRule },
  { languages },
  { definitionPatterns },
  { importRules },
  { symbolRules },
] = await Promise.all([
  load('tools/index.js'),
  load('src/checks/index.js'),
  load('src/sections/index.js'),
  load('tools/plans/describe-sections.js'),
  load('src/cli/fields.js'),
  load('src/server/mcp-input.js'),
  load('src/config.js'),
  load('src/plan/parse-plan.js'),
  load('tools/init/clients/index.js'),
  load('tools/init/print-blocks.js'),
  load('src/checks/describe-rule.js'),
  load('src/repository/languages.js'),
  load('src/repository/lexer/definition-patterns.js'),
  load('src/repository/lexer/imports/index.js'),
  load('src/repository/symbols/index.js'),
]);

/** What may stand between markers, by name. */
const generators = {
  sections: sectionTable,
  tools: toolTable,
  'rule-pages': rulePages,
  commands: commandTable,
  settings: settingTable,
  clients: clientBlocks,
  languages: languageTable,
  example: excerpt,
};

const example = join(root, 'docs/examples/hono-rate-limit.md');
const excerptLines = 45;

const args = process.argv.slice(2);
const checking = args.includes('--check');
const named = args.filter((arg) => arg !== '--check');
const files =
  named.length > 0
    ? named
    : [join(root, 'README.md'), ...markdownIn(join(root, 'docs'))].filter((file) => existsSync(file));
const stale = files.filter((file) => update(file));
for (const file of stale) process.stdout.write(`${checking ? 'out of date' : 'updated'}: ${relative(root, file)}\n`);
if (checking && stale.length > 0) {
  process.stderr.write('hint: run `node scripts/generate-docs.mjs` and commit the result\n');
  process.exitCode = 1;
}

function update(file) {
  const text = readFileSync(file, 'utf8');
  const filled = text.replaceAll(
    /(<!-- generated:([\w-]+) -->)[\s\S]*?(<!-- \/generated -->)/g,
    (_, open, name, close) => {
      const generate = generators[name];
      if (generate === undefined)
        throw new Error(`Expected one of ${Object.keys(generators).join(', ')} in ${file}, got ${name}.`);
      const made = generate();
      return made === '' ? `${open}\n${close}` : `${open}\n\n${made}\n\n${close}`;
    },
  );
  if (filled !== text && !checking) writeFileSync(file, filled);
  return filled !== text;
}

function sectionTable() {
  const described = describeSections(sections);
  return table(
    ['Id', 'Section', 'Drafted after'],
    described.map(({ id, heading, needs }) => [code(id), heading, needsOf(needs.map(code), described.length)]),
  );
}

function toolTable() {
  const offered = tools.filter(({ faces }) => faces.includes('mcp'));
  return table(
    ['Tool', 'Does', 'Arguments'],
    offered.map((tool) => [
      code(tool.name),
      tool.summary,
      fieldsOf({ ...tool, input: mcpInput(tool) })
        .map(({ name, required }) => `${code(name)}${required ? ' (required)' : ''}`)
        .join(', '),
    ]),
  );
}

/** A heading a rule, whose anchor reports link to, under one for its family. */
function rulePages() {
  const families = [...new Set(checks.map(({ id }) => id.split('/')[0]))];
  const list = table(
    ['Rule', 'Severity', 'What must be so'],
    checks.map(({ id, severity, description }) => [`[${code(id)}](#${anchorOf(id)})`, severity, description]),
  );
  const pages = families.flatMap((family) => [
    `## ${family}`,
    ...checks
      .filter(({ id }) => id.startsWith(`${family}/`))
      .map((check) => `### ${check.id}\n\n${describeRule(check)}`),
  ]);
  return [list, ...pages].join('\n\n');
}

function commandTable() {
  const offered = tools.filter(({ faces, command }) => faces.includes('cli') && command !== undefined);
  const rows = offered.map((tool) => [code(synopsis(tool)), tool.summary]);
  return table(
    ['Command', 'Does'],
    [...rows, [code('groundplan mcp [--allow-root DIR...]'), 'Serve assistants over MCP on standard input and output']],
  );
}

function synopsis(tool) {
  const { name, action, positional = [], values = {}, json } = tool.command;
  const taken = new Set(positional.map(({ field }) => field));
  const words = positional.flatMap(({ field, value, required, rest, orFile }) => {
    const form = `${value}${rest ? '...' : ''}`;
    return [required ? form : `[${form}]`, ...(orFile ? [`[--${field}-file FILE|-]`] : [])];
  });
  const flags = fieldsOf(tool)
    .filter((field) => !taken.has(field.name))
    .map(({ name: field, flag, kind, choices, required }) => {
      const form = `--${flag}${kind === 'switch' ? '' : ` ${choices?.join('|') ?? values[field] ?? 'VALUE'}`}`;
      return required ? form : `[${form}]`;
    });
  return [
    'groundplan',
    name,
    ...words,
    ...(action === undefined ? [] : [action]),
    ...flags,
    ...(json ? ['[--json]'] : []),
  ].join(' ');
}

function settingTable() {
  return table(
    ['Setting', 'Variable', 'Meaning'],
    Object.entries(settingFields).map(([name, { description }]) => [
      code(name),
      code(`GROUNDPLAN_${name.toUpperCase()}`),
      description,
    ]),
  );
}

/** What is read of each language; those with most first. */
function languageTable() {
  const imported = new Set(importRules.flatMap(({ languages: ids }) => ids));
  const tiers = ({ id }) => [Object.hasOwn(definitionPatterns, id), imported.has(id), symbolRules.has(id)];
  const depth = (one) => tiers(one).filter(Boolean).length;
  return table(
    ['Language', 'Files', 'Definitions', 'Imports', 'Symbols'],
    languages
      .toSorted((one, other) => depth(other) - depth(one))
      .map((one) => [
        one.name,
        [...one.endings, ...one.names].map(code).join(' '),
        ...tiers(one).map((has) => (has ? 'yes' : '')),
      ]),
  );
}

function clientBlocks() {
  return printBlocks(clients, { root: '/path/to/repository', local: false });
}

/** The beginning of the current-state analysis of the example plan, up to a blank line; nothing while there is no such plan. */
function excerpt() {
  if (!existsSync(example)) return '';
  const section = parsePlan(readFileSync(example, 'utf8')).sections.find(({ id }) => id === 'current-state');
  const lines = (section?.text ?? '').split('\n');
  const end = lines.lastIndexOf('', excerptLines);
  const shown = lines.length <= excerptLines ? lines : [...lines.slice(0, end), '', '…'];
  return ['````markdown', ...shown, '````'].join('\n');
}

function table(titles, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(titles), `|${titles.map(() => ' --- ').join('|')}|`, ...rows.map(line)].join('\n');
}

function code(text) {
  return `\`${text}\``;
}

function markdownIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join(folder, path))
    .sort();
}
