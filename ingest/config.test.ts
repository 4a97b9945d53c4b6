import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { flagSchema, ingestConfigSchema, mistypedVariables, readConfig } from './config.js';
import { SHIPPED_MODEL } from './embedding/models.js';

const SECRET = 'hunter2-very-secret';

function faultOf(schema: z.ZodType, environment: Record<string, string>): Record<string, unknown> {
  try {
    readConfig(schema, environment);
  } catch (error) {
    return error as Record<string, unknown>;
  }
  throw new Error('the environment was accepted');
}

describe('readConfig', () => {
  it('needs nothing: an empty environment gives the defaults', () => {
    expect(readConfig(ingestConfigSchema, {})).toEqual({
      CORPUS_FOLDER: 'corpus',
      STORE: 'hnsw',
      INDEX_FOLDER: 'index',
      DATABASE_CONNECTIONS: 10,
      EMBEDDING_MODEL: SHIPPED_MODEL,
      MODELS_FOLDER: 'models',
      ALLOW_REMOTE_MODELS: false,
    });
  });

  it('takes what is set, and leaves alone what is not its own', () => {
    const config = readConfig(ingestConfigSchema, { INDEX_FOLDER: '/srv/index', PATH: '/bin' });
    expect(config.INDEX_FOLDER).toBe('/srv/index');
    expect(config).not.toHaveProperty('PATH');
  });

  it('wants a database, of its own or of all, where the index is kept in one', () => {
    const url = 'postgres://kuntaopas@db.example.fi/kuntaopas';
    expect(faultOf(ingestConfigSchema, { STORE: 'postgres' })).toMatchObject({
      code: 'config-invalid',
      facts: { variables: ['DATABASE_URL'] },
    });
    for (const name of ['DATABASE_URL', 'INDEX_DATABASE_URL']) {
      const config = readConfig(ingestConfigSchema, { STORE: 'postgres', [name]: url });
      expect(config).toMatchObject({ STORE: 'postgres', [name]: url });
    }
  });

  it('counts an empty variable as not set', () => {
    const config = readConfig(ingestConfigSchema, { INDEX_FOLDER: '', ALLOW_REMOTE_MODELS: '' });
    expect(config).toMatchObject({ INDEX_FOLDER: 'index', ALLOW_REMOTE_MODELS: false });
  });

  it('names every wrong variable, and what it wants', () => {
    const schema = z.object({ PORT: z.coerce.number().int(), OPEN: flagSchema });
    expect(faultOf(schema, { PORT: 'kahdeksan', OPEN: 'ehkä' })).toMatchObject({
      name: 'KuntaopasError',
      code: 'config-invalid',
      message: expect.stringMatching(/PORT: .*; OPEN: .*"true"/u),
      remedy: expect.stringContaining('.env.example'),
      facts: { variables: ['PORT', 'OPEN'] },
    });
  });

  it.each([
    ['a flag', z.object({ KEY: flagSchema })],
    ['a number', z.object({ KEY: z.coerce.number() })],
    ['an address', z.object({ KEY: z.httpUrl() })],
    ['one of several words', z.object({ KEY: z.enum(['hnsw', 'postgres']) })],
    ['a pattern', z.object({ KEY: z.string().regex(/^\d+$/u) })],
  ])('never prints the value that was given for %s', (_what, schema) => {
    const { message, remedy, facts } = faultOf(schema, { KEY: SECRET });
    const printed = JSON.stringify({ message, remedy, facts });
    expect(printed).toContain('KEY');
    expect(printed).not.toContain(SECRET);
  });
});

describe('flagSchema', () => {
  it.each(['true', '1', 'yes', 'TRUE'])('reads %s as true', (text) => {
    expect(flagSchema.parse(text)).toBe(true);
  });

  it.each(['false', '0', 'no', 'False'])('reads %s as false', (text) => {
    expect(flagSchema.parse(text)).toBe(false);
  });

  it.each(['perhaps', '2', 'kyllä', ''])('refuses %j', (text) => {
    expect(flagSchema.safeParse(text).success).toBe(false);
  });
});

describe('mistypedVariables', () => {
  const NAMES = ['ALLOWED_ORIGINS', 'RATE_LIMIT_HOUR', 'PORT', 'CONTACT', 'LLM_MODEL'];
  const find = (...given: string[]) =>
    mistypedVariables(NAMES, Object.fromEntries(given.map((name) => [name, 'hunter2'])));

  it('finds what is nearly a name, and never tells its value', () => {
    const found = find('ALOWED_ORIGINS', 'RATE_LIMTI_HOUR', 'LLM_MODELS');
    expect(found).toEqual([
      { given: 'ALOWED_ORIGINS', meant: 'ALLOWED_ORIGINS' },
      { given: 'RATE_LIMTI_HOUR', meant: 'RATE_LIMIT_HOUR' },
      { given: 'LLM_MODELS', meant: 'LLM_MODEL' },
    ]);
  });

  it('leaves alone what is right, and what is somebody else’s', () => {
    expect(find(...NAMES, 'PATH', 'PORTS', 'CONTEXT', 'HOME', 'LLM_MODE_X', 'RATE')).toEqual([]);
  });
});
