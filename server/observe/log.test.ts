import { describe, expect, it } from 'vitest';
import { jsonLog } from './log.js';

function listen() {
  const lines: string[] = [];
  return { lines, log: jsonLog((line) => lines.push(line)) };
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
});
