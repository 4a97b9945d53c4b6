import type { Context } from 'hono';

/** Address of the server, without a slash at its end: the one that is set, else as it was asked by. */
export function siteOf(c: Context, publicUrl: string): string {
  return publicUrl || new URL(c.req.url).origin;
}
