import { describe, expect, it } from 'vitest';
import { inflectPlace, inflectPlaceName, inhabitantForms } from './inflect-place.js';

/** Name → forms that running text holds; over all stem types. */
const FORMS: readonly (readonly [string, string])[] = [
  ['Lappeenranta', 'lappeenrannan lappeenrantaa lappeenrantaan lappeenrannassa lappeenrannasta'],
  ['Lappeenranta', 'lappeenrannalle lappeenrantana lappeenrannaksi lappeenrantalainen'],
  ['Turku', 'turun turkua turkuun turussa turusta turulle turulla turulta turkulaisten'],
  ['Riihimäki', 'riihimäen riihimäellä riihimäeltä riihimäelle riihimäkeen riihimäkeä'],
  ['Loppi', 'lopen lopella lopelle lopelta loppea loppeen loppilaisia'],
  ['Ruovesi', 'ruoveden ruovedellä ruovettä ruoveteen ruoveteläinen'],
  ['Tampere', 'tampereen tampereella tampereelle tamperetta tampereeseen tamperelaiset'],
  ['Helsinki', 'helsingin helsingissä helsinkiin helsinkiä helsingistä helsinkiläisille'],
  ['Iisalmi', 'iisalmen iisalmessa iisalmeen iisalmea iisalmelainen'],
  ['Viitasaari', 'viitasaaren viitasaarelle viitasaarella viitasaarta'],
  ['Uusikaupunki', 'uudenkaupungin uudessakaupungissa uuteenkaupunkiin uuttakaupunkia'],
  ['Uusikaarlepyy', 'uudenkaarlepyyn uuteenkaarlepyyhyn uudessakaarlepyyssä'],
  ['Isokyrö', 'isonkyrön isossakyrössä isoonkyröön isoakyröä isokyröläiset'],
  ['Isojoki', 'isojoen isojoella isojoelle'],
  ['Virrat', 'virtain virtojen virroilla virroille virroilta virtolainen'],
  ['Kangasniemi', 'kangasniemen kangasniemellä kangasniemeläinen'],
  ['Pälkäne', 'pälkäneen pälkäneellä pälkänettä pälkäneläinen'],
  ['Kauniainen', 'kauniaisten kauniaisissa kauniaisiin kauniaisista kauniaislainen'],
  ['Kaustinen', 'kaustisen kaustisella kaustisille'],
  ['Sastamala', 'sastamalan sastamalassa sastamalaan sastamalalaiset'],
  ['Äänekoski', 'äänekosken äänekoskella äänekoskelle äänekoskea'],
  ['Kemi', 'kemin kemissä kemiin kemiä kemiläinen'],
  ['Hämeenlinna', 'hämeenlinnan hämeenlinnassa hämeenlinnaan hämeenlinnalainen'],
  ['Pohjois-Savo', 'pohjois-savon pohjois-savossa pohjois-savoon pohjoissavolainen'],
  ['Satakunta', 'satakunnan satakuntaa satakuntaan satakunnassa satakuntalainen'],
  ['Varsinais-Suomi', 'varsinais-suomen varsinais-suomessa varsinaissuomalainen'],
  ['Espoo', 'espoon espoota espooseen espoossa espoolaisten espoolaisuutta'],
  ['Joensuu', 'joensuun joensuuhun joensuussa joensuuta joensuulaisia'],
  ['Vantaa', 'vantaan vantaata vantaalle vantaalla'],
  ['Kankaanpää', 'kankaanpään kankaanpäähän kankaanpäässä'],
  ['Kitee', 'kiteen kiteellä kiteelle kiteetä'],
  ['Varkaus', 'varkauden varkaudessa varkauteen varkautta varkautelainen'],
  ['Alavus', 'alavuden alavudella'],
  ['Kannus', 'kannuksen kannuksessa kannukseen'],
  ['Nurmes', 'nurmeksen nurmeksessa nurmekseen nurmeslainen'],
  ['Muhos', 'muhoksen muhoksella'],
  ['Pihtipudas', 'pihtiputaan pihtiputaalla pihtiputaalle'],
  ['Punkalaidun', 'punkalaitumen punkalaitumella'],
  ['Rautalampi', 'rautalammin rautalammilla rautalampea'],
  ['Vihti', 'vihdin vihdissä vihtiin'],
  ['Lahti', 'lahden lahdessa lahteen lahtelaisen'],
  ['Hanko', 'hangon hangossa hankoon'],
  ['Lieto', 'liedon liedossa lietoon'],
  ['Outokumpu', 'outokummun outokummussa outokumpuun'],
  ['Liminka', 'limingan limingassa liminkaan'],
  ['Juuka', 'juuan juuassa juukaan'],
  ['Kurikka', 'kurikan kurikassa kurikkaan'],
  ['Iitti', 'iitin iitissä iittiin'],
  ['Harjavalta', 'harjavallan harjavallassa'],
  ['Leppävirta', 'leppävirran leppävirralla'],
  ['Kuopio', 'kuopion kuopiota kuopioon kuopiolainen'],
  ['Kirkkonummi', 'kirkkonummen kirkkonummella'],
  ['Ii', 'iin iissä iihin iitä'],
  ['Koski Tl', 'kosken tl|koskella tl'],
  ['Sund', 'sundin sundissa sundiin'],
  ['Uusimaa', 'uudenmaan uudellamaalla uudellemaalle uuttamaata uusmaalaiset'],
  ['Häme', 'hämeen hämeessä hämettä hämäläinen'],
  ['Etelä-Pohjanmaa', 'etelä-pohjanmaan etelä-pohjanmaalla eteläpohjalainen'],
  ['Pääkaupunkiseutu', 'pääkaupunkiseudun pääkaupunkiseudulle pääkaupunkiseutua'],
  ['Alankomaat', 'alankomaiden alankomaissa alankomaihin'],
  ['Yhdysvallat', 'yhdysvaltojen yhdysvalloissa yhdysvaltoihin'],
  ['Iso-Britannia', 'ison-britannian isossa-britanniassa iso-britannian'],
  ['Petroskoi', 'petroskoin petroskoissa petroskoihin'],
];

const pairs = FORMS.flatMap(([name, forms]) =>
  forms.split(forms.includes('|') ? '|' : ' ').map((form) => [name, form] as const),
);

describe('inflectPlace', () => {
  it('is tried on more than 200 forms', () => {
    expect(pairs.length).toBeGreaterThan(200);
  });

  it.each(pairs)('inflects %s as "%s"', (name, form) => {
    expect(inflectPlace(name)).toContain(form);
  });

  it('always holds the name itself in lower case', () => {
    expect(inflectPlace('Äänekoski')).toContain('äänekoski');
  });

  it('follows vowel harmony of the last component', () => {
    expect(inflectPlace('Kangasniemi')).not.toContain('kangasniemella');
  });

  it('weakens consonants before closed syllables, and knows that learners do not', () => {
    expect(inflectPlace('Turku')).toContain('turussa');
    expect(inflectPlace('Turku')).toContain('turkussa');
    expect(inflectPlace('Turku')).not.toContain('turuun');
  });

  it('joins the case forms and the -lainen forms', () => {
    const both = new Set([...inflectPlaceName('Oulu'), ...inhabitantForms('Oulu')]);
    expect(inflectPlace('Oulu')).toEqual(both);
  });
});
