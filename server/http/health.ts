import type { Context } from 'hono';
import { z } from 'zod';
import type { Assistant } from '../assemble.js';
import { probe } from '../probe.js';
import type { IndexState } from '../reload/live-assistant.js';
import type { Lifecycle } from './lifecycle.js';
import { respondProblem } from './problem.js';

/** What `GET /healthz` gives. */
export const healthSchema = z.object({ status: z.literal('ok') });

/** What `GET /readyz` gives when model and index answer. */
export const readinessSchema = z.object({
  status: z.literal('ready'),
  model: z.string().describe('Id of the embedding model.'),
  materials: z.array(z.string()),
  chunks: z.int().positive(),
  version: z.string().optional().describe('Version of the software.'),
  index: z.object({
    generation: z.string().describe('The index that answers.'),
    since: z.iso.datetime().optional().describe('When it was taken into use.'),
    refused: z
      .object({ generation: z.string(), code: z.string(), since: z.iso.datetime() })
      .nullish()
      .describe('A newer index that was not taken into use, and why.'),
  }),
});

/** `GET /healthz`: the process answers. Depends on nothing. */
export function healthRoute(c: Context): Response {
  c.header('Cache-Control', 'no-store');
  return c.json({ status: 'ok' });
}

/** What {@link readyRoute} tells beside what it has tried. */
export type ReadyFacts = {
  readonly assistant: Assistant;
  readonly lifecycle: Lifecycle;
  readonly version?: string | undefined;
  /** Where the index may be swapped under way. */
  readonly index?: (() => IndexState) | undefined;
};

/**
 * `GET /readyz`: model and index answer a question of their own, and the server is not about to stop. A
 * newer index that was refused is told of, with the code of the fault; the one before it answers, so the
 * server is ready.
 */
export function readyRoute({ assistant, lifecycle, version, index }: ReadyFacts) {
  return async function ready(c: Context): Promise<Response> {
    if (lifecycle.isStopping) return respondProblem(c, 'stopping');
    const { tools, materials } = assistant;
    const fault = await probe({ tools });
    if (fault) return respondProblem(c, 'not-ready', { reason: fault });
    const { generation, manifest } = tools.reader;
    const { since, refused } = index?.() ?? {};
    c.header('Cache-Control', 'no-store');
    return c.json({
      status: 'ready',
      version,
      model: manifest.model.id,
      materials: materials.map(({ manifest }) => manifest.id),
      chunks: manifest.counts.chunks,
      index: { generation, since, refused },
    });
  };
}
