// A model that keeps what the program drafted, answers its open points and adds a sentence to every explanation.
const explaining = new Set([
  'text',
  'description',
  'responsibility',
  'purpose',
  'fit',
  'learning',
  'why',
  'mitigation',
  'handling',
]);
const prose = new Set(['description', 'flow', 'about', 'preface', 'notes', 'functions', 'models', 'sources']);
const sentence = ' It keeps what its other callers expect of it, and the cases of section 8 hold that.';
const paragraph =
  'The change stays within the files that section 6.1 names. Whoever calls them today sees no difference until the new path is asked for, and what is new is reached from one place only, so that it can be taken out again in one commit.';

/** Writes the answer for the sections of a call, from the drafts that stand in its prompt. */
export function echoAuthor(ids, prompt) {
  return Object.fromEntries(ids.map((id) => [id, enrich(draftIn(prompt, id))]));
}

/** The requirements as code split the request. */
export function echoRequirements(prompt) {
  const found = [...prompt.matchAll(/^- \((functional|constraint|acceptance|exclusion)\) “(.*)”$/gm)];
  return { requirements: found.map(([, kind, quote]) => ({ kind, quote })), questions: [] };
}

function draftIn(prompt, id) {
  const json = /## As the program drafted them\n\n<[^\n]*\n(\{[\s\S]*?\n\})\n<\//.exec(prompt)?.[1];
  const draft = json === undefined ? undefined : JSON.parse(json)[id];
  if (draft === undefined) throw new Error(`The prompt shows no draft of ${id}.`);
  return draft;
}

function enrich(content) {
  const entries = Object.entries(content).map(([key, value]) => {
    if (key === 'open') return [key, []];
    if (key === 'notApplicable') return [key, [...value, ...answerOpen(content)]];
    if (prose.has(key) && isTexts(value) && value.length > 0) return [key, [...value, paragraph]];
    return [key, Array.isArray(value) ? value.map(explain) : value];
  });
  return Object.fromEntries(entries);
}

/** What was asked of a part that holds nothing is answered: it needs nothing. */
function answerOpen({ open, ...content }) {
  const parts = new Set(open.map(({ part }) => part).filter((part) => isEmpty(content[part])));
  return [...parts].map((part) => ({ part, reason: 'looked at, and nothing is needed for this request' }));
}

function isEmpty(value) {
  return Array.isArray(value) && value.length === 0;
}

function explain(item) {
  if (typeof item !== 'object' || item === null) return item;
  const entries = Object.entries(item).map(([key, value]) =>
    explaining.has(key) && typeof value === 'string' && value !== '' ? [key, value + sentence] : [key, value],
  );
  return Object.fromEntries(entries);
}

function isTexts(value) {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
