import { accessibilityFi } from './accessibility-fi.js';
import { installationFi } from './installation-fi.js';
import type { PageWording } from './page-wording.js';
import { privacyFi } from './privacy-fi.js';

/** The pages in Finnish: the language that the others are measured by. */
export const fi: PageWording = {
  footer: {
    nav: 'Tietoa palvelusta',
    about:
      'Kuntaopas on automaattinen avustaja. Se vastaa julkaistusta aineistosta ja näyttää lähteensä.',
    chat: 'Keskustelu',
    installation: 'Asennus sivustolle',
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
    thanksTitle: 'Kiitos palautteesta',
    thanks: 'Palautteesi on tallennettu. Se auttaa parantamaan vastauksia.',
    failedTitle: 'Palautetta ei voitu tallentaa',
    failed: 'Tätä vastausta ei voi enää arvioida. Kysy uudelleen ja arvioi uusi vastaus.',
    back: 'Takaisin keskusteluun',
  },
  installation: installationFi,
  accessibility: { title: 'Saavutettavuus\u00adseloste', prose: accessibilityFi },
  privacy: { title: 'Tietosuoja\u00adseloste', prose: privacyFi },
};
