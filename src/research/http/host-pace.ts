import { sleep, type Sleep } from '../../model/plan-retry.ts';

/** Spaces out requests to one host. */
export interface HostPace {
  /** Waits until the host may be asked again. */
  wait(host: string, signal: AbortSignal): Promise<void>;
}

/** Lets one request a host begin every `interval` milliseconds. */
export function createHostPace(interval: number, pause: Sleep = sleep): HostPace {
  const next = new Map<string, number>();
  return {
    async wait(host, signal) {
      const now = Date.now();
      const at = Math.max(now, next.get(host) ?? 0);
      next.set(host, at + interval);
      if (at > now) await pause(at - now, signal);
    },
  };
}
