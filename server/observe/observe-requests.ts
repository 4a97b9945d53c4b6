import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { AnswerTrace } from '../answer-trace.js';
import { type Observer, UNMATCHED } from './observer.js';

declare module 'hono' {
  interface ContextVariableMap {
    trace: AnswerTrace;
  }
}

/** The trace of a request: whoever answers it passes the trace on, so that observers know of the answer. */
export function traceOf(c: Context): AnswerTrace {
  return c.get('trace') ?? {};
}

/**
 * Tells of every request when it has ended: a stream when its last byte is gone, or its client. Under
 * `app.request`, which has no connection, when the response is there.
 */
export function observeRequests(observer: Observer): MiddlewareHandler {
  return async function observe(c, next) {
    const start = performance.now();
    const trace: AnswerTrace = {};
    c.set('trace', trace);
    observer.requestBegan();
    const { outgoing } = (c.env ?? {}) as Partial<HttpBindings>;
    const closed = outgoing && closeOf(outgoing);
    const tell = (isAborted: boolean) =>
      observer.requestEnded({
        id: c.get('requestId'),
        method: c.req.method,
        route: routeOf(c),
        status: c.res.status,
        isAborted,
        start,
        end: performance.now(),
        trace,
        traceparent: c.req.header('traceparent'),
      });
    await next();
    if (closed) closed.then(tell);
    else tell(false);
  };
}

/** Whether a response was cut off, once it is over. To be read at once: it is ended in either case. */
function closeOf(outgoing: HttpBindings['outgoing']): Promise<boolean> {
  return new Promise((resolve) => {
    outgoing.once('close', () => resolve(!outgoing.writableFinished));
  });
}

/** The pattern of the route that answered; middleware has a star in its own. */
function routeOf(c: Context): string {
  return matchedRoutes(c).findLast(({ path }) => !path.includes('*'))?.path ?? UNMATCHED;
}
