import { describe, expect, it } from 'vitest';
import { openTestAssistant } from '../test-assistant.js';
import { chooseLanguage, readQuestion } from './understand.js';

const { tools } = await openTestAssistant();

function read(text: string) {
  const { places, setAside, kind } = readQuestion(text, chooseLanguage(text, []), tools.recogniser);
  const namesOf = (mentions: typeof places) => mentions.map(({ place }) => place.fi);
  return { places: namesOf(places), setAside: namesOf(setAside), kind };
}

describe('a question for others than a place', () => {
  it.each([
    ['Onko muita kuin Lappeenranta, jotka auttavat opiskelijoita?', ['Lappeenranta']],
    ['onks muita kuntia ku espoo joil on strategia', ['Espoo']],
    ['Onko muita Espoon lisäksi, joissa kansainvälisyys on osa strategiaa?', ['Espoo']],
    ['Missä muualla kuin Riihimäellä on mentoreita?', ['Riihimäki']],
    ['Kenellä muulla kuin Espoolla ja Turulla on strategia?', ['Espoo', 'Turku']],
    ['Vem annan än Ruovesi ordnar företagsbesök?', ['Ruovesi']],
    ['Vilka kommuner förutom Åbo hjälper makar?', ['Turku']],
    ['Besides Riihimäki, who else has a scheme for students?', ['Riihimäki']],
    ['Does any town other than Ruovesi arrange company visits?', ['Ruovesi']],
  ])('asks for cases, and not for those of the place: %s', (text, setAside) => {
    expect(read(text)).toEqual({ places: [], setAside, kind: 'cases' });
  });

  it.each([
    ['Mitä Turku tekee puolisoiden hyväksi?', ['Turku']],
    ['Mitä muuta Turku tekee?', ['Turku']],
    ['Saavatko hausjärveläiset samat palvelut kuin Riihimäellä?', ['Hausjärvi', 'Riihimäki']],
    ['Vad gör Esbo utöver det?', ['Espoo']],
    ['What else does Turku do?', ['Turku']],
  ])('asks of the place itself otherwise: %s', (text, places) => {
    expect(read(text)).toMatchObject({ places, setAside: [] });
  });
});
