import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type AnswerFacts, digestOf, readToken, signToken } from './feedback-token.js';

const key = randomBytes(32);
const facts: AnswerFacts = {
  answerId: randomUUID(),
  day: '2026-11-24',
  language: 'fi',
  outcome: 'answered',
  cases: ['hyvat-kaytannot-2026/lappeenranta'],
  slides: ['hyvat-kaytannot-2026/22'],
  asked: digestOf('Mitä Lappeenranta tekee?'),
};
const token = signToken(facts, key);

describe('the token of an answer', () => {
  it('tells what the answer was about, and nothing of its text', () => {
    expect(readToken(token, key, '2026-11-24')).toEqual(facts);
    const [told = ''] = token.split('.');
    expect(Buffer.from(told, 'base64url').toString()).not.toMatch(/Mitä|tekee/u);
  });

  it('is nobody else’s: each changed character, and another key, are refused', () => {
    expect(readToken(token, randomBytes(32), '2026-11-24')).toBeUndefined();
    for (let i = 0; i < token.length - 1; i += 1) {
      const other = token[i] === 'A' ? 'B' : 'A';
      const forged = token.slice(0, i) + other + token.slice(i + 1);
      expect(readToken(forged, key, '2026-11-24')).toBeUndefined();
    }
  });

  it.each(['', '.', 'a', 'a.b', '..', `${token}x`, token.split('.')[0] ?? '', randomUUID()])(
    'is refused when it is %s',
    (forged) => {
      expect(readToken(forged, key, '2026-11-24')).toBeUndefined();
    },
  );

  it('is good for 30 days', () => {
    expect(readToken(token, key, '2026-12-24')).toEqual(facts);
    expect(readToken(token, key, '2026-12-25')).toBeUndefined();
  });

  it('is refused when it was signed by a version that wrote other facts', () => {
    const { outcome: _outcome, ...older } = facts;
    expect(readToken(signToken(older as AnswerFacts, key), key, '2026-11-24')).toBeUndefined();
  });
});
