import { describe, expect, it } from 'vitest';
import { blankFrame, isBroad, isOfMany, readKind, readListed } from './kind.js';

describe('readListed', () => {
  it.each([
    ['Missä hankkeissa Tampere on mukana?', 'practices'],
    ['Vilka projekt deltar Åbo i?', 'practices'],
    ['Which programmes does Turku have?', 'practices'],
    ['Missä kaupungeissa on seteli?', 'towns'],
    ['Vilka kranskommuner är med i Tammerfors modell?', 'towns'],
    ['Name the surrounding municipalities.', 'towns'],
    ['Mitkä viranomaiset ovat mukana?', undefined],
  ])('%s', (question, expected) => {
    expect(readListed(question)).toBe(expected);
  });
});

describe('readKind', () => {
  it.each([
    ['Missä kunnissa on International House?', 'cases'],
    ['mis kaupungeis autetaan puolisoita', 'cases'],
    ['Kuinka monessa kunnassa setelistä kerrotaan?', 'cases'],
    ['Luettele kaupungit, joissa on strategia', 'cases'],
    ['Vilka kommuner hjälper makar?', 'cases'],
    ['Which cities have a roadmap?', 'cases'],
    ['Missa esimerkeissa tehdaan yhteistyota?', 'cases'],
    ['Missä kauppakamari on mukana?', 'cases'],
    ['Vilka exempel handlar om studerande?', 'cases'],
    ['Which of the initiatives have a county as partner?', 'cases'],
    ['Mitkä tämän aineiston kunnista maksavat seteliä?', 'cases'],
    ['Missä yhteistyöhankkeissa yliopisto on mukana?', 'cases'],
    ['Onko jossain pikkukunnassa yritysvierailuja?', 'cases'],
    ['Onko muita kuntia, joissa on seteli?', 'cases'],
    ['Vilka av exemplen i materialet handlar om studerande?', 'cases'],
    ['Finns det nån kommun som betalar arbetsgivare?', 'cases'],
    ['Har någon ordnat företagsbesök?', 'cases'],
    ['which municipalitys pay employers', 'cases'],
    ['Has anybody organised company visits?', 'cases'],
    ['Where can employers get a subsidy?', 'cases'],
    ['Missä toiminnoissa Work in Finland on mukana?', 'cases'],
    ['Var medverkar Work in Finland?', 'cases'],
    ['Which services or projects cooperate with Work in Finland?', 'cases'],
    ['Mitkä esitellyistä ovat pieniä?', 'cases'],
    ['Vilka av de presenterade verksamheterna har en partner?', 'cases'],
    ['Which of the presented practices have a partner?', 'cases'],
    ['Where can I apply for the voucher?', 'single'],
    ['Mitkä palvelut kunnat ostavat Riihimäeltä?', 'single'],
    ['Ketkä muut kaupunkien lisäksi ovat mukana?', 'single'],
    ['Did anybody get a job?', 'single'],
    ['Which is newer, the C6 project or the Tampere model?', 'compare'],
    ['Kumpi on isompi, Espoo vai Turku?', 'compare'],
    ['Miten Rauma eroaa Joensuusta?', 'compare'],
    ['Jämför Esbo och Åbo', 'compare'],
    ['What is the difference between IHH and IHJ?', 'compare'],
    ['Milloin tämä aineisto on tehty?', 'about'],
    ['Vem har publicerat materialet?', 'about'],
    ['Who published this deck?', 'about'],
    ['Missä kaupungissa on muuttoagentti?', 'single'],
    ['Paljonko seteli on?', 'single'],
  ] as const)('%s → %s', (text, kind) => {
    expect(readKind(text)).toBe(kind);
  });
});

describe('isOfMany', () => {
  it.each([
    'Mitkä ovat ohjelman tavoitteet?',
    'Vilka mål har programmet?',
    'Which services does it have?',
    'List the partners',
  ])('knows that several things are asked for: %s', (text) => {
    expect(isOfMany(text)).toBe(true);
  });

  it.each(['Kuka maksaa?', 'What is Talent Talks?', 'What does All-Inclusive Iisalmi mean?'])(
    'knows that one is: %s',
    (text) => {
      expect(isOfMany(text)).toBe(false);
    },
  );
});

describe('isBroad', () => {
  it.each([
    'Miten Job Voucher toimii?',
    'Kerro Turusta',
    'Hur fungerar sedeln?',
    'How does it work?',
  ])('asks for the whole: %s', (text) => {
    expect(isBroad(text)).toBe(true);
  });

  it.each(['Paljonko seteli on?', 'When did it start?', 'Vem betalar?'])(
    'asks for one thing: %s',
    (text) => {
      expect(isBroad(text)).toBe(false);
    },
  );
});

describe('blankFrame', () => {
  it('leaves what a question is about, at its place', () => {
    const text = 'Luettele kaupungit, joilla on tiekartta';
    const rest = blankFrame(text, 'cases');
    expect(rest.trim()).toBe(', joilla on tiekartta');
    expect(rest).toHaveLength(text.length);
  });

  it('keeps the words for the material where they are what is asked about', () => {
    expect(blankFrame('Kuka aineiston teki?', 'about')).toBe('Kuka aineiston teki?');
    expect(blankFrame('Mitä aineiston mukaan Turku tekee?', 'single')).not.toContain('aineisto');
  });
});
