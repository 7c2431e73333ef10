/** How long one call may keep silent, in milliseconds. */
export interface Patience {
  /** Until something of the answer comes: local servers load the model and read the prompt first. */
  readonly start: number;
  /** Between one piece of the answer and the next. */
  readonly idle: number;
}

/** Ends a call that keeps silent for too long. */
export interface Watch {
  /** Aborted by the caller's own signal, or when the silence is too long. */
  readonly signal: AbortSignal;
  /** True if the silence was too long. */
  isOver(): boolean;
  /** Something came; `begun` once it belongs to the answer. */
  beat(begun: boolean): void;
  stop(): void;
}

/** Watches one call; `stop` must be called at its end. */
export function watchCall({ start, idle }: Patience, signal: AbortSignal): Watch {
  const silence = new AbortController();
  const over = (): void => silence.abort(new Error('silent for too long'));
  let timer = setTimeout(over, start);
  let answering = false;
  return {
    signal: AbortSignal.any([signal, silence.signal]),
    isOver: () => silence.signal.aborted,
    beat(begun) {
      if (begun === answering) return void timer.refresh();
      answering = begun;
      clearTimeout(timer);
      timer = setTimeout(over, begun ? idle : start);
    },
    stop: () => clearTimeout(timer),
  };
}
