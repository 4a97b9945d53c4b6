import { z } from 'zod';

/** The frame of what `POST /mcp` takes; what is in it is the protocol's own, and its library's to check. */
export const jsonRpcRequestSchema = z.looseObject({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string(), z.int()]).optional().describe('Absent in a notification.'),
  method: z.string().describe('Such as tools/list or tools/call.'),
  params: z.looseObject({}).optional(),
});

/** The frame of what it gives. */
export const jsonRpcResponseSchema = z.looseObject({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string(), z.int()]).nullable(),
  result: z.looseObject({}).optional(),
  error: z.looseObject({ code: z.int(), message: z.string() }).optional(),
});
