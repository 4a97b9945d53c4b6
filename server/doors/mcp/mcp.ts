import { readBody } from '../../http/read-body.js';
import type { JsonContext } from '../../http/typed.js';
import { traceOf } from '../../observe/observe-requests.js';
import { jsonRpcRequestSchema } from './json-rpc.js';
import type { McpParts } from './serve-mcp.js';

/** `POST /mcp`: the assistant as tools of the Model Context Protocol. */
export function mcpRoute(parts: McpParts) {
  return async function serveTools(c: JsonContext<typeof jsonRpcRequestSchema>): Promise<Response> {
    // One message: the protocol has had no batches since 2025-06-18, and one would pass for one request.
    const body = await readBody(c, jsonRpcRequestSchema);
    if (!body.success) return body.problem;
    // Loaded by the first who knocks: most servers are never asked, and start sooner.
    const { serveMcp } = await import('./serve-mcp.js');
    return serveMcp(parts, {
      request: c.req.raw,
      parsedBody: body.data,
      trace: traceOf(c),
      requestId: c.get('requestId'),
    });
  };
}
