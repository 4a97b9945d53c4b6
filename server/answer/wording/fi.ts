import { countParts } from './count-parts.js';
import { joinNames } from './join-names.js';
import type { Wording } from './wording.js';

const MONTHS = [
  'tammikuussa',
  'helmikuussa',
  'maaliskuussa',
  'huhtikuussa',
  'toukokuussa',
  'kesäkuussa',
  'heinäkuussa',
  'elokuussa',
  'syyskuussa',
  'lokakuussa',
  'marraskuussa',
  'joulukuussa',
];

/** Languages as what something is in. */
const IN = { fi: 'suomeksi', sv: 'ruotsiksi', en: 'englanniksi' };

/** What the parts of a material are called, one and several. */
const PARTS = {
  cases: ['käytäntö', 'käytäntöä'],
  sections: ['osa', 'osaa'],
  slides: ['dia', 'diaa'],
} as const;

/** Finnish: the language that the others are measured by. */
export const fi: Wording = {
  month: (yearMonth) => `${MONTHS[Number(yearMonth.slice(5)) - 1]} ${yearMonth.slice(0, 4)}`,
  asOf: (month) => `Tilanne ${month}. Palveluihin on voinut tulla muutoksia sen jälkeen.`,
  translated: (from) => `Aineisto on ${IN[from]}; vastaus on käännös.`,
  untranslated: (from) => `Aineistoa ei ole suomeksi; vastaus on lainattu ${IN[from]}.`,
  others: (count) => (count === 1 ? 'yksi muu' : `${count} muuta`),
  citedFrom: (materials) =>
    `${materials.length === 1 ? 'Lähde' : 'Lähteet'}: ${materials.map(({ named, month }) => `${named}, tilanne ${month}`).join('; ')}. Tiedot ovat voineet muuttua sen jälkeen.`,
  remark: {
    'words-only':
      'Haku toimii juuri nyt vain sanoilla, ei merkityksillä, joten jotain voi puuttua. Kokeile myös toisia sanoja.',
    generated:
      'Vastauksen on kirjoittanut kielimalli, ja jokainen virke on tarkistettu koneellisesti lähdettään vasten. Varmista tieto lähdediasta.',
    'model-unavailable':
      'Kielimalli ei ole juuri nyt käytettävissä, joten vastaus on koottu aineiston kohdista.',
    'model-ungrounded':
      'Kielimallin vastaukselle ei löytynyt tukea aineistosta, joten vastaus on koottu aineiston kohdista.',
    'model-not-told':
      'Kielimalli ei löytänyt aineistosta suoraa vastausta, joten tässä ovat lähimmät kohdat.',
    'model-broke-off': 'Kielimallin vastaus katkesi kesken. Kysy uudelleen, jos jotain puuttuu.',
  },
  notInMaterial: 'Aineisto ei kerro tästä.',
  noJudgement:
    'En arvioi, suosittele enkä anna oikeudellista neuvontaa. Kerron vain, mitä aineisto sanoo.',
  placesNotInMaterial: (places) =>
    places.length === 1
      ? `Aineistossa ei ole tietoa tästä paikasta: ${places[0]}.`
      : `Aineistossa ei ole tietoa näistä paikoista: ${joinNames(places, 'fi')}.`,
  notToldOfPlaces: (places) =>
    `Aineisto ei kerro tätä. Paikka on aineistossa mukana (${joinNames(places, 'fi')}), mutta kysymäsi tieto puuttuu.`,
  unclear:
    'En ymmärtänyt kysymystä. Kirjoita se kokonaisena lauseena, esimerkiksi kunnan nimen kanssa.',
  nearby: 'Lähimpänä kysymystäsi aineistossa on:',
  caseCount: (count) =>
    count === 1 ? 'Aineistosta löytyi yksi käytäntö:' : `Aineistosta löytyi ${count} käytäntöä:`,
  title: (title, publisher, month) => `Aineiston nimi on ”${title}” (${publisher}, ${month}).`,
  parts: (counts) => countParts(counts, PARTS, 'fi'),
  contents: (parts) => `Aineistossa on ${parts}:`,
  greeting:
    'Hei! Kysy minulta kuntien maahanmuuton ja kansainvälisen rekrytoinnin hyvistä käytännöistä.',
  thanks: 'Ole hyvä! Kysy lisää, jos jokin jäi epäselväksi.',
  farewell: 'Kiitos käynnistä! Palaa kysymään milloin vain.',
  identity: (title, publisher) =>
    `Olen Kuntaopas, automaattinen avustaja enkä ihminen. Vastaan vain aineistosta ”${title}” (${publisher}) ja näytän jokaisen tiedon lähdedian.`,
  capabilities: (title, cases) =>
    `Voit kysyä aineistosta ”${title}”: siinä on ${cases} kuntien ja alueiden käytäntöä. Kysy esimerkiksi kunnan, hankkeen tai aiheen nimellä.`,
  wellbeing: 'Kiitos kysymästä, toimin hyvin! Mitä haluaisit tietää aineistosta?',
  sources: (title, publisher, month) =>
    `Vastaukset ovat lainauksia aineistosta ”${title}” (${publisher}, ${month}). Tarkista tieto lähdediasta, johon jokainen viite vie.`,
  languages:
    'Voit kysyä suomeksi, ruotsiksi tai englanniksi. Aineisto on suomeksi, ja muunkieliset vastaukset ovat käännöksiä.',
  privacy:
    'Palvelin ei tallenna keskustelua. Talteen voi jäädä kysymys, johon aineisto ei vastaa, tai kysymys, jonka itse lähetät palautteen mukana. Siitä peitetään henkilötunnukset, puhelinnumerot ja sähköpostiosoitteet, eikä kysyjästä tallenneta mitään. Älä silti kirjoita henkilötietoja.',
  general: {
    greeting: 'Hei! Mitä haluaisit tietää? Vastaan aineistoista ja näytän lähteet.',
    identity: (list) =>
      `Olen Kuntaopas, automaattinen avustaja enkä ihminen. Vastaan vain näistä: ${list}. Näytän jokaisen tiedon lähteen.`,
    capabilities: (list) =>
      `Voit kysyä siitä, mistä nämä kertovat: ${list}. Kysy esimerkiksi aiheen, hankkeen tai kunnan nimellä.`,
    sources: (list) =>
      `Vastaukset ovat lainauksia näistä: ${list}. Tarkista tieto lähteestä, johon jokainen viite vie.`,
    languages:
      'Voit kysyä suomeksi, ruotsiksi tai englanniksi. Jos aineistosta on vain alkuperäinen, se lainataan sen kielellä.',
    refused_off_topic: 'Tähän en osaa vastata: aineistot eivät kerro siitä.',
    disclosure: (list) =>
      `Kysyt automaattiselta avustajalta, et ihmiseltä. Vastaukset ovat lainauksia näistä: ${list}. Ne ovat yleistä tietoa, eivät neuvontaa yksittäiseen asiaan. Tarkista tieto lähteestä.`,
    withModel: {
      sources: (list) =>
        `Vastaukset perustuvat näihin: ${list}. Vastauksen voi kirjoittaa kielimalli; silloin jokainen virke tarkistetaan aineistoa vasten. Tarkista tieto lähteestä, johon jokainen viite vie.`,
      languages:
        'Voit kysyä suomeksi, ruotsiksi tai englanniksi. Vastauksen voi kirjoittaa kielimalli; muuten aineisto lainataan käännöksenä tai alkukielellä.',
      disclosure: (list) =>
        `Kysyt automaattiselta avustajalta, et ihmiseltä. Kysymyksesi lähetetään kielimallille, joka voi kirjoittaa vastauksen näistä: ${list}. Vastaukset ovat yleistä tietoa, eivät neuvontaa yksittäiseen asiaan. Tarkista tieto lähteestä.`,
    },
  },
  withModel: {
    sources: (title, publisher, month) =>
      `Vastaukset perustuvat aineistoon ”${title}” (${publisher}, ${month}). Vastauksen voi kirjoittaa kielimalli; silloin jokainen virke tarkistetaan aineistoa vasten. Tarkista tieto lähdediasta, johon jokainen viite vie.`,
    languages:
      'Voit kysyä suomeksi, ruotsiksi tai englanniksi. Aineisto on suomeksi, ja muunkieliset vastaukset ovat käännöksiä tai kielimallin kirjoittamia.',
    privacy:
      'Palvelin ei tallenna keskustelua. Talteen voi jäädä kysymys, johon aineisto ei vastaa, tai kysymys, jonka itse lähetät palautteen mukana. Kysymys lähetetään kielimallille, joka kirjoittaa vastauksen. Henkilötunnukset, puhelinnumerot ja sähköpostiosoitteet peitetään ennen kuin kysymys lähetetään tai tallennetaan. Älä silti kirjoita henkilötietoja.',
    disclosure: (publisher, month) =>
      `Kysyt automaattiselta avustajalta, et ihmiseltä. Kysymyksesi lähetetään kielimallille, joka voi kirjoittaa vastauksen aineistosta (${publisher}, tilanne ${month}). Vastaukset ovat yleistä tietoa, eivät neuvontaa yksittäiseen asiaan. Tarkista tieto lähteestä.`,
  },
  refusal: {
    refused_attack:
      'En voi noudattaa tällaista pyyntöä. Vastaan vain Kuntaliiton aineistosta ja näytän lähteet.',
    refused_abuse: 'Ikävää, että harmittaa. Autan mielelläni, kun kysyt aineistosta.',
    refused_off_topic:
      'Tähän en osaa vastata. Aineisto kertoo kuntien maahanmuuton ja kansainvälisen rekrytoinnin käytännöistä.',
  },
  problem: {
    'malformed-json': {
      title: 'Pyyntöä ei voi lukea',
      detail: 'Pyynnön runko ei ole kelvollista JSONia.',
    },
    'unsupported-media-type': {
      title: 'Väärä sisältötyyppi',
      detail: 'Lähetä pyyntö muodossa application/json.',
    },
    'invalid-request': {
      title: 'Pyyntö on puutteellinen',
      detail: 'Tarkista alla luetellut kentät.',
    },
    'too-large': {
      title: 'Pyyntö on liian suuri',
      detail: 'Lyhennä kysymystä tai aloita uusi keskustelu.',
    },
    unauthorized: {
      title: 'Kirjaudu sisään',
      detail: 'Sivu on tarkoitettu ylläpidolle. Anna salasanaksi palvelun ylläpitotunnus.',
    },
    'unknown-route': { title: 'Sivua ei löydy', detail: 'Tällaista osoitetta ei ole.' },
    'method-not-allowed': {
      title: 'Väärä metodi',
      detail: 'Osoite on olemassa, mutta ei tällä HTTP-metodilla.',
    },
    'unknown-material': {
      title: 'Aineistoa ei löydy',
      detail: 'Tällaista aineistoa ei ole. Luettelo on osoitteessa /api/materials.',
    },
    'unknown-slide': { title: 'Diaa ei löydy', detail: 'Aineistossa ei ole tämännumeroista diaa.' },
    'unknown-answer': {
      title: 'Vastausta ei löydy',
      detail: 'Tätä vastausta ei voi enää arvioida. Kysy uudelleen ja arvioi uusi vastaus.',
    },
    'unknown-model': {
      title: 'Mallia ei löydy',
      detail: 'Tällaista mallia ei ole. Mallit luetellaan osoitteessa /v1/models.',
    },
    'feedback-unavailable': {
      title: 'Palautetta ei voitu tallentaa',
      detail: 'Palautteen tallennuksessa on häiriö. Yritä hetken kuluttua uudelleen.',
    },
    'not-ready': {
      title: 'Palvelu ei ole juuri nyt valmis',
      detail: 'Yritä hetken kuluttua uudelleen.',
    },
    'malformed-request': {
      title: 'Pyyntö on virheellinen',
      detail: 'Pyynnön osoitetta tai otsakkeita ei voi lukea.',
    },
    'personal-identity-code': {
      title: 'Poista henkilötunnus',
      detail:
        'Tekstissä näyttää olevan henkilötunnus. Poista se ja lähetä kysymys uudelleen. Kysymystä ei käsitelty eikä tallennettu.',
    },
    'foreign-origin': {
      title: 'Sivustolla ei ole lupaa',
      detail: 'Tämä sivusto ei saa käyttää palvelua. Ylläpito voi lisätä sivuston sallittuihin.',
    },
    'too-many-requests': {
      title: 'Liian monta pyyntöä',
      detail:
        'Verkostasi on tullut lyhyessä ajassa paljon pyyntöjä. Yritä hetken kuluttua uudelleen.',
    },
    busy: {
      title: 'Palvelu on ruuhkautunut',
      detail: 'Kysymyksiä on juuri nyt paljon. Yritä hetken kuluttua uudelleen.',
    },
    'too-slow': {
      title: 'Vastaus viipyi liian kauan',
      detail: 'Vastaus ei valmistunut ajoissa. Yritä hetken kuluttua uudelleen.',
    },
    'switched-off': {
      title: 'Avustaja on poissa käytöstä',
      detail: 'Ylläpito on sulkenut avustajan toistaiseksi. Aineistoa voi yhä lukea.',
    },
    stopping: {
      title: 'Palvelu ei ole juuri nyt valmis uudelleen',
      detail: 'Yritä hetken kuluttua uudelleen.',
    },
    internal: {
      title: 'Palvelussa on häiriö',
      detail: 'Vastausta ei voitu muodostaa. Yritä hetken kuluttua uudelleen.',
    },
  },
  page: {
    slide: (n) => `dia ${n}`,
    slideOf: (n, total) => `Dia ${n}/${total}`,
    contents: 'Aineiston sisältö',
    originalHeading: (language) => `Alkuperäinen ${IN[language]}`,
    citedPassage: 'Lainattu kohta',
    openPdf: 'Avaa PDF',
    publishedBy: (publisher, month) => `${publisher}. Tilanne ${month}.`,
    demoLead: (cases, sections) =>
      `Julkaisu esittelee ${cases} käytäntöä kunnista ja alueilta ${sections} osiossa. Lue niistä tai kysy avustajalta.`,
    snippetHeading: 'Lisää avustaja omalle sivullesi',
    snippetHint:
      'Liitä tämä rivi sivun koodiin. Sivun alakulmaan tulee painike, josta avustaja avautuu.',
    askTitle: 'Kuntaopas',
    askLabel: 'Kysymyksesi',
    askHint: (max) => `Enintään ${max} merkkiä. Älä kirjoita henkilötietoja.`,
    askTooLong: (max) => `Kysymys on liian pitkä. Lyhennä se enintään ${max} merkkiin.`,
    askButton: 'Kysy',
    answerHeading: 'Vastaus',
    sourcesHeading: 'Lähteet',
    tryHeading: 'Kysy esimerkiksi',
    disclosure: (publisher, month) =>
      `Kysyt automaattiselta avustajalta, et ihmiseltä. Vastaukset ovat lainauksia aineistosta (${publisher}, tilanne ${month}). Ne ovat yleistä tietoa, eivät neuvontaa yksittäiseen asiaan. Tarkista tieto lähteestä.`,
    sourceLabel: (n, slide, title) => `Lähde ${n}: dia ${slide}, ${title}`,
    languageNav: 'Kieli',
    skipToContent: 'Siirry sisältöön',
  },
};
