import type { Context } from 'hono';
import { z } from 'zod';
import type { Assistant } from '../assemble.js';
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
});

/** `GET /healthz`: the process answers. Depends on nothing. */
export function healthRoute(c: Context): Response {
  c.header('Cache-Control', 'no-store');
  return c.json({ status: 'ok' });
}

/** `GET /readyz`: model and index answer a question of their own, and the server is not about to stop. */
export function readyRoute({ tools, materials }: Assistant, lifecycle: Lifecycle) {
  return async function ready(c: Context): Promise<Response> {
    if (lifecycle.isStopping) return respondProblem(c, 'stopping');
    const { reader, embedder } = tools;
    const [found] = await embedder
      .embedQuery('kunta')
      .then((vector) => reader.nearest(vector, 1))
      .catch(() => []);
    if (!found) return respondProblem(c, 'not-ready');
    const { model, counts } = reader.manifest;
    c.header('Cache-Control', 'no-store');
    return c.json({
      status: 'ready',
      model: model.id,
      materials: materials.map(({ manifest }) => manifest.id),
      chunks: counts.chunks,
    });
  };
}
