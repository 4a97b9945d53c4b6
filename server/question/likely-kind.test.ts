import { describe, expect, it } from 'vitest';
import { openTestAssistant } from '../test-assistant.js';
import { kindFeatures, likeliestKind } from './likely-kind.js';

const { tools } = await openTestAssistant();
const placesOf = (text: string) => tools.recogniser.recognise(text);
const kindOf = (text: string) => likeliestKind(text, placesOf(text));

describe('likeliestKind', () => {
  it.each([
    'Missä on mentoreita?',
    'Kenen esimerkistä voisi oppia?',
    'kirjastot mukana kunnat',
    'Var finns det mentorer för studerande?',
    'högskola med som partner kommuner',
    'whose example could we follow with day care?',
    'libraries involved, municipalities',
  ])('reads that cases are asked for: %s', (text) => {
    expect(kindOf(text)).toBe('cases');
  });

  it.each([
    'Paljonko seteli on?',
    'Kuka maksaa kirjaston aukiolon?',
    'När öppnade biblioteket?',
    'Vem betalar för dagvården?',
    'How long does it last?',
    'Who pays for the day care?',
  ])('reads that one thing is asked for: %s', (text) => {
    expect(kindOf(text)).toBe('single');
  });

  it('reads one thing wherever a place is named', () => {
    expect(kindOf('Keneltä Rauma voisi ottaa mallia varhaiskasvatukseen?')).toBe('single');
  });
});

describe('kindFeatures', () => {
  it('are the same whichever place is named', () => {
    const [a, b] = ['Vertaa Espoota ja Turkua', 'Vertaa Raumaa ja Lappeenrantaa'];
    expect(kindFeatures(a, placesOf(a))).toEqual(kindFeatures(b, placesOf(b)));
  });
});
