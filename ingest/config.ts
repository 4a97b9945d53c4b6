import { z } from 'zod';
import { KuntaopasError } from '#corpus/errors';
import { SHIPPED_MODEL } from './embedding/models.js';
import { editDistance } from './language/match-terms.js';

/** `true`/`false` as people write them in an environment. */
export const flagSchema = z.stringbool({
  truthy: ['true', '1', 'yes'],
  falsy: ['false', '0', 'no'],
});

/** What ingest and server both stand on, before {@link namesDatabase}. */
export const ingestVariablesSchema = z.object({
  CORPUS_FOLDER: z.string().min(1).default('corpus'),
  /** Where the index is kept: files in a folder, or PostgreSQL with pgvector. */
  STORE: z.enum(['hnsw', 'postgres']).default('hnsw'),
  INDEX_FOLDER: z.string().min(1).default('index'),
  /** PostgreSQL server of index and feedback. */
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/u }).optional(),
  /** The same of the index alone, where it is another: one that is only read, or of this group of servers. */
  INDEX_DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/u }).optional(),
  /** Connections that one process holds at most to read the index. */
  DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(1_000).default(10),
  EMBEDDING_MODEL: z.string().min(1).default(SHIPPED_MODEL),
  MODELS_FOLDER: z.string().min(1).default('models'),
  ALLOW_REMOTE_MODELS: flagSchema.default(false),
});
export type IngestConfig = z.infer<typeof ingestVariablesSchema>;

/** Whether a store that is a database has one. */
export function namesDatabase({
  STORE,
  DATABASE_URL,
  INDEX_DATABASE_URL = DATABASE_URL,
}: Pick<IngestConfig, 'STORE' | 'DATABASE_URL' | 'INDEX_DATABASE_URL'>): boolean {
  return STORE !== 'postgres' || INDEX_DATABASE_URL !== undefined;
}

/** What is said when it has none. */
export const DATABASE_MISSING = {
  path: ['DATABASE_URL'],
  message: 'STORE=postgres needs the address of a database',
};

/** Environment of ingest. Every variable is described in `.env.example`. */
export const ingestConfigSchema = ingestVariablesSchema.refine(namesDatabase, DATABASE_MISSING);

/**
 * Reads the environment by a schema. An empty variable counts as not set.
 *
 * @throws KuntaopasError `config-invalid`, naming each variable; values are never printed.
 */
export function readConfig<T>(schema: z.ZodType<T>, environment = process.env): T {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new KuntaopasError({
    code: 'config-invalid',
    message: `The environment is not valid: ${faults.join('; ')}.`,
    remedy: 'Correct the variables named; .env.example describes each.',
    facts: { variables: result.error.issues.map(({ path }) => path.join('.')) },
    cause: result.error,
  });
}

/** Letters that a name must have for two of them to be mistyped; in a shorter one it is one. */
const LONG_NAME = 10;
/** A shorter name is near to too many others. */
const SHORT_NAME = 6;

/** Variables that are set and not ours, but nearly so: as they are written, and as they were meant. */
export function mistypedVariables(
  names: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = process.env,
): readonly { readonly given: string; readonly meant: string }[] {
  return Object.keys(environment).flatMap((given) => {
    if (names.includes(given)) return [];
    const meant = names.find((name) => {
      const limit = name.length < LONG_NAME ? 1 : 2;
      return name.length >= SHORT_NAME && editDistance(given, name, limit) <= limit;
    });
    return meant ? [{ given, meant }] : [];
  });
}
