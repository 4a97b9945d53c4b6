import type { MiddlewareHandler } from 'hono';
import { z } from 'zod';
import type { Admission } from '../../http/admission.js';
import { ask } from './ask.js';

/** A message that calls a tool. */
const callSchema = z.object({
  method: z.literal('tools/call'),
  params: z.object({ name: z.string() }),
});

/**
 * Middleware: a call of a tool counts as what it costs, an answer or a search; what a client says before
 * it, to learn which tools there are, costs nothing and does not count.
 */
export function admitToolCall({ answers, searches }: Admission): MiddlewareHandler {
  return async function admit(c, next) {
    const body: unknown = await c.req.json().catch(() => undefined);
    const call = callSchema.safeParse(body);
    if (!call.success) return next();
    return call.data.params.name === ask.name ? answers(c, next) : searches(c, next);
  };
}
