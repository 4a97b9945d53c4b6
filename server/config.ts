import os from 'node:os';
import { z } from 'zod';
import { DATABASE_MISSING, flagSchema, ingestVariablesSchema, namesDatabase } from '#ingest/config';
import { type Network, parseNetwork } from './http/client-address.js';

/** `https://www.kuntaliitto.fi`: scheme, host and port, as browsers send them in `Origin`. */
const originSchema = z
  .string()
  .refine(
    (text) => /^https?:[^*]+$/u.test(text) && URL.canParse(text) && new URL(text).origin === text,
    'not an origin: scheme, host and port, no slash at the end',
  );

/** Of another service, on this machine, too. */
const serviceUrlSchema = z.url({ protocol: /^https?$/u, hostname: /./u });

/** Shortest token that opens something: nobody guesses so many characters. */
const MIN_TOKEN_LENGTH = 20;

/** Items by commas or spaces. */
const listSchema = z
  .string()
  .default('')
  .transform((list) => list.split(/[\s,]+/u).filter((item) => item !== ''));

/** `10.0.0.0/8`, or a single address. */
const networkSchema = z.string().transform((text, context): Network => {
  const network = parseNetwork(text);
  if (network) return network;
  context.addIssue('not an address or a network: 192.0.2.7, 10.0.0.0/8, 2001:db8::/32');
  return z.NEVER;
});

/** How many; 0 sets no limit. */
const limitSchema = z.coerce.number().int().min(0).max(1_000_000);

/** Milliseconds. */
const durationSchema = z.coerce.number().int().positive().max(600_000);

/** How many processes answer; `auto` for one a processor. */
const workersSchema = z.preprocess(
  (value) => (value === 'auto' ? os.availableParallelism() : value),
  z.coerce.number().int().min(1).max(256),
);

/** The language model, when there is one: without LLM_BASE_URL nothing of it counts. */
const modelConfigSchema = z.object({
  LLM_BASE_URL: serviceUrlSchema.optional(),
  LLM_MODEL: z.string().min(1).optional(),
  LLM_API_KEY: z.string().min(1).optional(),
  LLM_FIRST_TOKEN_TIMEOUT: durationSchema.default(8_000),
  LLM_TIMEOUT: durationSchema.default(30_000),
});
export type ModelConfig = z.infer<typeof modelConfigSchema>;

/** What is kept of answers, and where. */
const feedbackConfigSchema = z.object({
  /** Whether answers can be rated. */
  FEEDBACK: flagSchema.default(true),
  /** Whether the text of questions that the material does not answer is kept. */
  UNANSWERED_QUESTIONS: flagSchema.default(true),
  /** The file that keeps it where DATABASE_URL names no server; beside the index when not set. */
  FEEDBACK_DB: z.string().min(1).optional(),
  /** Days that it is kept; 0 keeps nothing. */
  RETENTION_DAYS: z.coerce.number().int().min(0).max(3_650).default(90),
});

/** What operators are told. */
const observeConfigSchema = z.object({
  LOG_LEVEL: z.enum(['info', 'error', 'silent']).default('info'),
  /** Whether the log holds what people ask, masked. */
  LOG_QUESTIONS: flagSchema.default(false),
  /** Opens `/metrics`; without it there is no such address. */
  METRICS_TOKEN: z.string().min(MIN_TOKEN_LENGTH).optional(),
  /** Collector of traces; what else OpenTelemetry names, its library reads. */
  OTEL_EXPORTER_OTLP_ENDPOINT: serviceUrlSchema.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: serviceUrlSchema.optional(),
  OTEL_SDK_DISABLED: flagSchema.default(false),
});

/** Who may come in, how often, how many at once, and for how long. */
const admissionConfigSchema = z.object({
  /** Addresses of the proxies before the server, whose `X-Forwarded-For` is believed. */
  TRUSTED_PROXIES: listSchema.pipe(z.array(networkSchema)),
  /** Questions and searches of one client within 10 seconds, and within an hour. */
  RATE_LIMIT_BURST: limitSchema.default(20),
  RATE_LIMIT_HOUR: limitSchema.default(300),
  /** The same of feedback. */
  FEEDBACK_LIMIT_BURST: limitSchema.default(10),
  FEEDBACK_LIMIT_HOUR: limitSchema.default(100),
  /** Where several servers count together; each for itself, in memory, when not set. */
  REDIS_URL: z.url({ protocol: /^rediss?$/u, hostname: /./u }).optional(),
  /** Answers that are made at once, and requests that may wait for their turn. */
  MAX_ANSWERS: z.coerce.number().int().min(1).max(10_000).default(16),
  MAX_WAITING: z.coerce.number().int().min(0).max(100_000).default(512),
  /** Time for one answer, to its last word. */
  ANSWER_TIMEOUT: durationSchema.default(45_000),
  /** Whether questions are answered at all. */
  CHAT_ENABLED: flagSchema.default(true),
  /** File that switches the chat off for as long as it is there. */
  CHAT_OFF_FILE: z.string().min(1).optional(),
  /** Time between the signal to stop and the end of listening, for load balancers. */
  STOP_DELAY: z.coerce.number().int().min(0).max(600_000).default(0),
});

const variablesSchema = ingestVariablesSchema.extend({
  ...modelConfigSchema.shape,
  ...observeConfigSchema.shape,
  ...admissionConfigSchema.shape,
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Processes that answer: 1 is this one alone, more are started and watched over by it. */
  WORKERS: workersSchema.default(1),
  /** Address under which people reach the server; makes the links of citations whole. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/u, hostname: /./u })
    .transform((url) => url.replace(/\/+$/u, ''))
    .or(z.literal(''))
    .default(''),
  /** Origins of other sites whose pages may use the API, by commas; `*` for all. */
  ALLOWED_ORIGINS: listSchema.pipe(z.array(originSchema.or(z.literal('*')))),
  /** Whether to serve `/embed-test/`: pages that are hard on the widget, to look at. */
  EMBED_TEST: flagSchema.default(false),
  /** Who runs the server, for the accessibility statement and the privacy notice. */
  OPERATOR: z.string().default(''),
  /** E-mail address of whoever answers for it. */
  CONTACT: z.email().or(z.literal('')).default(''),
  ...feedbackConfigSchema.shape,
  /** Password of the report page; without it there is no such page. */
  ADMIN_TOKEN: z.string().min(MIN_TOKEN_LENGTH).optional(),
});

/** Environment of the server: ingest's, the model's, and where it listens. See `.env.example`. */
export const serverConfigSchema = variablesSchema
  .refine(namesDatabase, DATABASE_MISSING)
  .refine(({ LLM_BASE_URL, LLM_MODEL }) => LLM_BASE_URL === undefined || LLM_MODEL !== undefined, {
    path: ['LLM_MODEL'],
    message: 'LLM_BASE_URL needs the name of a model',
  })
  .refine(
    ({ LLM_BASE_URL, LLM_TIMEOUT, ANSWER_TIMEOUT }) =>
      LLM_BASE_URL === undefined || LLM_TIMEOUT < ANSWER_TIMEOUT,
    {
      path: ['ANSWER_TIMEOUT'],
      message:
        'must be longer than LLM_TIMEOUT, so that passages can answer when the model does not',
    },
  );
export type ServerConfig = z.infer<typeof serverConfigSchema>;
