import type { MiddlewareHandler } from 'hono';
import { every } from 'hono/combine';
import type { AnswerSlots, Release } from './answer-slots.js';
import { refuseWhileOff } from './chat-switch.js';
import type { ClientOf } from './client-address.js';
import { limitRequests, type OpenCounter, type Quota } from './limits.js';
import { respondProblem } from './problem.js';
import { turns } from './turns.js';

/** Who may come in: middleware for the routes, by what they cost. */
export type Admission = {
  /** For routes that answer a question. */
  readonly answers: MiddlewareHandler;
  /** For routes that search. */
  readonly searches: MiddlewareHandler;
  /** For routes that write feedback down. */
  readonly feedback: MiddlewareHandler;
};

/** What decides who may come in. */
export type AdmissionOptions = {
  readonly clientOf: ClientOf;
  readonly openCounter: OpenCounter;
  readonly answerQuotas: readonly Quota[];
  readonly feedbackQuotas: readonly Quota[];
  readonly slots: AnswerSlots;
  readonly isOn: () => boolean;
};

/** Puts together the switch, the limits by client and the slots for answers. */
export function createAdmission(options: AdmissionOptions): Admission {
  const { clientOf, openCounter, answerQuotas, feedbackQuotas, slots, isOn } = options;
  const limitOf = (scope: string, quotas: readonly Quota[]) =>
    limitRequests({ scope, quotas, openCounter, clientOf });
  // A search costs what an answer costs, and counts with it.
  const searches = limitOf('answers', answerQuotas);
  return {
    searches,
    answers: every(refuseWhileOff(isOn), searches, occupySlot(slots, clientOf)),
    feedback: limitOf('feedback', feedbackQuotas),
  };
}

/** Everybody may come in, always: for commands and tests that measure something else. */
export const openDoors: Admission = {
  answers: (_, next) => next(),
  searches: (_, next) => next(),
  feedback: (_, next) => next(),
};

/** Holds a slot from before the answer until its last byte is written, or the client has left. */
function occupySlot(slots: AnswerSlots, clientOf: ClientOf): MiddlewareHandler {
  const turn = turns();
  return async function waitForSlot(c, next) {
    // A body that comes byte by byte must hold up nobody: it is read first, and kept by Hono.
    const isRead = await c.req.arrayBuffer().then(
      () => true,
      () => false,
    );
    if (!isRead) return respondProblem(c, 'malformed-request');
    const release = await slots.take(clientOf(c), c.req.raw.signal);
    if (!release) return respondProblem(c, 'busy');
    await turn();
    try {
      await next();
    } catch (error) {
      release();
      throw error;
    }
    if (c.res.headers.get('Content-Type')?.startsWith('text/event-stream') && c.res.body) {
      c.res = new Response(releasing(c.res.body, release), c.res);
    } else {
      release();
    }
  };
}

/** The same bytes; gives the slot back when they have ended, by whichever side. */
function releasing(body: ReadableStream<Uint8Array>, release: Release): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        release();
        controller.close();
      } catch (error) {
        release();
        controller.error(error);
      }
    },
    cancel(reason) {
      release();
      return reader.cancel(reason);
    },
  });
}
