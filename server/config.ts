import { z } from 'zod';
import { flagSchema, ingestConfigSchema } from '#ingest/config';

/** `https://www.kuntaliitto.fi`: scheme, host and port, as browsers send them in `Origin`. */
const originSchema = z
  .string()
  .refine(
    (text) => /^https?:[^*]+$/u.test(text) && URL.canParse(text) && new URL(text).origin === text,
    'not an origin: scheme, host and port, no slash at the end',
  );

/** Milliseconds. */
const durationSchema = z.coerce.number().int().positive().max(600_000);

/** The language model, when there is one: without LLM_BASE_URL nothing of it counts. */
const modelConfigSchema = z.object({
  LLM_BASE_URL: z.url({ protocol: /^https?$/u, hostname: /./u }).optional(),
  LLM_MODEL: z.string().min(1).optional(),
  LLM_API_KEY: z.string().min(1).optional(),
  LLM_FIRST_TOKEN_TIMEOUT: durationSchema.default(8_000),
  LLM_TIMEOUT: durationSchema.default(30_000),
});
export type ModelConfig = z.infer<typeof modelConfigSchema>;

const variablesSchema = ingestConfigSchema.extend({
  ...modelConfigSchema.shape,
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Address under which people reach the server; makes the links of citations whole. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/u, hostname: /./u })
    .transform((url) => url.replace(/\/+$/u, ''))
    .or(z.literal(''))
    .default(''),
  /** Origins of other sites whose pages may use the API, by commas; `*` for all. */
  ALLOWED_ORIGINS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/u).filter((origin) => origin !== ''))
    .pipe(z.array(originSchema.or(z.literal('*')))),
  /** Whether to serve `/embed-test/`: pages that are hard on the widget, to look at. */
  EMBED_TEST: flagSchema.default(false),
  /** Who runs the server, for the accessibility statement and the privacy notice. */
  OPERATOR: z.string().default(''),
  /** E-mail address of whoever answers for it. */
  CONTACT: z.email().or(z.literal('')).default(''),
  /** Whether answers can be rated. */
  FEEDBACK: flagSchema.default(true),
  /** File of the feedback; beside the index when not set. */
  FEEDBACK_DB: z.string().min(1).optional(),
  /** Days that feedback is kept; 0 keeps none. */
  RETENTION_DAYS: z.coerce.number().int().min(0).max(3_650).default(90),
});

/** Environment of the server: ingest's, the model's, and where it listens. See `.env.example`. */
export const serverConfigSchema = variablesSchema.refine(
  ({ LLM_BASE_URL, LLM_MODEL }) => LLM_BASE_URL === undefined || LLM_MODEL !== undefined,
  { path: ['LLM_MODEL'], message: 'LLM_BASE_URL needs the name of a model' },
);
export type ServerConfig = z.infer<typeof serverConfigSchema>;
