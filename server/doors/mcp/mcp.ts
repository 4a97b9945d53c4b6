import type { Context } from 'hono';
import { respondProblem } from '../../http/problem.js';
import type { McpParts } from './serve-mcp.js';

/** `POST /mcp`: the assistant as tools of the Model Context Protocol. */
export function mcpRoute(parts: McpParts) {
  // Loaded by the first who knocks: most servers are never asked, and start sooner.
  let serving: Promise<ReturnType<typeof import('./serve-mcp.js').serveMcp>> | undefined;
  return async function serveTools(c: Context): Promise<Response> {
    const body: unknown = await c.req.json().catch(() => undefined);
    if (body === undefined) return respondProblem(c, 'malformed-json');
    if (Array.isArray(body)) {
      // The protocol has had no batches since 2025-06-18, and one would be many requests for one limit.
      const errors = [{ path: '', message: 'one message a request' }];
      return respondProblem(c, 'invalid-request', { errors });
    }
    serving ??= import('./serve-mcp.js').then(({ serveMcp }) => serveMcp(parts));
    return (await serving)(c.req.raw, body);
  };
}
