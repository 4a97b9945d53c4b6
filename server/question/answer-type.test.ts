import { describe, expect, it } from 'vitest';
import { holdsAnswer, readExpectedAnswer } from './answer-type.js';

describe('readExpectedAnswer', () => {
  it.each([
    ['Milloin hanke päättyy?', 'fi', 'end'],
    ['Milloin valtuusto päätti siitä?', 'fi', 'date'],
    ['Kenelle palvelu on tarkoitettu?', 'fi', 'whom'],
    ['Vem är tjänsten till för?', 'sv', 'whom'],
    ['Who can use the service?', 'en', 'whom'],
    ['När tar projektet slut?', 'sv', 'end'],
    ['När börjar projektet?', 'sv', 'date'],
    ['Vilka år kunde kommunen avlöna en person?', 'sv', 'date'],
    ['What is the deadline?', 'en', 'end'],
    ['Paljonko AKKE-rahoitusta hanke saa?', 'fi', 'money'],
    ['Mistä kohdemaista osaajia haetaan?', 'fi', 'country'],
    ['Missä maakunnissa hanke toimii?', 'fi', undefined],
    ['Vilka målländer har valts?', 'sv', 'country'],
    ['Hur stor är självfinansieringsandelen?', 'sv', 'share'],
    ['Mihin asti se jatkuu?', 'fi', 'end'],
    ['När infördes den?', 'sv', 'date'],
    ['What year was it approved?', 'en', 'date'],
    ['Paljonko se maksaa?', 'fi', 'money'],
    ['Mikä on hankkeen budjetti?', 'fi', 'money'],
    ['Vad kostar projektet?', 'sv', 'money'],
    ['Montako kuntaa siihen kuuluu?', 'fi', 'count'],
    ['Hur många arbetsgivare söker man?', 'sv', 'count'],
    ['How many cities take part?', 'en', 'count'],
    ['Kuinka kauan ohjelma kesti?', 'fi', 'duration'],
    ['Kuinka iso kaupunki se on?', 'fi', 'amount'],
    ['Mikä on vieraskielisten osuus?', 'fi', 'share'],
    ['Mikä on Rauman puhelinnumero?', 'fi', 'contact'],
    ['What are the opening hours?', 'en', 'hours'],
    ['Kuka on johtaja nimeltään?', 'fi', 'person'],
    ['Kuka keksi kampanjan nimen?', 'fi', 'person'],
    ['Vem var gäst i radioserien?', 'sv', 'person'],
    ['Which person wrote the guide?', 'en', 'person'],
    ['Kuka hanketta koordinoi?', 'fi', 'who'],
    ['Kuka on hankkeen koordinaattori?', 'fi', 'who'],
    ['Vem är samordnare för projektet?', 'sv', 'who'],
    ['Vad heter samordnaren?', 'sv', 'person'],
    ['Who is the coordinator of the project?', 'en', 'who'],
    ['What is the coordinator called?', 'en', 'person'],
    ['Kuka hanketta vetää?', 'fi', 'who'],
    ['Mitkä yritykset olivat mukana?', 'fi', 'names'],
    ['Vilka läroanstalter är med?', 'sv', 'names'],
    ['Montako koulua on mukana ja mitkä?', 'fi', 'names'],
    ['Kuinka pitkälle strategia ulottuu, mihin vuoteen?', 'fi', 'date'],
    ['Vem betalar bussen när studerande åker?', 'sv', 'who'],
    ['Miksi palvelut siirrettiin?', 'fi', 'why'],
    ['Miten seteliä haetaan?', 'fi', 'procedure'],
  ] as const)('%s (%s) asks for %s', (text, language, type) => {
    expect(readExpectedAnswer(text, language)?.type).toBe(type);
  });

  it('leaves open what the words do not tell', () => {
    expect(readExpectedAnswer('Mitä Turussa tehdään?', 'fi')).toBeUndefined();
    expect(readExpectedAnswer('Mitä tukea työnantaja saa?', 'fi')).toBeUndefined();
    expect(readExpectedAnswer('Palkkaako kunta opiskelijoita?', 'fi')).toBeUndefined();
    expect(readExpectedAnswer('Voiko yritys hakea seteliä?', 'fi')).toBeUndefined();
  });
});

