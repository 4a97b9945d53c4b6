import { readFile } from 'node:fs/promises';
import os from 'node:os';
import { describe, expect, it } from 'vitest';
import { readConfig } from '#ingest/config';
import { serverConfigSchema } from './config.js';

const read = (environment: Record<string, string>) => readConfig(serverConfigSchema, environment);

describe('the environment of the server', () => {
  it('may be empty', () => {
    expect(read({})).toMatchObject({ HOST: '127.0.0.1', PORT: 3000, PUBLIC_URL: '' });
  });

  it('takes an empty variable for none', () => {
    expect(read({ PORT: '', HOST: '', PUBLIC_URL: '' })).toEqual(read({}));
  });

  it('drops the slash at the end of PUBLIC_URL', () => {
    expect(read({ PUBLIC_URL: 'https://opas.example.fi/' }).PUBLIC_URL).toBe(
      'https://opas.example.fi',
    );
    expect(read({ PUBLIC_URL: 'https://example.fi/opas//' }).PUBLIC_URL).toBe(
      'https://example.fi/opas',
    );
  });

  it('takes a PUBLIC_URL of a local network', () => {
    const publicUrl = (url: string) => read({ PUBLIC_URL: url }).PUBLIC_URL;
    expect(publicUrl('http://127.0.0.1:3000')).toBe('http://127.0.0.1:3000');
    expect(publicUrl('http://opas:3000/')).toBe('http://opas:3000');
  });

  it('allows no other site unless told which', () => {
    const origins = (list: string) => read({ ALLOWED_ORIGINS: list }).ALLOWED_ORIGINS;
    expect(origins('')).toEqual([]);
    expect(origins('*')).toEqual(['*']);
    expect(origins('https://a.example, http://localhost:8080 ,')).toEqual([
      'https://a.example',
      'http://localhost:8080',
    ]);
  });

  it('logs no questions, measures for nobody and traces to nowhere unless told to', () => {
    const { LOG_QUESTIONS, METRICS_TOKEN, OTEL_EXPORTER_OTLP_ENDPOINT } = read({});
    expect(LOG_QUESTIONS).toBe(false);
    expect([METRICS_TOKEN, OTEL_EXPORTER_OTLP_ENDPOINT]).toEqual([undefined, undefined]);
  });

  it('takes a collector on this machine or in this network', () => {
    for (const url of [
      'http://localhost:4318',
      'http://10.0.0.7:4318',
      'https://otel.example.fi',
    ]) {
      const config = read({ OTEL_EXPORTER_OTLP_ENDPOINT: url });
      expect(config.OTEL_EXPORTER_OTLP_ENDPOINT).toBe(url);
    }
  });

  it('trusts no proxy unless told which', () => {
    expect(read({}).TRUSTED_PROXIES).toEqual([]);
    expect(read({ TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.7 ::1' }).TRUSTED_PROXIES).toHaveLength(3);
  });

  it('limits clients generously, and not at all when told so', () => {
    expect(read({})).toMatchObject({ RATE_LIMIT_BURST: 20, RATE_LIMIT_HOUR: 300 });
    expect(read({ RATE_LIMIT_BURST: '0' }).RATE_LIMIT_BURST).toBe(0);
  });

  it('has one process answer, several where it says so, or one a processor', () => {
    const workers = (count?: string) => read(count ? { WORKERS: count } : {}).WORKERS;
    expect([workers(), workers('3'), workers('auto')]).toEqual([1, 3, os.availableParallelism()]);
  });

  it('leaves passages time to answer when a model does not', () => {
    const model = { LLM_BASE_URL: 'http://localhost:11434/v1', LLM_MODEL: 'm' };
    expect(() => read({ ...model, ANSWER_TIMEOUT: '30000' })).toThrow(/ANSWER_TIMEOUT/u);
    expect(read({ ...model, LLM_TIMEOUT: '20000', ANSWER_TIMEOUT: '30000' })).toBeDefined();
    expect(read({ ANSWER_TIMEOUT: '5000' }).ANSWER_TIMEOUT).toBe(5_000);
  });

  it.each([
    ['PORT', 'eighty'],
    ['TRUSTED_PROXIES', 'loopback'],
    ['TRUSTED_PROXIES', '10.0.0.0/99'],
    ['TRUSTED_PROXIES', '*'],
    ['RATE_LIMIT_BURST', '-1'],
    ['RATE_LIMIT_HOUR', 'many'],
    ['FEEDBACK_LIMIT_BURST', '1.5'],
    ['FEEDBACK_LIMIT_HOUR', '99999999'],
    ['REDIS_URL', 'redis.example:6379'],
    ['REDIS_URL', 'http://user:hunter2@redis.example'],
    ['MAX_ANSWERS', 'zero'],
    ['MAX_WAITING', '-5'],
    ['ANSWER_TIMEOUT', 'soon'],
    ['CHAT_ENABLED', 'perhaps'],
    ['STOP_DELAY', 'later'],
    ['LLM_BASE_URL', 'ftp://models.example'],
    ['LLM_TIMEOUT', '1e9'],
    ['WORKERS', 'all'],
    ['WORKERS', '1e9'],
    ['WORKERS', '-2'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PUBLIC_URL', 'opas.example.fi'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['PUBLIC_URL', 'file:///etc/passwd'],
    ['CONTACT', 'Suomen Kuntaliitto'],
    ['FEEDBACK', 'maybe'],
    ['RETENTION_DAYS', '-1'],
    ['RETENTION_DAYS', '36500'],
    ['LOG_LEVEL', 'loud'],
    ['LOG_QUESTIONS', 'sometimes'],
    ['METRICS_TOKEN', 'short-secret'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
    ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'ftp://collector'],
    ['OTEL_SDK_DISABLED', 'off-ish'],
    ['UNANSWERED_QUESTIONS', 'some'],
    ['DATABASE_URL', 'mysql://user:secret@db/kuntaopas'],
    ['DATABASE_URL', 'db.example.fi'],
    ['ADMIN_TOKEN', 'short'],
    ['ALLOWED_ORIGINS', 'www.kuntaliitto.fi'],
    ['ALLOWED_ORIGINS', 'https://www.kuntaliitto.fi/'],
    ['ALLOWED_ORIGINS', 'https://www.kuntaliitto.fi/sivu'],
    ['ALLOWED_ORIGINS', 'https://*.kuntaliitto.fi'],
  ])('is refused with a wrong %s, its value not printed: %s', (name, value) => {
    let message = '';
    try {
      read({ [name]: value });
    } catch (error) {
      ({ message } = error as Error);
    }
    expect(message).toContain(name);
    expect(message).not.toContain(value);
  });

  it('is described in .env.example, every variable of it', async () => {
    const text = await readFile('.env.example', 'utf8');
    const described = Array.from(text.matchAll(/^# ([A-Z_]+)=/gmu), ([, name]) => name);
    expect(described.toSorted()).toEqual(Object.keys(serverConfigSchema.shape).toSorted());
  });
});
