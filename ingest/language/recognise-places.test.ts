import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPlaces } from '#corpus/places';
import { createPlaceRecogniser, type PlaceRecogniser } from './recognise-places.js';

const CORPUS = path.join(import.meta.dirname, '../../corpus');
let recogniser: PlaceRecogniser;

beforeAll(async () => {
  recogniser = createPlaceRecogniser(await readPlaces(path.join(CORPUS, 'places')));
});

const idsOf = (text: string) =>
  [...new Set(recogniser.recognise(text).map(({ place }) => place.id))].sort().join(' ');

describe('sentences that name places', () => {
  it.each([
    // Finnish
    ['Paljonko Lappeenrannan kaupunki maksaa työnantajalle?', 'lappeenranta'],
    ['onko lappeenrannassakin seteli', 'lappeenranta'],
    ['Mitä lappeenrantalainen työnantaja saa?', 'lappeenranta'],
    ['Miten Espoossa ja Vantaalla toimitaan?', 'espoo vantaa'],
    ['Turunko vai Tampereen malli?', 'tampere turku'],
    ['Turkuhan on mukana', 'turku'],
    ['International House Rauma', 'rauma'],
    ['raumalla', 'rauma'],
    ['Karvian ja Merikarvian kunnat', 'karvia merikarvia'],
    ['Merikarvian kunta', 'merikarvia'],
    ['Pohjois-Karjalan maakuntaliitto', 'pohjois-karjala'],
    ['pohjois savossa', 'pohjois-savo'],
    ['Pohjoissavon malli', 'pohjois-savo'],
    ['Keski-\nSuomen elinvoimakeskus', 'keski-suomi'],
    ['Lappeen-\nrannassa asuvat', 'lappeenranta'],
    ['Etelä-Hämeen työllisyysalue', 'etela-hame'],
    ['Vad säger Borgåstrategin?', 'porvoo'],
    ['kommunerna i Karlebyregionen', 'kokkola'],
    ['Vasaregionen och Esboborna', 'espoo vaasa'],
    ['Satakuntaprogrammet', 'satakunta'],
    ['Lahtis färdplan', 'lahti'],
    ['Satakuntaliitto ja Satakunta-brändi', 'satakunta'],
    ['Espoo-tarinaa valmisteltiin', 'espoo'],
    ['riihimäkeläisyritykset', 'riihimaki'],
    ['riihimaella', 'riihimaki'],
    ['Jyvaskylan yliopisto', 'jyvaskyla'],
    ['Uusi Kaupunki on mukana', 'uusikaupunki'],
    ['Uudenkaupungin autotehdas', 'uusikaupunki'],
    ['pääkaupunkiseudulle muuttavat', 'paakaupunkiseutu'],
    ['Lopella ja Hausjärvellä asuvat', 'hausjarvi loppi'],
    ['Lopen ja Hausjärven kunnat', 'hausjarvi loppi'],
    ['Miten Lahdessa autetaan opiskelijoita?', 'lahti'],
    ['Lahdessa on palveluja.', 'lahti'],
    ['salon kaupunki', 'salo'],
    ['mitä palveluja salossa on?', 'salo'],
    ['entä salo?', 'salo'],
    ['Salo, Lahti ja Pori', 'lahti pori salo'],
    ['espoo, lahti ja oulu', 'espoo lahti oulu'],
    ['Entä Kotka?', 'kotka'],
    ['Kotka International House palvelut', 'kotka'],
    ['job voucher lahti', 'lahti'],
    ['Salo neuvontapiste', 'salo'],
    ['Iin kunnan palvelut', 'ii'],
    ['Simon kunta', 'simo'],
    ['Mitä Sallassa tehdään?', 'salla'],
    ['Varkauden kaupunki', 'varkaus'],
    ['Kosken Tl:n kunta ja Koski Tl', 'koski-tl'],
    ['Miten Tukholmassa tehdään?', 'tukholma'],
    ['Tornio ja Ruotsin Haaparanta', 'haaparanta ruotsi tornio'],
    ['www.rauma.fi/tyo', 'rauma'],
    ['International House Rauma14', 'rauma'],
    ['LAPPEENRANTA', 'lappeenranta'],
    // Swedish
    ['Hur gör man i Villmanstrand?', 'lappeenranta'],
    ['Villmanstrands modell', 'lappeenranta'],
    ['Åbos stadsstyrelse', 'turku'],
    ['abo stad', 'turku'],
    ['Vad gör S:t Michel?', 'mikkeli'],
    ['St Michel och Sankt Michel', 'mikkeli'],
    ['kommunerna i Norra Savolax', 'pohjois-savo'],
    ['Pengar från Ingå kommun', 'inkoo'],
    ['Hur är det i Vasa?', 'vaasa'],
    ['Helsingfors, Esbo och Vanda', 'espoo helsinki vantaa'],
    ['huvudstadsregionen', 'paakaupunkiseutu'],
    ['Finns det service i Stockholm?', 'tukholma'],
    // English
    ["What is Tampere's roadmap?", 'tampere'],
    ['Who runs International House Joensuu?', 'joensuu'],
    ['the municipality of Ii', 'ii'],
    ['jobs in the city of Salo', 'salo'],
    ['North Savo and South Karelia', 'etela-karjala pohjois-savo'],
    ['Helsinki Metropolitan Area', 'paakaupunkiseutu'],
    ['How do they do it in Sweden?', 'ruotsi'],
  ])('reads "%s" as %s', (text, ids) => {
    expect(idsOf(text)).toBe(ids);
  });
});

