import { describe, expect, it } from 'vitest';
import { KuntaopasError } from '#corpus/errors';
import { jsonLog, type LogOptions, secretsOf } from './log.js';

function listen(options?: LogOptions) {
  const lines: string[] = [];
  return { lines, log: jsonLog((line) => lines.push(line), options) };
}

describe('jsonLog', () => {
  it('writes one JSON line for each event', () => {
    const { lines, log } = listen();
    log.info('ready', { port: 3000 });
    log.info('stopping');
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/^\{[^\n]*\}\n$/u);
    const [first] = lines.map((line) => JSON.parse(line));
    expect(first).toMatchObject({ level: 'info', event: 'ready', port: 3000 });
    expect(new Date(first.time).toISOString()).toBe(first.time);
  });

  it('keeps a fault of several lines on one', () => {
    const { lines, log } = listen();
    log.error('answer-failed', new TypeError('first\nsecond'));
    expect(lines.join('').trimEnd()).not.toContain('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'error',
      event: 'answer-failed',
      name: 'TypeError',
      message: 'first\nsecond',
      stack: expect.stringContaining('log.test.ts'),
    });
  });

  it('masks personal data that a fault or a fact quotes', () => {
    const { lines, log } = listen();
    log.error('answer-failed', new Error('cannot read "Olen 131052-308T, puh. 040 123 4567"'));
    log.info('told', { to: { address: 'a@example.fi' } });
    expect(lines.join('')).not.toMatch(/131052|4567|a@example/u);
    expect(JSON.parse(lines[0] ?? '').message).toBe(
      'cannot read "Olen [personal identity code], puh. [phone number]"',
    );
  });

  it.each([['a text'], [undefined], [null], [42]])('takes %j for a fault too', (thrown) => {
    const { lines, log } = listen();
    log.error('answer-failed', thrown);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ message: String(thrown) });
  });

  it.each([
    ['a line that looks like one of its own', '\n{"level":"error","event":"forged"}\r\n'],
    ['commands to a terminal', '\u001b[2J\u001b]0;title\u0007\u009b31m\u007f'],
    ['line separators', 'a\u2028b\u2029c\u0085d'],
    ['half a character', '\ud800'],
    ['an end of text', '\u0000'],
  ])('writes one line of printable text, whatever it is told: %s', (_what, text) => {
    const { lines, log } = listen();
    log.info(text, { [text]: text, list: [text, { text }] });
    log.error('failed', new Error(text), { text });
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line.endsWith('}\n')).toBe(true);
      expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect(JSON.parse(line)).not.toMatchObject({ event: 'forged' });
    }
  });

  it('takes secrets out wherever they stand', () => {
    const { lines, log } = listen({ secrets: ['sk-123-secret', 'token/with+signs'] });
    log.error('model-failed', new Error('401 for Bearer sk-123-secret'), {
      url: 'https://example.fi/?key=token/with+signs',
    });
    expect(lines.join('')).not.toMatch(/sk-123|with\+signs/u);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      message: '401 for Bearer [secret]',
      url: 'https://example.fi/?key=[secret]',
    });
  });

  it('leaves ids as they are, though their digits look like a number to call', () => {
    const { lines, log } = listen();
    const id = '01611764-0401-4534-9939-040123456789';
    log.info('request', { id, phone: '0401234567' });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ id, phone: '[phone number]' });
  });

  it('names the code of a fault that has one, and what the caller adds', () => {
    const { lines, log } = listen();
    const error = new KuntaopasError({ code: 'index-damaged', message: 'm', remedy: 'r' });
    log.error('index-refused', error, { generation: 'gen-1' });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      event: 'index-refused',
      code: 'index-damaged',
      generation: 'gen-1',
    });
  });

  it.each([
    ['info', 2],
    ['error', 1],
    ['silent', 0],
  ] as const)('at level %s writes %i of an event and a fault', (level, count) => {
    const { lines, log } = listen({ level });
    log.info('ready');
    log.error('failed', new Error('x'));
    expect(lines).toHaveLength(count);
  });
});

describe('secretsOf', () => {
  it.each([
    [undefined, []],
    ['a-token', ['a-token']],
    ['postgres://kuntaopas:p%40ss@db:5432/kuntaopas', ['p%40ss', 'p@ss']],
    ['redis://redis:6379', []],
  ])('takes %j for %j', (setting, secrets) => {
    expect(secretsOf(setting)).toEqual(secrets);
  });
});
