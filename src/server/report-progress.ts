import type { Progress } from '../context.ts';

/** Sends one message; `progress` grows with each. */
export type SendProgress = (progress: number, message: string) => Promise<void>;

/** Clients give up on a call that is silent for long; this is well below the shortest wait that is known. */
const interval = 5_000;

/** Passes progress on to a client, and repeats the last message while nothing happens. `stop` when the call ends. */
export function reportProgress(send: SendProgress | null): {
  readonly tell: (progress: Progress) => void;
  stop(): void;
} {
  if (send === null) return { tell: () => {}, stop: () => {} };
  let sent = 0;
  let last = '';
  const pass = (message: string) => {
    sent += 1;
    send(sent, message).catch(() => {}); // A client that has gone away is noticed by the transport.
  };
  const timer = setInterval(() => last !== '' && pass(last), interval);
  timer.unref();
  return {
    tell(progress) {
      last = describe(progress);
      pass(last);
    },
    stop: () => clearInterval(timer),
  };
}

function describe({ stage, item, done, total, used = '' }: Progress): string {
  const place = total === 0 ? '' : ` (${Math.min(done + 1, total)} of ${total})`;
  const words = item === '' ? stage : `${stage}: ${item}${place}`;
  return used === '' ? words : `${words}, ${used}`;
}
