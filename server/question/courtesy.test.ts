import { describe, expect, it } from 'vitest';
import { splitCourtesy } from './courtesy.js';

describe('splitCourtesy', () => {
  it.each([
    ['Moi, mitä Turku tekee?', 'mitä Turku tekee?', 'greeting', 'fi'],
    ['hei taas, kuka sitä johtaa', 'kuka sitä johtaa', 'greeting', 'fi'],
    ['hyvaa paivaa! Miten Espoo toimii?', 'Miten Espoo toimii?', 'greeting', 'fi'],
    ['Moiii kuka maksaa setelin', 'kuka maksaa setelin', 'greeting', 'fi'],
    ['Kiitos avusta! Entä Rauma?', 'Entä Rauma?', 'thanks', 'fi'],
    ['Tack! En helt annan sak: vad gör Åbo?', 'En helt annan sak: vad gör Åbo?', 'thanks', 'sv'],
    ['Hej på dig, vad gör Åbo?', 'vad gör Åbo?', 'greeting', 'sv'],
    ['Hi there! What does Turku do?', 'What does Turku do?', 'greeting', 'en'],
    ['ok, and in Rauma?', 'and in Rauma?', 'thanks', undefined],
  ] as const)('takes the courtesy off: %s', (text, rest, kind, language) => {
    expect(splitCourtesy(text)).toEqual({ rest, said: { kind, language } });
  });

  it.each([
    ['Moi!', 'greeting', 'fi'],
    ['Terrve', 'greeting', 'fi'],
    ['Hej hej!', 'greeting', 'sv'],
    ['helllo', 'greeting', 'en'],
    ['Hei! Kiitos.', 'thanks', 'fi'],
    ['Tusen tack!!', 'thanks', 'sv'],
    ['ok', 'thanks', undefined],
  ] as const)('leaves nothing of courtesy alone: %s', (text, kind, language) => {
    expect(splitCourtesy(text)).toEqual({ rest: '', said: { kind, language } });
  });

  it('takes excuses and thanks in advance off', () => {
    const text = 'Anteeksi että häiritsen, mitä muuttoagentti tekee? Kiitos jo etukäteen!';
    expect(splitCourtesy(text)).toEqual({ rest: 'mitä muuttoagentti tekee?', said: undefined });
  });

  it.each([
    'Kiitosko siitä maksetaan?',
    'Heinola',
    'Heikki Turussa',
    'kiitos mut kuka sitä johtaa',
    'Terveydenhuolto Espoossa',
    'Hiring in Rauma',
    'Bra exempel från Åbo?',
  ])('takes nothing off what is no courtesy: %s', (text) => {
    expect(splitCourtesy(text)).toEqual({ rest: text, said: undefined });
  });
});