describe('typing mistakes', () => {
  it.each([
    ['Lapeenrannassa', 'lappeenranta'],
    ['Lappenrannassako', 'lappeenranta'],
    ['lapperannasta', 'lappeenranta'],
    ['Helsngin', 'helsinki'],
    ['Tamperella', 'tampere'],
    ['tampreella', 'tampere'],
    ['Riihimeki', 'riihimaki'],
    ['riihmäellä', 'riihimaki'],
    ['jyväskylssä', 'jyvaskyla'],
    ['joennsuussa', 'joensuu'],
    ['Viitasaarrelle', 'viitasaari'],
    ['Ruovedelä', 'ruovesi'],
    ['turusa', 'turku'],
    ['vaasasa', 'vaasa'],
    ['Espossa', 'espoo'],
    ['satakuntaan', 'satakunta'],
    ['pohjos-savossa', 'pohjois-savo'],
    ['Vilmanstrand', 'lappeenranta'],
    ['tukholmasa', 'tukholma'],
  ])('takes "%s" for %s', (text, id) => {
    expect(idsOf(`Mitä ${text} tehdään?`)).toBe(id);
  });

  it('marks what it forgave', () => {
    const [mention] = recogniser.recognise('mitä lapeenrannassa on');
    expect(mention).toMatchObject({ match: 'fuzzy', surface: 'lapeenrannassa', start: 5, end: 19 });
    expect(recogniser.recognise('Riihimaki')[0]?.match).toBe('exact');
  });
});

describe('ordinary words and sentences', () => {
  const WORDS =
    'kunta kunnassa kunnan kuntaan kaupunki kaupungissa maahanmuutto rekrytointi osaaja osaajat hanke ' +
    'hankkeen tuki tuen opiskelija opiskelijat työ seutu seudulla malli mallin ohjelma raha rahaa ' +
    'rahoitus palvelu palvelut kieli kielen mikä missä paljonko miten kuka lopulta lopuksi lopussa ' +
    'saari mäki järvi koski lahden salon salo simo lahti kotka perho luoto pellon pellolla varkaus ' +
    'varkauden virrat virtojen aura kolari turkki kemia jokainen punainen vastaan antaa vastaa ' +
    'vantar vaikka koskaan nojalla rauhan lopulla nousi voimaan haluaa valtaa satamaan kopion tornin ' +
    'jumala kauniita brändi leimaa keskinen seteli setelin ii kiteen hallinnassa kustakin muotia ' +
    'ingå ingår sund stora första skola betala person brand hungry nurses german estonian island ' +
    'turkey multiple international house talent voucher employer vända lähtis';

  it.each(WORDS.split(' '))('finds no place in "%s"', (word) => {
    expect(idsOf(word)).toBe('');
  });

  it.each([
    'Missä kunnassa kaupunki maksaa tukea opiskelijan rekrytoinnista?',
    'Vene kelluu lahdessa.',
    'Lahden pohjukassa oli hiljaista.',
    'Kotka lensi salon yli.',
    'Varkaudet ovat vähentyneet.',
    'Timo Soini puhui.',
    'Salla Virtanen vastaa asiasta.',
    'Matti Lahti on puheenjohtaja.',
    'Kotka ja hylje',
    'kiteen muoto',
    'Simon mukaan malli toimii.',
    'Opiskelijat oppivat suomen ja ruotsin kieltä.',
    'puhutko saksaa tai ranskaa',
    'Toisen maailmansodan jälkeen, II osa',
    'Ukrainalaisia ja vietnamilaisia työntekijöitä',
    'uusi kaupunki rakennetaan',
    'Ministerit Savolainen ja Karjalainen sanoivat, kertoo Hämäläinen.',
    'Vad ska ingå i avtalet?',
    'Ett stort sund och en skola',
    'The brand was hungry for turkey on an island.',
    'Kukaan ei osaa viheltää sinfoniaa.',
    'Become Karelian!',
    '',
  ])('finds no place in "%s"', (sentence) => {
    expect(recogniser.recognise(sentence)).toEqual([]);
  });
});

describe('the deck', () => {
  it('names these places and no other', async () => {
    const source = await readFile(path.join(CORPUS, 'hyvat-kaytannot-2026/source.txt'), 'utf8');
    expect(idsOf(source).split(' ')).toEqual(
      (
        'espoo etela-hame haaparanta hausjarvi helsinki iisalmi janakkala joensuu jyvaskyla karvia ' +
        'keski-suomi kuopio lappeenranta loppi merikarvia oulu paakaupunkiseutu pohjois-karjala ' +
        'pohjois-savo pori rauma riihimaki ruotsi ruovesi satakunta tampere tornio turku vantaa ' +
        'viitasaari'
      ).split(' '),
    );
  });

  it('points at the words of the text', async () => {
    const source = await readFile(path.join(CORPUS, 'hyvat-kaytannot-2026/source.txt'), 'utf8');
    for (const { start, end, surface } of recogniser.recognise(source)) {
      expect(source.slice(start, end)).toBe(surface);
    }
  });
});

it('reads text whose dots are combining characters', () => {
  expect(idsOf('Riihimäellä'.normalize('NFD'))).toBe('riihimaki');
});
