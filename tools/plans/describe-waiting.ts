import type { Progress } from '../../src/context.ts';

/** What is said of work that goes on without its caller: how far it is, and how to come back to it. */
export function describeWaiting(
  plan: string,
  { stage = 'drafting', item = '', done = 0, total = 0, used = '' }: Partial<Progress>,
  { tool, kept }: { readonly tool: string; readonly kept: string },
) {
  const far = total === 0 ? '' : `, ${done} of ${total} done`;
  const told = [`${stage}${item === '' ? '' : `: ${item}`}${far}`, used].filter(Boolean).join('; ');
  return {
    text: `${plan}: the model is still at work (${told}). ${kept}\n\nNext: call ${tool} with the same arguments again, to wait for the rest; if you do not, it ends within minutes and keeps what there is.`,
    data: { plan, waiting: true, stage, item, done, total, used },
  };
}
