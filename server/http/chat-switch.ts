import { existsSync } from 'node:fs';
import type { MiddlewareHandler } from 'hono';
import { respondProblem } from './problem.js';

/** Milliseconds for which it is believed what the file system said last. */
const BELIEVED = 500;

/** What switches the chat off. */
export type SwitchOptions = {
  /** `false` switches it off for as long as the server runs. */
  readonly enabled: boolean;
  /** While this file is there the chat is off; looked for twice a second at most. */
  readonly offFile?: string | undefined;
};

/** Tells whether the chat is on. */
export function chatSwitch({ enabled, offFile }: SwitchOptions): () => boolean {
  let isOn = enabled;
  let lookedAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (!enabled || !offFile) return enabled;
    const now = performance.now();
    if (now - lookedAt > BELIEVED) {
      lookedAt = now;
      isOn = !existsSync(offFile);
    }
    return isOn;
  };
}

/** Answers 503 while the chat is off. */
export function refuseWhileOff(isOn: () => boolean): MiddlewareHandler {
  return async function checkSwitch(c, next) {
    return isOn() ? next() : respondProblem(c, 'switched-off');
  };
}
