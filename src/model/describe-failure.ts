import type { Problem } from './classify-failure.ts';
import type { FailureKind } from './model-failure.ts';

/** Who was asked, for the words of a failure. */
export interface Asked {
  readonly purpose: string;
  readonly model: string;
  readonly endpoint: string;
  /** Address that it sends requests on to, without secrets; empty where it does not. */
  readonly movedTo: string;
}

/** What happened and the user's next move, in words. */
export function describeFailure(
  { kind, said }: Pick<Problem, 'kind' | 'said'>,
  asked: Asked,
): { readonly message: string; readonly hint: string } {
  const { purpose, model, endpoint, movedTo } = asked;
  const message = `Expected an answer from ${model} at ${endpoint} for ${purpose}, but ${what[kind]}${said === '' ? '' : `: ${shorten(said)}`}.`;
  const hint =
    movedTo === ''
      ? hints[kind]
      : `The endpoint has moved to ${movedTo}: set the base URL to what stands there before /chat/completions.`;
  return { message, hint };
}

const what: Readonly<Record<FailureKind, string>> = {
  'rate-limit': 'it takes no more requests for now',
  auth: 'the key was not accepted',
  quota: 'the account has no credit left',
  'context-length': 'the request is longer than the model can read',
  'format-unsupported': 'it does not know the form of answer that was asked for',
  'schema-rejected': 'it refused the schema of the answer',
  refusal: 'the model refused',
  filtered: 'a content filter stopped it',
  truncated: 'the answer was cut off at its longest',
  'invalid-json': 'no JSON object was in what came',
  'not-found': 'there is no such model or address',
  network: 'the connection failed',
  timeout: 'it took too long',
  aborted: 'the work was interrupted',
  'bad-gateway': 'something went wrong on the way or at the other end',
  rejected: 'the request was refused',
};

const hints: Readonly<Record<FailureKind, string>> = {
  'rate-limit': 'Wait and go on later; what is drafted is kept. A higher limit of the account prevents it.',
  auth: 'Check OPENAI_API_KEY (or GROUNDPLAN_API_KEY), and that it belongs to this base URL; some providers also want the model enabled for the key.',
  quota: 'Add credit to the account or take another key or model; asking again does not help.',
  'context-length':
    'Take a model with a longer context, or a smaller --size; a local server may have to be started with a longer context.',
  'format-unsupported': 'Set GROUNDPLAN_ANSWER_FORMAT=auto, which finds the best form that the endpoint knows.',
  'schema-rejected':
    'Set GROUNDPLAN_ANSWER_FORMAT to auto or object; please report the message, so that the schema can be mended.',
  refusal: 'Read what the model says; rephrase the request, or take another model.',
  filtered: 'Rephrase the request, or take a model or a deployment with another filter.',
  truncated:
    'Raise GROUNDPLAN_ANSWER_TOKENS if it is set, or take a model that writes longer answers, or a smaller --size.',
  'invalid-json':
    'Take a model that follows instructions better, or GROUNDPLAN_ANSWER_FORMAT=object or text if the endpoint handles schemas badly.',
  'not-found':
    'Check the model id, and that the base URL ends before /chat/completions, usually with /v1; groundplan doctor lists the models on offer.',
  network: 'Check the base URL, and that the server runs and can be reached from here; groundplan doctor probes it.',
  timeout:
    'Ask again, or raise GROUNDPLAN_TIMEOUT, GROUNDPLAN_START_TIMEOUT or GROUNDPLAN_IDLE_TIMEOUT; a local server may be loading the model.',
  aborted: 'Run it again to go on; what is drafted is kept.',
  'bad-gateway':
    'Ask again in a moment; if a web page or another form of answer came, check the base URL, the proxy and the network.',
  rejected: 'Read what the endpoint says; groundplan doctor probes the settings one by one.',
};

/** Error pages can be long, and some are HTML. */
function shorten(said: string): string {
  const plain = said
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.+$/, '');
  return plain.length <= 300 ? plain : `${plain.slice(0, 299)}…`;
}
