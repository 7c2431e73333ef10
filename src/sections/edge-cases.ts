import { keepCode, plain } from './phrases.ts';
import type { DraftInput } from './section.ts';

/** Conditions, unusual states and amounts in the words of the request, each a boundary to try. */
export function edgeCases({ request }: DraftInput) {
  const wanted = request.requirements.filter(({ kind }) => kind !== 'exclusion');
  const conditions = wanted.flatMap(({ id, quote }) => {
    const condition =
      /(?<![-\w])(?:when|if|unless|where|until|after|before|while|without|default)\b(?:[^,.;)]|\.(?=\S))*/i
        .exec(quote)?.[0]
        .trim();
    return condition === undefined
      ? []
      : [{ text: `${id} “${plain(condition)}”: a case in which it holds, and one in which it does not`, done: false }];
  });
  const states = wanted.flatMap(({ id, quote }) =>
    unusualState.test(quote) ? [{ text: `${id} “${keepCode(quote)}”: that case, and its opposite`, done: false }] : [],
  );
  const amounts = wanted.flatMap(({ id, quote }) => {
    const number = /(?<![\w.-])\d[\d.,]*(?![\w.-])/.exec(quote)?.[0];
    // A bare number from 100 to 599 is far more often an HTTP status than an amount.
    return number === undefined || /^[1-5]\d\d$/.test(number)
      ? []
      : [{ text: `${id} “${plain(number)}”: one below, at, and one above`, done: false }];
  });
  return [
    ...conditions,
    ...states,
    ...amounts,
    { text: 'Error scenarios: empty, missing and malformed input; what the callers see', done: false },
  ].slice(0, 10);
}

/** Words for states in which software is tried too seldom. */
const unusualState =
  /\b(?:already|twice|again|duplicates?|concurrent(?:ly)?|simultaneous(?:ly)?|parallel|empty|missing|invalid|malformed|expired|unknown|offline|too (?:large|long|many|short|small))\b/i;
