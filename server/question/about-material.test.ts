import { describe, expect, it } from 'vitest';
import { readAboutMaterial } from './about-material.js';

describe('a question about the material itself', () => {
  it.each([
    ['fi', 'Mitkä kunnat ovat mukana aineistossa?'],
    ['fi', 'Montako esimerkkiä aineistossa on?'],
    ['fi', 'Millaisiin osiin opas jakautuu?'],
    ['fi', 'mistä kunnista täällä kerrotaan'],
    ['fi', 'Montako diaa esityksessä on?'],
    ['fi', 'aineiston sisällysluettelo'],
    ['fi', 'Tiivistä aineisto'],
    ['fi', 'Kerro jotain aineistosta'],
    ['fi', 'Anna esimerkki hyvästä käytännöstä'],
    ['sv', 'Sammanfatta materialet kort'],
    ['en', 'Summarise the material for me'],
    ['en', 'What are the main findings of the publication?'],
    ['sv', 'Vilka kommuner beskrivs i materialet?'],
    ['sv', 'Hur många exempel är det här?'],
    ['sv', 'Vilka teman tas upp i presentationen?'],
    ['en', 'Which municipalities are presented in the deck?'],
    ['en', 'How many cases are there?'],
    ['en', 'What sections does the guide have?'],
  ] as const)('asks for its contents (%s): %s', (language, text) => {
    expect(readAboutMaterial(text, [], language)).toBe('contents');
  });

  it.each([
    ['fi', 'Mikä on tämän aineiston nimi?'],
    ['sv', 'Vad heter materialet?'],
    ['en', 'What is the title of this publication?'],
  ] as const)('asks for its title (%s): %s', (language, text) => {
    expect(readAboutMaterial(text, [], language)).toBe('title');
  });

  it.each([
    ['fi', 'Mitkä kunnat auttavat puolisoita?'],
    ['fi', 'Mitkä muut kunnat ovat mukana?'],
    ['fi', 'Mitkä kaupungit siinä ovat?'],
    ['fi', 'Mikä on hankkeen nimi?'],
    ['fi', 'Kerro Joensuusta'],
    ['fi', 'Tiivistä Turun malli'],
    ['en', 'Tell me more'],
    ['fi', 'Mitä osaat?'],
    ['sv', 'Vilka kommuner erbjuder mentorer?'],
    ['sv', 'Vad heter projektet?'],
    ['en', 'How many international students are there?'],
    ['en', 'Which cities are in it?'],
    ['en', 'Have other towns done this?'],
  ] as const)('is none when it asks of something in it (%s): %s', (language, text) => {
    expect(readAboutMaterial(text, [], language)).toBeUndefined();
  });

  it('goes on with what was spoken of, unless it names the material', () => {
    const before = ['Mikä on C6?'];
    expect(readAboutMaterial('Mitkä kaupungit ovat mukana?', before, 'fi')).toBeUndefined();
    expect(readAboutMaterial('Mitkä kaupungit ovat mukana aineistossa?', before, 'fi')).toBe(
      'contents',
    );
  });
});
