import type { ReportWording } from './report-wording.js';

/** The report for editors in Finnish. */
export const reportFi: ReportWording = {
  title: 'Kysymykset ja palaute',
  intro: (days) =>
    `Mitä avustajalta on kysytty, mihin aineisto ei vastaa ja mitä vastauksista on sanottu. Tiedot säilyvät ${days} päivää. Kysyjistä ei tallenneta mitään.`,
  empty: 'Vielä ei ole mitään näytettävää.',
  weekLabel: 'Viikko',
  allWeeks: 'Kaikki viikot',
  show: 'Näytä',
  plotOf: (heading) => `Kaavio: ${heading}`,
  figures: {
    answers: 'Vastauksia',
    answered: 'Vastattu',
    partly: 'Vastattu osaan',
    unanswered: 'Ei vastausta aineistossa',
    refused: 'Torjuttu',
    small_talk: 'Jutustelua',
    up: 'Auttoi',
    down: 'Ei auttanut',
  },
  weeks: {
    heading: 'Vastaukset viikoittain',
    text: 'Torjuttu tarkoittaa asiatonta tai aiheen ulkopuolista viestiä, jutustelu tervehdyksiä ja kiitoksia.',
  },
  ratings: {
    heading: 'Arviot viikoittain',
    text: 'Kysymykseen ”Oliko vastauksesta apua?” annetut vastaukset.',
  },
  unanswered: {
    heading: 'Tähän aineisto ei vastannut',
    text: 'Samaa tarkoittavat kysymykset ovat yhdellä rivillä. Dia on se, joka oli lähimpänä. Henkilötiedot on peitetty.',
    notKept: 'Kysymysten tekstejä ei tallenneta tässä palvelussa. Määrät ovat yllä.',
    none: 'Kaikkiin kysymyksiin löytyi vastaus.',
    variants: (count) => `${count} eri tavoin kysyttynä`,
  },
  disliked: {
    heading: 'Vastaukset, jotka eivät auttaneet',
    text: 'Uusin ensin. Kommentti on palautteen antajan oma, ja henkilötiedot on peitetty.',
    none: 'Yhtään vastausta ei ole arvioitu huonoksi.',
  },
  cases: {
    heading: 'Käytännöittäin',
    text: 'Vastaus, jossa on lähteitä monesta käytännöstä, lasketaan jokaisen kohdalle.',
  },
  liked: {
    heading: 'Hyvät vastaukset testikysymyksiksi',
    text: 'Tässä ovat ne auttaneet vastaukset, joiden kysymyksen palautteen antaja halusi lähettää mukana. Merkitse ne, joista tulee hyvä testikysymys.',
    none: 'Kukaan ei ole vielä lähettänyt kysymystä kiittävän palautteen mukana.',
    star: 'Merkitse testikysymykseksi',
    unstar: 'Poista merkintä',
    starred: 'Merkitty',
  },
  downloads: {
    heading: 'Lataa',
    text: 'CSV-tiedostot avautuvat taulukkolaskennassa. Testikysymykset ovat muodossa JSON Lines.',
    feedback: 'Palaute (CSV)',
    unanswered: 'Vastaamatta jääneet kysymykset (CSV)',
    outcomes: 'Vastausten määrät (CSV)',
    candidates: 'Merkityt testikysymykset (JSON Lines)',
  },
  column: {
    week: 'Viikko',
    case: 'Käytäntö',
    question: 'Kysymys',
    count: 'Kertaa',
    lastAsked: 'Viimeksi',
    nearest: 'Lähin dia',
    day: 'Päivä',
    comment: 'Kommentti',
    sources: 'Lähteet',
    choice: 'Valinta',
  },
  noSlide: 'Ei lähellä olevaa diaa',
  noComment: 'Ei kommenttia',
};
