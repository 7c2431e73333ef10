import type { Requirement } from './request.ts';
import type { Passage } from './split-passages.ts';

/** Headings of issue forms under which nothing is asked for. */
const contextHeading =
  /^(?:background|problem|context|motivation|environment|versions?|system info|steps to reproduce|reproduc|to reproduce|current behaviou?r|actual (?:behaviou?r|result)|logs?|stack ?trace|traceback|screenshots?|additional (?:context|information)|checklist|prerequisites|notes?$|alternatives|related|references)/;
const acceptanceHeading = /^(?:acceptance|definition of done|done when|success|expected (?:behaviou?r|result))/;
const exclusionHeading = /^(?:out of scope|non[- ]goals?|not in scope|exclusions?)/;
const demandHeading =
  /^(?:requirements?|goals?|scope|features?|proposal|solution|tasks?|to ?do|what|user stor|implementation|behaviou?r|(?:\w+ )?commands?$|api\b)/;

const exclusion = /\b(?:out of scope|not needed|no need to|don't (?:need|want)|do not (?:need|want)|not part of)\b/i;
const constraint =
  /\b(?:must not|should not|shall not|may not|cannot|can't|without|never|nothing|no (?:new|extra|additional|breaking|more)|at most|at least|less than|fewer than|more than|within|only|every|all (?:supported|existing)|backwards?[- ]compatib|same (?:style|way)|existing (?:behaviou?r|tests?)|compatible|consistent with)\b/i;
const acceptance = /^(?:given|when|then|verify|ensure that|it works when)\b/i;
const demand =
  /\b(?:must|should|shall|need(?:s|ed)?|want(?:s|ed)?|would like|has to|have to|require[sd]?|please|let (?:me|us|users?)|be able to|so that|instead of|ability|possible to|support(?:s|ed)?|allow(?:s|ed)?)\b/i;
/** Verbs that a demand begins with. */
const verbs =
  "accept|add|allow|answer|apply|archive|authenticate|block|bring|build|cache|cancel|change|check|close|collect|compare|compress|compute|configure|connect|convert|copy|count|cover|create|cut|delete|deprecate|detect|disable|display|do not|document|don't|download|drop|emit|enable|encrypt|ensure|escape|expire|export|expose|extend|filter|find|fix|follow|format|generate|give|group|handle|hide|ignore|implement|import|improve|include|inform|integrate|introduce|invalidate|keep|let|limit|link|list|load|lock|log|make|map|mark|merge|migrate|monitor|move|normalise|normalize|notify|offer|open|optimise|optimize|order|override|paginate|parse|pass|pause|permit|persist|prevent|print|provide|publish|queue|read|record|reduce|refactor|refresh|register|reject|reload|remove|rename|render|replace|report|resolve|respond|restore|restrict|resume|retry|return|route|sanitise|sanitize|save|schedule|search|send|serve|set|show|simplify|skip|sort|split|start|stop|store|stream|strip|subscribe|support|switch|sync|test|throttle|track|translate|trim|unify|update|upgrade|upload|use|validate|warn|work|wrap|write";
const imperative = new RegExp(`^(?:${verbs})\\b`, 'i');
/** "This adds …", "In effect, the option extends …": what is told of a change is asked of it. */
const described = new RegExp(
  `^(?:(?:in (?:effect|addition|short)|also|additionally|then|furthermore),? )?(?:this|it|the|a|an)(?: (?:new|pull))?(?: (?:request|pr|commit|change|patch|feature|flag|option|method|function|command|setting))? (?:also |now |then |only |will )*(?:${verbs}|extend|mirror|modif(?:y|ies))(?:e?s)?\\b`,
  'i',
);
/** What a list of commits says of its own making. */
const chatter =
  /^(?:(?:slightly|minor|more|some|small) )*(?:address(?:e[sd])? (?:the )?(?:pr |code )?(?:review|feedback|comments?)(?: (?:feedback|comments?))?|fix(?:e[sd])? (?:the )?(?:lint(?:er|ing)?|typos?|ci|build|tests?|style|format(?:ting)?)|wip|clean[- ]?ups?|rebase|merge (?:branch|main|master)\b.*|apply suggestions?(?: from code review)?|(?:simplify|update|fix|improve|refactor) (?:the )?tests?)$/i;
const smallTalk = /^(?:hi|hello|hey|thanks|thank you|cheers|i (?:hope|think|love|really)|great|sorry|see also|cc)\b/i;

/**
 * Says what kind of demand a clause is, or null when it asks for nothing. Wording decides, with the heading it stands
 * under; a clause of a list or of the first sentence counts as a demand even without a verb of demand.
 */
export function classifyRequirement(quote: string, passage: Passage): Requirement['kind'] | null {
  if (
    passage.form === 'heading' ||
    (quote.endsWith('?') && !politeDemand.test(quote)) ||
    smallTalk.test(quote) ||
    chatter.test(withoutPrefix(quote)) ||
    /^https?:\/\/\S+$/.test(quote)
  )
    return null;
  const letters = quote.replace(/[^\p{L}\p{N}]/gu, '').length;
  // "- TTL" in a list is a demand; "OK" in a sentence is none.
  if (letters === 0 || (letters < 6 && passage.form !== 'item')) return null;
  if (exclusionHeading.test(passage.heading) || exclusion.test(quote)) return 'exclusion';
  if (contextHeading.test(passage.heading)) return null;
  if (acceptanceHeading.test(passage.heading) || acceptance.test(quote)) return 'acceptance';
  if (constraint.test(quote)) return asksForSomething(quote, passage) ? 'constraint' : null;
  return asksForSomething(quote, passage) ? 'functional' : null;
}

/** "Could you add …?" asks politely. */
const politeDemand = /^(?:could|can|would|will) (?:you|we|it|there)\b|^(?:please|any chance)\b/i;

/** True for a passage under a heading where nothing is asked for. */
export function isContext({ heading }: Passage): boolean {
  return contextHeading.test(heading);
}

function asksForSomething(quote: string, passage: Passage): boolean {
  const words = withoutPrefix(quote);
  if ([imperative, described].some((form) => form.test(words)) || demand.test(quote) || politeDemand.test(quote))
    return true;
  const underDemand = passage.heading === '' || demandHeading.test(passage.heading);
  // A piece of a list that a demand opened ("Add …: N requests per window, 429 when exceeded") has no verb of its own.
  const pieceOfDemand = passage.text !== quote && (imperative.test(passage.text) || demand.test(passage.text));
  return (
    (passage.form === 'item' && underDemand && !isStatement(quote)) ||
    (pieceOfDemand && !passage.text.startsWith(quote) && !isStatement(quote))
  );
}

/** "Currently the client retries forever" describes; it does not ask. */
function isStatement(quote: string): boolean {
  return /^(?:currently|today|right now|at the moment|this (?:is|was|happens|causes|results|leads|means)|the (?:problem|issue|reason)|i (?:am|was|have|tried|use)|we (?:are|have|use)|because|since|if |when i)\b/i.test(
    quote,
  );
}

/** Without what a commit message begins with: "feat(api): ". */
export function withoutPrefix(quote: string): string {
  return quote.replace(/^(?:feat|fix|chore|docs|refactor|perf|tests?|ci|build|style)(?:\([^)]*\))?!?:\s+/i, '');
}
