import { readBody } from '../../http/read-body.js';
import type { JsonContext } from '../../http/typed.js';
import { jsonRpcRequestSchema } from './json-rpc.js';
import type { McpParts } from './serve-mcp.js';

/** `POST /mcp`: the assistant as tools of the Model Context Protocol. */
export function mcpRoute(parts: McpParts) {
  // Loaded by the first who knocks: most servers are never asked, and start sooner.
  let serving: Promise<ReturnType<typeof import('./serve-mcp.js').serveMcp>> | undefined;
  return async function serveTools(c: JsonContext<typeof jsonRpcRequestSchema>): Promise<Response> {
    // One message: the protocol has had no batches since 2025-06-18, and one would pass for one request.
    const body = await readBody(c, jsonRpcRequestSchema);
    if (!body.success) return body.problem;
    serving ??= import('./serve-mcp.js').then(({ serveMcp }) => serveMcp(parts));
    return (await serving)(c.req.raw, body.data);
  };
}
