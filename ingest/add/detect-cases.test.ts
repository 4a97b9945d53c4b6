import { describe, expect, it } from 'vitest';
import { readPlaces } from '#corpus/places';
import { createPlaceRecogniser } from '../language/recognise-places.js';
import type { PassageKind } from '../passages.js';
import { detectCases, type NumberedSlide } from './detect-cases.js';

const recogniser = createPlaceRecogniser(await readPlaces('corpus/places'));

const FILLER =
  'Palvelua kehitetään yhteistyössä työnantajien ja oppilaitosten kanssa monin eri tavoin.';

/** A slide of statements, or of whatever kind a text is marked with. */
function slide(
  number: number,
  title: string,
  ...texts: readonly (string | [PassageKind, string])[]
): NumberedSlide {
  const passages = texts.map((entry, i) => {
    const [kind, text] = typeof entry === 'string' ? (['statement', entry] as const) : entry;
    return {
      id: `${number}#${i + 1}`,
      slide: number,
      index: i + 1,
      kind,
      level: 0 as const,
      text,
      start: 0,
      end: 0,
    };
  });
  return { number, title, passages };
}

const detect = (...slides: readonly NumberedSlide[]) => detectCases(slides, recogniser);
const spans = ({ cases }: ReturnType<typeof detect>) =>
  cases.map(({ slides, places }) => `${slides.join()}: ${places.join()}`);

describe('detectCases', () => {
  it('finds a case on each slide that has a place in its title, in any of three languages', () => {
    const found = detect(
      slide(1, 'Goda exempel'),
      slide(2, 'Modellen i Vasa', FILLER),
      slide(3, 'How Oulu attracts talent', FILLER),
      slide(4, 'Kajaanin kokeilu', FILLER),
    );
    expect(spans(found)).toEqual(['2: vaasa', '3: oulu', '4: kajaani']);
    expect(found.cases.map(({ id }) => id)).toEqual(['vaasa', 'oulu', 'kajaani']);
  });

  it('opens sections with slides that state nothing, not with the first or the last', () => {
    const found = detect(
      slide(1, 'Hyvät käytännöt'),
      slide(2, 'Palvelut', ['quotation', '"Kulje yhdessä." – Laozi']),
      slide(3, 'Espoo', FILLER),
      slide(4, 'Rahoitus', 'Kuka maksaa?'),
      slide(5, 'Turku', FILLER),
      slide(6, 'Kiitos!'),
    );
    expect(found.sections).toEqual([
      { id: 'palvelut', title: 'Palvelut', opener: 2 },
      { id: 'rahoitus', title: 'Rahoitus', opener: 4 },
    ]);
    expect(found.cases.map(({ section }) => section)).toEqual(['palvelut', 'rahoitus']);
  });

  it('takes the sections that the file tells before those it would find', () => {
    const slides = [slide(1, 'Alku', FILLER), slide(2, 'Väli'), slide(3, 'Loppu', FILLER)];
    const [first, second, third] = slides as [NumberedSlide, NumberedSlide, NumberedSlide];
    const found = detect({ ...first, opens: 'Osa 1' }, second, { ...third, opens: 'Osa 2' });
    expect(found.sections.map(({ title, opener }) => [title, opener])).toEqual([
      ['Osa 1', 1],
      ['Osa 2', 3],
    ]);
  });

  it('joins slides that go on under the same title', () => {
    const found = detect(
      slide(1, 'Tampereen malli (1/2)', FILLER),
      slide(2, 'Tampereen malli (2/2)', FILLER),
      slide(3, 'Turun malli', FILLER),
      slide(4, 'Turun malli, jatkuu', FILLER),
    );
    expect(spans(found)).toEqual(['1,2: tampere', '3,4: turku']);
  });

  it('keeps two practices of one city apart, and says that it is not sure', () => {
    const found = detect(
      slide(1, 'Tampereen tiekartta', FILLER),
      slide(2, 'Tampereen palvelupiste', FILLER),
      slide(3, 'Turun malli', FILLER),
    );
    expect(spans(found)).toEqual(['1: tampere', '2: tampere', '3: turku']);
    expect(found.cases.map(({ id }) => id)).toEqual([
      'tampereen-tiekartta',
      'tampereen-palvelupiste',
      'turku',
    ]);
    expect(found.uncertain).toEqual([expect.stringContaining('Slides 1 and 2')]);
  });

  it('goes by the text in a material of cases, and says so', () => {
    const found = detect(
      slide(1, 'Espoon malli', FILLER),
      slide(
        2,
        'Yhteinen hanke',
        'Mukana ovat Kuopio, Joensuu ja Mikkeli sekä niiden yritykset ja oppilaitokset.',
      ),
      slide(
        3,
        'Voucher',
        'Rovaniemi tukee työnantajia rahallisesti.',
        'Rovaniemen tuki on sama kaikille hakijoille aina.',
      ),
      slide(4, 'Turun malli', FILLER),
      slide(5, 'Oulun malli', FILLER),
    );
    expect(spans(found)).toEqual([
      '1: espoo',
      '2: kuopio,joensuu,mikkeli',
      '3: rovaniemi',
      '4: turku',
      '5: oulu',
    ]);
    expect(found.uncertain).toHaveLength(2);
  });

  it('adds those that are enumerated beside the place of the title', () => {
    const found = detect(
      slide(
        1,
        'Palvelupiste Helsinki',
        'Mukana ovat Helsingin, Espoon ja Vantaan kaupungit sekä moni viranomainen.',
      ),
      slide(
        2,
        'Vaasan malli',
        'Mallia on esitelty Kotkassa ja Kuopiossa, ja siitä on kysytty muualtakin.',
      ),
    );
    expect(spans(found)).toEqual(['1: helsinki,espoo,vantaa', '2: vaasa']);
  });

  it('finds no case in a material that is not of places', () => {
    const found = detect(
      slide(1, 'Lain muutokset', FILLER),
      slide(2, 'Rahoitus', `${FILLER} Esimerkiksi Espoo ja Turku ovat saaneet korvauksia.`),
      slide(3, 'Aikataulu', FILLER),
      slide(4, 'Tampereen kokeilu', FILLER),
    );
    expect(spans(found)).toEqual(['4: tampere']);
  });

  it('takes a slide without a place for part of the case before it, and says so', () => {
    const found = detect(
      slide(1, 'Espoon malli', FILLER),
      slide(2, 'Tulokset', FILLER),
      slide(3, 'Turun malli', FILLER),
      slide(4, 'Oulun malli', FILLER),
    );
    expect(spans(found)).toEqual(['1,2: espoo', '3: turku', '4: oulu']);
    expect(found.uncertain).toEqual([expect.stringContaining('Slide 2')]);
  });

  it('does not take a place abroad for whose practice it is', () => {
    expect(
      spans(detect(slide(1, 'Opintomatka Tukholmaan', FILLER), slide(2, 'Ohjelma', FILLER))),
    ).toEqual([]);
  });
});
