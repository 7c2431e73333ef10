import type { Verdict } from './claim.ts';
import type { ClaimKind } from './registry.ts';

/** What each kind of claim is called in a message. */
const nouns: Readonly<Record<ClaimKind, string>> = {
  path: 'path',
  component: 'component',
  citation: 'citation',
  symbol: 'symbol',
  package: 'package',
  command: 'command',
  'config-key': 'configuration key',
  requirement: 'requirement',
  quote: 'quotation',
  'request-quote': 'words of the request',
  url: 'address',
  source: 'quotation',
};

/** A verdict that finds fault, in one line: "Unexpected path `src/foo.ts`, expected a file of the repository; nearest: `src/food.ts`". */
export function describeVerdict(verdict: Verdict): string {
  const { claim, flaw, reason, nearest } = verdict;
  const names = nearest.length === 0 ? '' : `; nearest: ${nearest.map((name) => `\`${name}\``).join(', ')}`;
  const noun = `${flaw === 'present' ? 'new ' : ''}${nouns[claim.kind]}`;
  if (flaw === 'version')
    return `Unexpected version ${shorten(claim.version ?? '')} of \`${claim.value}\`, expected ${reason}`;
  const quoted = claim.kind === 'quote' || claim.kind === 'request-quote' || claim.kind === 'source';
  const value = quoted ? `“${shorten(claim.value.replace(/^["“]|["”]$/gu, ''))}”` : `\`${shorten(claim.value)}\``;
  const place = flaw === 'place' && claim.within !== null ? ` at \`${claim.within}\`` : '';
  return `Unexpected ${noun} ${value}${place}, expected ${reason}${names}`;
}

function shorten(text: string): string {
  return text.length <= 100 ? text : `${text.slice(0, 99)}…`;
}
