import { describe, expect, it } from 'vitest';
import { keepableQuestion } from './keepable-question.js';

describe('a question that is kept', () => {
  it.each([
    ['Olen 131052-308T, saanko tukea?', 'Olen [personal identity code], saanko tukea?'],
    ['Tunnukseni on 131052-308X, saanko?', 'Tunnukseni on [personal identity code], saanko?'],
    ['hetu 131052 - 308 t', 'hetu [personal identity code]'],
    ['Soita 040 123 4567', 'Soita [phone number]'],
    ['Kirjoita a.b@example.fi', 'Kirjoita [e-mail address]'],
    ['Asun Kotikatu 5 A 12, mistä apua?', 'Asun Kotikatu [number], mistä apua?'],
    ['Mannerheimintiellä 103 asuva', 'Mannerheimintiellä [number] asuva'],
    ['Jag bor på Storgatan 5', 'Jag bor på Storgatan [number]'],
    ['Diaari 1234567 Tornio', 'Diaari [number] Tornio'],
    ['Postinumero 00100 Helsinki', 'Postinumero [number] Helsinki'],
    ['Katso https://example.fi/minun?id=7 ja www.example.fi', 'Katso [link] ja [link]'],
  ])('has no %s', (question, kept) => {
    expect(keepableQuestion(question)).toBe(kept);
  });

  it.each([
    'Mitä Tampere tekee 2025-2029?',
    'Paljonko on 1 500 euroa tai 20 000 euroa?',
    'Milloin strategia hyväksyttiin, 20.10.2025?',
    'Mitä koulutietä 2026 kuljetaan?',
    'Työelämätieto 2025 ja kunnan strategia',
  ])('keeps what belongs to it: %s', (question) => {
    expect(keepableQuestion(question)).toBe(question);
  });

  it('is not kept when it is as long as a story', () => {
    expect(keepableQuestion('a'.repeat(300))).toBeDefined();
    expect(keepableQuestion('a'.repeat(301))).toBeUndefined();
  });
});
