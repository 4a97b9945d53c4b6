import { z } from 'zod';
import { ingestConfigSchema } from '#ingest/config';

/** Environment of the server: ingest's, and where it listens. Described in `.env.example`. */
export const serverConfigSchema = ingestConfigSchema.extend({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Address under which people reach the server; makes the links of citations whole. */
  PUBLIC_URL: z
    .httpUrl()
    .transform((url) => url.replace(/\/+$/u, ''))
    .or(z.literal(''))
    .default(''),
});
export type ServerConfig = z.infer<typeof serverConfigSchema>;
