import { accessibilityFi } from './accessibility-fi.js';
import { installationFi } from './installation-fi.js';
import type { PageWording } from './page-wording.js';
import { privacyFi } from './privacy-fi.js';
import { reportFi } from './report-fi.js';

/** The pages in Finnish: the language that the others are measured by. */
export const fi: PageWording = {
  footer: {
    nav: 'Tietoa palvelusta',
    about:
      'Kuntaopas on automaattinen avustaja. Se vastaa julkaistusta aineistosta ja näyttää lähteensä.',
    chat: 'Keskustelu',
    installation: 'Asennus sivustolle',
    api: 'Rajapinta ohjelmille',
    accessibility: 'Saavutettavuusseloste',
    privacy: 'Tietosuoja',
  },
  slide: {
    breadcrumb: 'Sijainti aineistossa',
    reviewedTranslation: 'Tarkistettu käännös',
    original: 'Alkuperäinen dia suomeksi',
    toCitedPassage: 'Siirry lainattuun kohtaan',
    aboutCase: 'Kysy tästä käytännöstä',
    inSection: 'Samassa osiossa',
    pager: 'Selaa dioja',
    previous: 'Edellinen',
    next: 'Seuraava',
    openPdfPage: (page) => `Avaa PDF:n sivu ${page}`,
    permanentAddress: 'Pysyvä osoite',
    textOnly: 'Sivulla on dian teksti. Kuvia ei näytetä.',
  },
  material: {
    summary: (slides, cases) =>
      cases === 0
        ? `${slides} sivua.`
        : `${slides} diaa, ${cases} ${cases === 1 ? 'käytäntö' : 'käytäntöä'} kunnista ja alueilta.`,
    others: 'Muut aineistot',
    ask: 'Kysy aineistosta',
  },
  chat: {
    title: 'Kysy Kuntaoppaalta',
    earlier: 'Keskustelu tähän asti',
    you: 'Kysyit',
    followUpLabel: 'Jatkokysymyksesi',
    next: 'Kysy seuraavaksi',
    restart: 'Aloita uusi keskustelu',
    newTab: 'avautuu uuteen välilehteen',
    answerTo: (question) => `Vastaus: ${question}`,
  },
  feedback: {
    heading: 'Oliko vastauksesta apua?',
    up: 'Kyllä',
    down: 'Ei',
    comment: 'Kerro halutessasi, miksi',
    commentHint: (longest) => `Enintään ${longest} merkkiä. Älä kirjoita henkilötietoja.`,
    sendQuestion: 'Kysymykseni saa tallentaa ja ottaa testikysymykseksi.',
    send: 'Lähetä palaute',
    thanksTitle: 'Kiitos palautteesta',
    thanks: 'Palautteesi on tallennettu. Se auttaa parantamaan vastauksia.',
    failedTitle: 'Palautetta ei voitu tallentaa',
    failed: 'Tätä vastausta ei voi enää arvioida. Kysy uudelleen ja arvioi uusi vastaus.',
    unavailable: 'Palautteen tallennuksessa on häiriö. Yritä hetken kuluttua uudelleen.',
    back: 'Takaisin keskusteluun',
  },
  problem: { retry: 'Yritä uudelleen', home: 'Siirry etusivulle', requestId: 'Pyynnön tunnus' },
  api: {
    title: 'Rajapinta ohjelmille',
    intro:
      'Samaa avustajaa voi käyttää omasta ohjelmasta: JSON-rajapinnan, OpenAI-yhteensopivan rajapinnan tai MCP-palvelimen kautta. Tunnuksia ei tarvita.',
    english: 'Tekninen kuvaus on englanniksi.',
    document: 'Kuvaus koneluettavana (OpenAPI 3.1)',
    contents: 'Tällä sivulla',
    tags: {
      assistant: 'Kysyminen ja haku',
      openai: 'OpenAI-yhteensopiva rajapinta',
      mcp: 'MCP-palvelin tekoälyagenteille',
      operation: 'Palvelun tila',
    },
    parameters: 'Parametrit',
    body: 'Pyynnön sisältö',
    examples: 'Esimerkit',
    response: 'Esimerkkivastaus',
    responses: 'Vastaukset',
    schemas: 'Tietorakenteet',
    required: 'pakollinen',
    pages: 'Sivut',
  },
  installation: installationFi,
  accessibility: { title: 'Saavutettavuus\u00adseloste', prose: accessibilityFi },
  privacy: { title: 'Tietosuoja\u00adseloste', prose: privacyFi },
  report: reportFi,
};
