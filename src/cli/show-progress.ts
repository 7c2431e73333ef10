import type { Progress } from '../context.ts';

/** What progress is written to. */
export interface ProgressStream {
  write(text: string): unknown;
  readonly columns?: number;
}

/** Shows progress while a command runs; `clear` takes away what a terminal should not keep. */
export interface ProgressDisplay {
  readonly tell: (progress: Progress) => void;
  clear(): void;
}

/** How progress is shown: one line that changes, one line after the other, or not at all. */
export type ProgressStyle = 'live' | 'plain' | 'none';

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const eraseLine = '\r\u001B[2K';

export function showProgress(
  stream: ProgressStream,
  style: ProgressStyle,
  now: () => number = Date.now,
): ProgressDisplay {
  if (style === 'none') return { tell: () => {}, clear: () => {} };
  return style === 'live' ? showLive(stream, now) : showPlain(stream, now);
}

function showLive(stream: ProgressStream, now: () => number): ProgressDisplay {
  const start = now();
  let last: Progress | undefined;
  let stageStart = start;
  let drawn = 0;
  // A terminal that does not know its width says 0.
  const width = () => ((stream.columns ?? 0) < 20 ? 80 : (stream.columns ?? 80)) - 1;
  const draw = () => {
    if (last === undefined) return;
    const seconds = Math.floor((now() - start) / 1000);
    const times = [seconds === 0 ? '' : `${seconds} s`, timeLeft(last, now() - stageStart)].filter(Boolean);
    const line = `${frames[drawn % frames.length] ?? ''} ${[describe(last), ...times].join(' · ')}`;
    drawn += 1;
    stream.write(eraseLine + line.slice(0, width()));
  };
  const timer = setInterval(draw, 120);
  timer.unref();
  return {
    tell(progress) {
      if (progress.stage !== last?.stage || isNewCount(progress, last)) stageStart = now();
      last = progress;
      draw();
    },
    clear() {
      clearInterval(timer);
      if (last !== undefined) stream.write(eraseLine);
      last = undefined;
    },
  };
}

/** A stage that begins to count anew, as drafting does when a model takes over from the evidence. */
function isNewCount(progress: Progress, before: Progress): boolean {
  return progress.done < before.done || progress.total !== before.total;
}

/** What is left of a stage that takes long, by the pace so far; empty while nothing can be told. In milliseconds. */
function timeLeft({ done, total }: Progress, elapsed: number): string {
  if (done === 0 || total <= done || elapsed < 5_000) return '';
  const seconds = Math.round(((elapsed / done) * (total - done)) / 1000);
  return seconds < 90 ? `about ${seconds} s left` : `about ${Math.round(seconds / 60)} min left`;
}

/** A line per stage; within a stage at most one a second, so that a log of a short run stays short. */
function showPlain(stream: ProgressStream, now: () => number): ProgressDisplay {
  let stage = '';
  let written = 0;
  return {
    tell(progress) {
      if (progress.stage === stage && now() - written < 1000) return;
      const line = progress.stage === stage ? describe(progress) : progress.stage;
      stage = progress.stage;
      written = now();
      stream.write(`${line}\n`);
    },
    clear: () => {},
  };
}

function describe({ stage, item, done, total, used = '' }: Progress): string {
  const place = total === 0 ? '' : ` ${Math.min(done + 1, total)}/${total}`;
  return [`${stage}${place}${item === '' ? '' : ` ${item}`}`, used].filter(Boolean).join(' · ');
}
