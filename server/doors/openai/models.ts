import type { Context } from 'hono';
import type { IndexedMaterial } from '#ingest/store/store';
import type { Assistant } from '../../assemble.js';
import { respondProblem } from '../../http/problem.js';
import type { Model } from './protocol.js';

/** Answers from all materials; `kuntaopas:<id>` from one of them. */
const ALL = 'kuntaopas';

/** Which materials a model answers from: all, or one by its id; `undefined` for a model that is not there. */
export function scopeOf(
  model: string,
  materials: readonly IndexedMaterial[],
): { readonly material?: string } | undefined {
  if (model === ALL) return {};
  const found = materials.find(({ manifest }) => model === `${ALL}:${manifest.id}`);
  return found && { material: found.manifest.id };
}

/** `GET /v1/models`: what can be asked. */
export function modelsRoute(assistant: Assistant) {
  return function listModels(c: Context): Response {
    c.header('Cache-Control', 'no-store');
    return c.json({ object: 'list', data: modelsOf(assistant.materials) });
  };
}

/** `GET /v1/models/:model`: one of them. */
export function modelRoute(assistant: Assistant) {
  return function showModel(c: Context): Response {
    c.header('Cache-Control', 'no-store');
    const model = modelsOf(assistant.materials).find(({ id }) => id === c.req.param('model'));
    return model ? c.json(model) : respondProblem(c, 'unknown-model');
  };
}

function modelsOf(materials: readonly IndexedMaterial[]): readonly Model[] {
  const single = materials.map(({ manifest }): Model => {
    const created = Date.parse(manifest.published) / 1_000;
    return { id: `${ALL}:${manifest.id}`, object: 'model', created, owned_by: manifest.publisher };
  });
  const latest = single.toSorted((a, b) => b.created - a.created)[0];
  return latest ? [{ ...latest, id: ALL }, ...single] : [];
}
