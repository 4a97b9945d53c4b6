import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Assistant } from '../assemble.js';
import type { Admission } from '../http/admission.js';
import type { Log } from '../observe/log.js';
import { allowOrigins } from './allow-origins.js';
import { admitToolCall } from './mcp/admit-tool-call.js';
import { mcpRoute } from './mcp/mcp.js';
import { chatCompletionsRoute } from './openai/chat-completions.js';
import { modelRoute, modelsRoute } from './openai/models.js';

/** What the doors for other software stand on. */
export type DoorParts = {
  readonly assistant: Assistant;
  readonly log: Log;
  /** How often a client may come in, and how many at once: as at the API. */
  readonly admission: Admission;
  /** Origins of other sites whose pages may knock; `*` for all. */
  readonly allowedOrigins: readonly string[];
  readonly publicUrl: string;
};

/** Where the doors are. */
export const DOORS = ['/v1/*', '/mcp'] as const;

/** The same assistant in protocols that other software speaks. */
export function doorRoutes(parts: DoorParts): Hono {
  const { assistant, admission, allowedOrigins, publicUrl } = parts;
  const routes = new Hono();
  for (const door of DOORS) {
    routes.use(
      door,
      // Their clients send headers of their own; there is nothing that these could open.
      cors({
        origin: allowedOrigins.includes('*') ? '*' : [...allowedOrigins],
        allowMethods: ['GET', 'POST'],
        exposeHeaders: ['Retry-After', 'RateLimit', 'RateLimit-Policy', 'X-Request-Id'],
      }),
      allowOrigins(allowedOrigins, publicUrl),
    );
  }
  routes.post('/v1/chat/completions', admission.answers);
  routes.post('/v1/chat/completions', chatCompletionsRoute(parts));
  routes.get('/v1/models', modelsRoute(assistant));
  routes.get('/v1/models/:model', modelRoute(assistant));
  routes.post('/mcp', admitToolCall(admission));
  routes.post('/mcp', mcpRoute(parts));
  return routes;
}
