import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KuntaopasError } from './errors.js';
import { type Place, placesAround, readPlaces } from './places.js';

const FOLDER = path.join(import.meta.dirname, 'places');

describe('placesAround', () => {
  it.each([
    ['tornio', 'lappi pohjois-suomi'],
    ['lappi', 'pohjois-suomi'],
    ['paakaupunkiseutu', 'uusimaa etela-suomi'],
    ['kuopio', 'pohjois-savo ita-suomi savo'],
    ['rauma', 'satakunta lounais-suomi lansi-suomi'],
    ['tukholma', ''],
    ['nowhere', ''],
  ])('of %s is %s', async (id, around) => {
    expect(placesAround(await readPlaces(FOLDER))(id).join(' ')).toBe(around);
  });
});

describe('the gazetteer that is shipped', () => {
  it('has the 308 municipalities and 19 regions of 2026', async () => {
    const places = await readPlaces(FOLDER);
    expect(places.filter(({ kind }) => kind === 'municipality')).toHaveLength(308);
    expect(places.filter(({ kind }) => kind === 'region')).toHaveLength(19);
  });

  it('puts as many municipalities into each region as the region has', async () => {
    const counts: Record<string, number> = {};
    for (const { kind, region } of await readPlaces(FOLDER)) {
      if (kind === 'municipality' && region) counts[region] = (counts[region] ?? 0) + 1;
    }
    expect(counts).toEqual({
      ahvenanmaa: 16,
      'etela-karjala': 9,
      'etela-pohjanmaa': 18,
      'etela-savo': 11,
      kainuu: 8,
      'kanta-hame': 11,
      'keski-pohjanmaa': 8,
      'keski-suomi': 22,
      kymenlaakso: 6,
      lappi: 21,
      'paijat-hame': 10,
      pirkanmaa: 23,
      pohjanmaa: 14,
      'pohjois-karjala': 13,
      'pohjois-pohjanmaa': 30,
      'pohjois-savo': 19,
      satakunta: 16,
      uusimaa: 26,
      'varsinais-suomi': 27,
    });
  });

  it.each([
    ['lappeenranta', { fi: 'Lappeenranta', sv: 'Villmanstrand', region: 'etela-karjala' }],
    ['riihimaki', { fi: 'Riihimäki', region: 'kanta-hame' }],
    ['raasepori', { fi: 'Raasepori', sv: 'Raseborg', region: 'uusimaa' }],
    ['pohjois-savo', { fi: 'Pohjois-Savo', sv: 'Norra Savolax', en: 'North Savo' }],
    ['etela-hame', { kind: 'area', fi: 'Etelä-Häme' }],
    ['tukholma', { kind: 'foreign', fi: 'Tukholma', sv: 'Stockholm', en: 'Stockholm' }],
  ])('knows %s by its names', async (id, facts) => {
    expect((await readPlaces(FOLDER)).find((place) => place.id === id)).toMatchObject(facts);
  });

  it('gives a municipality a Swedish name only where it differs from the Finnish one', async () => {
    const same = (place: Place) => place.kind === 'municipality' && place.sv === place.fi;
    expect((await readPlaces(FOLDER)).filter(same)).toEqual([]);
  });
});

describe('a gazetteer that is damaged', () => {
  const row = { id: 'espoo', fi: 'Espoo', sv: 'Esbo', region: 'uusimaa' };
  const region = { id: 'uusimaa', kind: 'region', fi: 'Uusimaa' };
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'places-'));
    await write('municipalities.json', [row]);
    await write('regions.json', [region]);
    await write('foreign.json', []);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = (file: string, content: unknown) =>
    writeFile(path.join(folder, file), JSON.stringify(content));
  const codeOf = async () => {
    const error = await readPlaces(folder).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(KuntaopasError);
    return (error as KuntaopasError).code;
  };

  it('is read when whole', async () => {
    expect(await readPlaces(folder)).toHaveLength(2);
  });

  it('is refused by name when a file is missing', async () => {
    await rm(path.join(folder, 'foreign.json'));
    expect(await codeOf()).toBe('places-unreadable');
  });

  it('is refused by name when a file is no JSON', async () => {
    await writeFile(path.join(folder, 'regions.json'), '[{');
    expect(await codeOf()).toBe('places-unreadable');
  });

  it('is refused when a row lacks its name', async () => {
    await write('municipalities.json', [{ id: 'espoo', region: 'uusimaa' }]);
    expect(await codeOf()).toBe('places-invalid');
  });

  it('is refused when an id is given twice', async () => {
    await write('municipalities.json', [row, row]);
    expect(await codeOf()).toBe('places-duplicate-id');
  });

  it('is refused when a region does not exist', async () => {
    await write('municipalities.json', [{ ...row, region: 'atlantis' }]);
    expect(await codeOf()).toBe('places-unknown-region');
  });
});

it('keeps every row of the data files on one line', async () => {
  const lines = (await readFile(path.join(FOLDER, 'municipalities.json'), 'utf8'))
    .trim()
    .split('\n');
  expect(lines).toHaveLength(308 + 2);
});
