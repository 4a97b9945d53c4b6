import { describe, expect, it } from 'vitest';
import type { IndexedMaterial } from '#ingest/store/store';
import { openTestAssistant } from '../test-assistant.js';
import { slideLinks } from './cite.js';
import { tellMaterial } from './tell-material.js';

const { materials, tools } = await openTestAssistant();
const [deck] = materials as readonly [IndexedMaterial];
const given = { links: slideLinks(''), places: tools.recogniser };

/** The statements of an answer, and the slides that each cites. */
function told(events: ReturnType<typeof tellMaterial>) {
  const texts = events.flatMap((event) => (event.event === 'text-delta' ? [event.text] : []));
  return texts.map((text, statement) => ({
    text,
    slides: events.flatMap((event) =>
      event.event === 'citation' && event.statement === statement ? [event.citation.slide] : [],
    ),
  }));
}

describe('the contents of a material', () => {
  const [whole, ...sections] = told(tellMaterial('contents', [deck], 'fi', given));

  it('begin with how many of what it holds', () => {
    expect(whole?.text).toBe('Aineistossa on 18 käytäntöä, 5 osaa ja 25 diaa:');
  });

  it('name every case below its section, each with a passage of its slide', () => {
    const [first] = deck.manifest.sections;
    expect(sections).toHaveLength(deck.manifest.sections.length);
    expect(sections[0]?.text.startsWith(`${first?.title}: `)).toBe(true);
    for (const { name, slides } of deck.cases) {
      const section = sections.find(({ text }) => text.includes(name));
      expect(section?.slides, name).toContain(slides[0]);
    }
  });

  it('name the places that share a case', () => {
    const texts = sections.map(({ text }) => text).join('\n');
    expect(texts).toContain('(Riihimäki, Hausjärvi, Janakkala, Loppi)');
  });

  it('are told in the language of the question', () => {
    const [count, first] = told(tellMaterial('contents', [deck], 'sv', given));
    expect(count?.text).toBe('I materialet finns 18 exempel, 5 delar och 25 bilder:');
    expect(first?.text).toContain('Esbos strategi');
  });

  it('are the cases alone where there is no section', () => {
    const cases = deck.cases.slice(0, 2).map((each) => ({ ...each, section: null }));
    const plain = { ...deck, cases, manifest: { ...deck.manifest, sections: [] } };
    const [, ...entries] = told(tellMaterial('contents', [plain], 'en', given));
    expect(entries).toEqual([
      { text: 'Espoo’s strategy; International and multilingual Turku.', slides: [4, 5] },
    ]);
  });

  it('are the sections alone where there is no case', () => {
    const entries = told(tellMaterial('contents', [{ ...deck, cases: [] }], 'en', given));
    expect(entries[0]?.text).toBe('The material has 5 sections and 25 slides:');
    expect(entries.slice(1).map(({ slides }) => slides)).toEqual([[3], [7], [11], [15], [19]]);
  });

  it('are how many slides there are where there is nothing else to tell', () => {
    const bare = { ...deck, cases: [], manifest: { ...deck.manifest, sections: [] } };
    const [only, ...others] = told(tellMaterial('contents', [bare], 'en', given));
    expect(only?.text).toMatch(/: 25 slides\.$/u);
    expect(only?.slides).toEqual([1]);
    expect(others).toEqual([]);
  });

  it('are how many of what each of several has', () => {
    const [one, two] = told(tellMaterial('contents', [deck, deck], 'en', given));
    expect(one?.text).toMatch(/^“Immigration .*” \(Kuntaliitto\): 18 practices, .* 25 slides\.$/u);
    expect(two).toEqual(one);
  });
});

it('is called by its title, publisher and date', () => {
  const [title] = told(tellMaterial('title', [deck], 'fi', given));
  expect(title?.text).toBe(
    'Aineiston nimi on ”Maahanmuuton ja kansainvälisen rekrytoinnin toiminnot kunnissa – Hyvät käytännöt” (Kuntaliitto, maaliskuussa 2026).',
  );
  expect(title?.slides).toEqual([1]);
});
