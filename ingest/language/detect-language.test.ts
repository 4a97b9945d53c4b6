import { describe, expect, it } from 'vitest';
import { readMaterial } from '#corpus/material';
import { detectLanguage } from './detect-language.js';

const { manifest, translations } = await readMaterial('corpus/hyvat-kaytannot-2026');

const QUESTIONS = {
  fi: [
    'Miten seteli toimii?',
    'paljonks siit saa rahaa',
    'Mista rahoitus tulee',
    'Entä Turussa?',
    'Kuka maksaa bussit?',
    'Missä on International House?',
    'mitä tukea työnantaja saa',
    'Ketkä ovat mukana hankkeessa?',
    'palvelut ulkomaalaisille opiskelijoille',
    'Kerro Tornion uudistuksesta',
    'Onko Vaasassa vastaavaa?',
    'rahoitus ja kustannukset',
    'kv-rekrytointi?',
    'Kiitos avusta',
    'MITEN LAPPEENRANNAN JOB VOUCHER TOIMII',
  ],
  sv: [
    'Hur fungerar sedeln?',
    'vem betalar bussen',
    'Vilka kommuner är med?',
    'Och i Esbo?',
    'Vad kostar det?',
    'När börjar modellen?',
    'stöd till arbetsgivare',
    'Berätta om Torneå',
    'Finns det något liknande i Vasa?',
    'Hur många kommuner deltar?',
    'finansiering av projektet',
    'och finansieringen?',
    'Tack för hjälpen',
    'HUR FUNGERAR JOB VOUCHER I VILLMANSTRAND',
  ],
  en: [
    'How does the voucher work?',
    'who pays for the buses',
    'And in Espoo?',
    'Tell me about Tornio',
    'What is Turku aiming for?',
    'When does the model start?',
    'support for employers',
    'Which cities have an International House?',
    'funding of the project',
    'Is there anything similar in Vaasa?',
    'how many municipalities take part',
    'what about funding',
    'thanks for your help',
    "HOW DID LAPPEENRANTA'S JOB VOUCHER WORK",
  ],
} as const;

describe.each(['fi', 'sv', 'en'] as const)('detectLanguage knows %s', (language) => {
  it.each(QUESTIONS[language])('%s', (text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('in every question that the deck suggests', () => {
    for (const question of manifest.questions) {
      const text = question[language];
      expect({ text, language: detectLanguage(text) }).toEqual({ text, language });
    }
  });
});

describe('detectLanguage', () => {
  it.each(['sv', 'en'] as const)(
    'knows every long statement of the translation into %s',
    (lang) => {
      const long = Object.values(translations[lang]?.passages ?? {}).filter(
        (text) => text.length > 80 && text.endsWith('.'),
      );
      expect(long.length).toBeGreaterThan(60);
      expect(long.filter((text) => detectLanguage(text) !== lang)).toEqual([]);
    },
  );

  it.each(['', '   ', '123', '?!', 'ok', 'Lappeenranta', 'Tammerfors', 'Job Voucher', '你好'])(
    'leaves %j open',
    (text) => {
      expect(detectLanguage(text)).toBeUndefined();
    },
  );

  it('is not led astray by a name from another language', () => {
    expect(detectLanguage('Milloin Tampere Welcoming City -ohjelma käynnistyi?')).toBe('fi');
    expect(detectLanguage('What does International House Jyväskylä do?')).toBe('en');
    expect(detectLanguage('Vad gör International House i Jyväskylä?')).toBe('sv');
  });
});
