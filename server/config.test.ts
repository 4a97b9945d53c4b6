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

  it.each([
    ['PORT', 'eighty'],
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
});
