import { describe, expect, it } from 'vitest';
import { splitBackground, splitParts } from './parts.js';

describe('splitParts', () => {
  it.each([
    [
      'fi',
      'Kuka hanketta rahoittaa ja milloin se päättyy?',
      'Kuka hanketta rahoittaa?',
      'milloin se päättyy?',
    ],
    ['fi', 'paljo siel saa tukee ja kenelle', 'paljo siel saa tukee?', 'kenelle'],
    [
      'sv',
      'Vem finansierar projektet, och till vilka riktas det?',
      'Vem finansierar projektet?',
      'till vilka riktas det?',
    ],
    [
      'en',
      'Who runs the service and since when has it been there?',
      'Who runs the service?',
      'since when has it been there?',
    ],
  ] as const)('%s: %s', (language, text, first, second) => {
    expect(splitParts(text, language)).toEqual([first, second]);
  });

  it.each([
    ['fi', 'Missä ja milloin tapahtuma pidettiin?'],
    ['fi', 'Mitä tukea yritykset ja työntekijät saavat?'],
    ['sv', 'Vad får företag och arbetstagare?'],
    ['en', 'Where and when was the event held?'],
    ['en', 'How do employers and students find each other?'],
  ] as const)('leaves whole %s: %s', (language, text) => {
    expect(splitParts(text, language)).toBeUndefined();
  });
});

describe('splitBackground', () => {
  it.each([
    [
      'Olemme pieni kunta. Mistä tällaiseen saa rahaa?',
      ['Olemme pieni kunta.', 'Mistä tällaiseen saa rahaa?'],
    ],
    [
      'Vi planerar något liknande! Hur finansieras det? Budgeten är liten.',
      ['Vi planerar något liknande! Budgeten är liten.', 'Hur finansieras det?'],
    ],
    [
      'I am moving to Rauma. Tell me about the services',
      ['I am moving to Rauma.', 'Tell me about the services'],
    ],
  ])('parts what somebody tells from what they ask: %s', (text, parts) => {
    expect(splitBackground(text)).toEqual(parts);
  });

  it.each(['Milloin hanke alkoi?', 'Mitä tapahtuu 1.9. alkaen?', 'Paljonko seteli on v. 2026?'])(
    'finds nothing to part in one sentence: %s',
    (text) => {
      expect(splitBackground(text)).toBeUndefined();
    },
  );
});
