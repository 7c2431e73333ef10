/** How strongly a sentence is worded: a duty, a recommendation, or null for one that asks nothing of a contributor. */
export function judgeWording(sentence: string): 'must' | 'should' | null {
  const words = plainWords(sentence);
  if (words === '' || words.endsWith('?') || COMFORTS.test(words)) return null;
  if (MUST.test(words) && !DESCRIBES.test(words)) return 'must';
  if (OFFERS.test(words)) return null;
  if (startsWithVerb(words) || SHOULD.test(words)) return MUST_MARK.test(sentence) ? 'must' : 'should';
  return null;
}

/** True if the words forbid what follows them: "Don't:", "Avoid", "Anti-patterns". */
export function forbids(words: string): boolean {
  return /^\W*(?:don['’]?ts?\b|do not|never|avoid|not allowed|forbidden|prohibited|anti-?patterns?|bad\b|what not to)/i.test(
    words,
  );
}

const MUST =
  /\b(?:must|shall|never|always|do not|don['’]t|cannot|can['’]t|may not (?!be)|mustn['’]t|not allowed|forbidden|prohibited|mandatory|(?:is|are) required|required to|no exceptions|only accept|will not be (?:merged|accepted)|won['’]t be (?:merged|accepted))\b/i;
/** Narrative with a strong word in it: "this can't be known", "which always returns". */
const DESCRIBES =
  /\b(?:(?:which|that|it|this|they)(?: would| will| can| could)? (?:always|never|can['’]t|cannot|don['’]t|do not)|never (?:does|did|was|is)|(?:we|i|you) (?:don['’]t|do not|can['’]t|cannot) (?:know|have|want|think|expect|need|yet))\b/i;
const MUST_MARK = /\b(?:IMPORTANT|CRITICAL|MUST|NEVER|ALWAYS|REQUIRED)\b|❌|🚫|⛔/;
const SHOULD =
  /\b(?:should|shouldn['’]t|need(?:s)? to (?:be|have|pass|include|add|run|update|follow)|have to|has to|ought to|(?:is|are) (?:preferred|recommended|discouraged|expected|encouraged)|we (?:use|prefer|follow|require|expect|avoid|recommend)|prefer|make sure|ensure)\b/i;
/** Offers and promises to the reader. */
const OFFERS =
  /\b(?:feel free|you can|you may|you might|you could|if you(?:['’]d| would)? like|we(?:['’]ll| will)|does(?: not|n['’]t) need|(?:this|that) means)\b/i;
/** Kind words, whatever their grammar. */
const COMFORTS =
  /\b(?:thank(?:s| you)|welcome|happy to|worry|sweat|panic|discouraged|hesitate|afraid|intimidat\w+|may not be accepted)\b/i;

/** Words that begin an order. Those that are often nouns too are told apart by the verb that follows them. */
const VERBS = new Set(
  `abstain accept access add adhere adjust adopt align allow annotate append apply ask assert assign assume attach avoid
  back base batch begin benchmark bind branch break bring build bump cache call capture catch challenge change check
  choose cite clean close code commit compare compile complete compose confirm consider consult contain continue convert
  copy cover create declare decorate default define delegate delete depend describe design detect develop disable
  disallow disclose discuss do document don drop edit embed emit enable encapsulate encode end enforce ensure escape establish
  evaluate examine exclude execute expect explain export expose express extend extract factor fail favor favour fix focus
  follow forbid force format generate get give group guard handle hide highlight honor honour implement import include increase
  indent inherit initialize inject insert inspect install instead isolate keep label lead leave let leverage limit link
  lint list load lock log look maintain make mark match measure mention merge migrate minimise minimize mirror mock model
  modify move name never nest omit only open optimise optimize order organise organize override parse pass perform
  pick pin place plan please prefer prefix preserve prevent print process produce propagate propose protect prove provide
  publish push put quote raise read rebase record reduce refactor refer reference register regenerate reject release rely
  remember remove rename render replace report request require resolve respect restrict return reuse review revert rewrite
  run sanitize save scope search select send separate set share show sign simplify skip sort specify split squash stage
  start state stick stop store strip strive structure submit suffix surface sync tag target test throw title touch track
  translate treat try type understand update use utilise utilize validate verify version wait watch work wrap write`.split(
    /\s+/,
  ),
);
/** Verbs that as often begin a label: "Test coverage", "Type definitions: `types.ts`". */
const NOUNS = new Set(
  `back base benchmark branch build cache call change check code comment commit complete default design document export
  fail file format generate group guard import index label limit link lint list load lock log mark match measure mock
  model name order process prompt pull push quote reference release report request return review scope search set
  share sort stage start state stop store structure sync tag target test title touch track type update version watch
  work wrap`.split(/\s+/),
);
const FINITE =
  /^(?:is|are|was|were|has|have|had|lives?|goes|go|contains?|describes?|defines?|runs?|provides?|holds?|happens?|means|does|will|can|may|use|uses|exists?|handles?|comes?|belongs?|follows?|depends?|returns?|includes?|requires?|matters?)$/i;
const OPENINGS =
  /^(?:(?:please|also|then|so|and|but|instead|finally|first(?:ly)?|second(?:ly)?|next|lastly|otherwise|when possible|where possible|in general|generally|ideally|simply|just|either|carefully|explicitly|always|only|try to)[,:]?\s+)+/i;

function startsWithVerb(words: string): boolean {
  const main = mainClause(words).replace(OPENINGS, '');
  if (/^no\s+\S/i.test(main) && main.length < 120) return true;
  const [first = '', ...rest] = main.split(/\s+/).map((word) => word.replace(/[^\p{L}'’-]/gu, ''));
  if (!VERBS.has(first.toLowerCase())) return false;
  if (NOUNS.has(first.toLowerCase()) && (rest.length < 2 || /^(?:\S+\s+){1,3}?\S*:/.test(main))) return false;
  return (
    !rest.slice(0, 4).some((word) => FINITE.test(word)) || /^(?:a|an|the|your|all|any|every|each)$/i.test(rest[0] ?? '')
  );
}

/** Past "When you add a route, …", "For new code: …" and "**Testing**: …". */
function mainClause(words: string): string {
  const labelled = /^[^.:,;]{2,48}(?:: | [-–—] )(?=\S)/.exec(words)?.[0];
  if (labelled !== undefined && !VERBS.has((labelled.split(/[\s:]/)[0] ?? '').toLowerCase())) {
    return mainClause(words.slice(labelled.length));
  }
  return words.replace(
    /^(?:if|when|whenever|for|before|after|unless|once|while|where|in|on|to|as|with|by|from|during|at)\b[^.;:]{2,160}?, (?=\p{L})/iu,
    '',
  );
}

/** Without emphasis, code marks, links and leading symbols. */
function plainWords(sentence: string): string {
  return sentence
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]{1,3}/g, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .trim();
}
