import { describe, expect, it } from 'vitest';
import { chooseLanguage, readQuestion } from '../../question/understand.js';
import { retrieve } from '../../retrieve/retrieve.js';
import { openTestAssistant } from '../../test-assistant.js';
import { selectPassages } from './select-passages.js';

const { tools } = await openTestAssistant();

/** The passages that are told, of each case apart. */
async function select(text: string): Promise<readonly (readonly string[])[]> {
  const question = readQuestion(text, chooseLanguage(text, []), tools.recogniser);
  const selection = selectPassages(question, await retrieve(question, tools));
  return selection.map(({ told }) =>
    told.flatMap(({ chunk, positions }) => positions.map((i) => chunk.passages[i] ?? '')),
  );
}

describe('selectPassages', () => {
  it('tells both sides of a comparison, named by places or by projects', async () => {
    const places = await select('Kumpi tähtää kauemmas, Iisalmen vai Tampereen suunnitelma?');
    expect(places.map(([first]) => first?.split('#')[0]).toSorted()).toEqual(['6', '8']);
    const projects = await select('Vilket projekt har AKKE-medel, Talent First eller C6?');
    expect(projects.map(([first]) => first?.split('#')[0]).toSorted()).toEqual(['16', '23']);
  });

  it('tells of the other side what is asked for in like words, though it stands there in others', async () => {
    const sides = await select('Vertaa, kuka hyväksyi Espoo-tarinan ja kuka Tampereen tiekartan.');
    expect(sides.map(([first]) => first).toSorted()).toEqual(['4#3', '8#3']);
  });

  it('tells two passages of a side at most, an item of a list below its lead', async () => {
    const sides = await select('Miten Rauman ja Tornion maahanmuuttopalvelut eroavat?');
    expect(sides).toHaveLength(2);
    for (const side of sides) expect(side.length).toBeLessThanOrEqual(3);
  });

  it('tells a list whole and in its order when what its heading says is asked for', async () => {
    const [told] = await select('Miten Iisalmen strategia näkyy käytännössä?');
    expect(told).toEqual(['6#7', '6#8', '6#9', '6#10', '6#11', '6#12', '6#13']);
    const [one] = await select('Onko Iisalmessa tukea työnantajille?');
    expect(one).not.toContain('6#13');
  });

  it('tells more of a case when it is the only one in a list', async () => {
    const [told, ...others] = await select('Mitkä kunnat ostavat palvelunsa toiselta kunnalta?');
    expect(others).toEqual([]);
    expect(told?.length).toBeGreaterThan(1);
  });

  it('tells every practice that a place takes part in when the practices are asked for', async () => {
    const listed = await select('Missä hankkeissa Tampere on mukana?');
    const slides = listed.map(([first]) => first?.split('#')[0]).toSorted();
    expect(slides).toEqual(['16', '17', '21', '8']);
  });

  it('tells one passage of each case of a longer list', async () => {
    const listed = await select('Missä kunnissa palvellaan tilapäistä suojelua saavia?');
    expect(listed.toSorted()).toEqual([['14#4'], ['25#2']]);
  });
});