describe('holdsAnswer', () => {
  const ask = (question: string, text: string) => {
    const expected = readExpectedAnswer(question, 'fi');
    return expected !== undefined && holdsAnswer(text, expected);
  };

  it('finds a date where one is asked for', () => {
    expect(ask('Milloin?', 'Organisaatiomuutos kesällä 2025 siirsi palvelut')).toBe(true);
    expect(ask('Milloin?', 'Palvelut siirrettiin')).toBe(false);
  });

  it('finds an end where one is asked for, not any date', () => {
    expect(ask('Milloin hanke päättyy?', 'Hanke käynnistyy keväällä 2026')).toBe(false);
    expect(ask('Milloin hanke päättyy?', 'kesto 1.9.2023 – 30.6.2026')).toBe(true);
    expect(ask('Mihin vuoteen mennessä?', 'kolminkertaistaminen v. 2040 mennessä')).toBe(true);
    expect(ask('Mihin asti?', 'tripling net immigration by 2040')).toBe(true);
    expect(ask('Mihin asti?', 'runs from 1 September 2023 to 30 June 2026')).toBe(true);
  });

  it('takes no aim for what has been reached', () => {
    const aim = 'Tavoitteena on saada 1 000 työnantajaa. Mukana on 80 työnantajaa.';
    const reached = 'Montako työnantajaa on tähän mennessä saatu?';
    expect(ask(reached, 'tavoitteena on saada 1 000 työnantajaa palveluiden piiriin')).toBe(false);
    expect(ask(reached, aim)).toBe(true);
    expect(ask('Montako työnantajaa halutaan?', 'tavoitteena 1 000 työnantajaa')).toBe(true);
  });

  it('finds a sum of money, not any number', () => {
    expect(ask('Paljonko se maksaa?', 'myöntää 1 500 euron tuen')).toBe(true);
    expect(ask('Paljonko se maksaa?', 'kesto 1.9.2023 – 30.6.2026')).toBe(false);
  });

  it('takes neither a year nor a name with a digit for an amount', () => {
    expect(ask('Minkä verran?', 'sai projektirahaa vuosina 2022-2023')).toBe(false);
    expect(ask('Minkä verran?', 'C6-kaupungit yhdessä, 1.9.2023 alkaen')).toBe(false);
    expect(ask('Minkä verran?', 'Noin 20 000 asukkaan kaupunki')).toBe(true);
    expect(ask('Minkä verran?', 'kaksinkertaistaa vuoden 2024 tasosta')).toBe(true);
  });

  it('finds how long something lasts by years and by number words', () => {
    expect(ask('Kuinka kauan?', 'kesto 1.9.2023 – 30.6.2026')).toBe(true);
    expect(ask('Kuinka kauan?', 'vei noin puolitoista vuotta')).toBe(true);
    expect(ask('Kuinka kauan?', 'viiden päivän ohjelma')).toBe(true);
    expect(ask('Kuinka kauan?', 'Palvelut siirrettiin')).toBe(false);
    expect(ask('Kuinka kauan?', 'myöntää 1 500 euron tuen')).toBe(false);
  });

  it('finds the number of the thing that is counted, not of another', () => {
    expect(ask('Montako kuntaa?', 'koostuu neljästä kunnasta')).toBe(true);
    expect(ask('Montako kaupunkia?', 'Suomen kuusi suurinta kaupunkia')).toBe(true);
    expect(ask('Kuinka monta finalistia?', 'finalisteille viiden päivän ohjelma')).toBe(false);
  });

  it('counts in English what the text has in the singular', () => {
    const days = readExpectedAnswer('How many days did it take?', 'en');
    expect(days && holdsAnswer('A five-day programme was organised', days)).toBe(true);
  });

  it('finds names in the middle of a sentence', () => {
    expect(ask('Mitkä yritykset?', 'työnantajien, kuten Pihla Groupin kanssa')).toBe(true);
    expect(ask('Mitkä yritykset?', 'Alueen yritykset ovat mukana')).toBe(false);
  });

  it('finds neither phone number nor person in a text without them', () => {
    expect(ask('Mikä on puhelinnumero?', 'Valtuustokausi 2025-2029')).toBe(false);
    expect(ask('Kuka on johtaja nimeltään?', 'Pihla Group Oy on järjestänyt')).toBe(false);
  });
});
