import { describe, expect, it } from 'vitest';
import { words } from './analyse.js';
import { STOP_WORDS } from './stop-words.js';

describe.each(['fi', 'sv', 'en'] as const)('the stop words of %s', (language) => {
  it('are words as the analysis gives them: a stop word that is never met stops nothing', () => {
    for (const word of STOP_WORDS[language]) expect(words(word)).toEqual([word]);
  });
});

describe('STOP_WORDS', () => {
  it.each([
    ['fi', ['miten', 'mitä', 'kuka', 'missä', 'paljonko', 'paljonks', 'kerro', 'ja', 'on']],
    ['sv', ['hur', 'vad', 'vem', 'var', 'vilka', 'berätta', 'och', 'är']],
    ['en', ['how', 'what', 'who', 'where', 'which', 'tell', 'and', 'is']],
  ] as const)('hold the words that people ask with (%s)', (language, asked) => {
    expect(asked.filter((word) => !STOP_WORDS[language].has(word))).toEqual([]);
  });

  it.each([
    ['fi', ['tuki', 'raha', 'kunta', 'työnantaja', 'seteli', 'opiskelija', 'bussi', 'vuosi']],
    ['sv', ['stöd', 'pengar', 'kommun', 'arbetsgivare', 'sedel', 'buss', 'år']],
    ['en', ['support', 'money', 'city', 'employer', 'voucher', 'bus', 'year']],
  ] as const)('hold no word that a question is about (%s)', (language, subjects) => {
    expect(subjects.filter((word) => STOP_WORDS[language].has(word))).toEqual([]);
  });
});
