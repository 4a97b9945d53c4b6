import type { Context, TypedResponse } from 'hono';
import type { z } from 'zod';

/**
 * What routes declare so that typed clients (`hc<AppType>`, see `client.ts`) learn it from the code itself:
 * what a request holds, and what the answer to it is.
 */
type Holding<Target extends 'json' | 'query', Schema extends z.ZodType> = Context<
  object,
  string,
  { in: Record<Target, z.input<Schema>>; out: Record<Target, z.output<Schema>> }
>;

/** Context of a route that takes a JSON body. */
export type JsonContext<Schema extends z.ZodType> = Holding<'json', Schema>;

/** Context of a route that takes a query. */
export type QueryContext<Schema extends z.ZodType> = Holding<'query', Schema>;

/** A JSON body of this type, status 200. */
export type JsonResponse<T> = Response & TypedResponse<T, 200, 'json'>;

/** No body, status 204. */
export type NoContent = Response & TypedResponse<null, 204, 'body'>;
