import type { InstallationWording } from './page-wording.js';

/** The page for web editors in Finnish. */
export const installationFi: InstallationWording = {
  title: 'Lisää Kuntaopas sivustollesi',
  intro:
    'Yksi rivi riittää. Valitse alta tapa, joka sopii julkaisujärjestelmääsi, ja kopioi koodi sivulle.',
  script: {
    heading: 'Keskustelupainike sivun kulmaan',
    text: 'Liitä rivi sivupohjaan tai sivulle, jolla painikkeen pitää näkyä. Kieli valitaan sivun kielen mukaan, jos et kerro sitä.',
  },
  inline: {
    heading: 'Keskustelu osana sivua',
    text: 'Liitä koodi siihen kohtaan, johon keskustelun pitää tulla. Linkki näkyy, jos skriptit on estetty.',
  },
  frame: {
    heading: 'Kehys, jos skriptit on estetty',
    text: 'Jos julkaisujärjestelmä poistaa skriptit, näytä keskustelusivu kehyksessä. Se toimii ilman JavaScriptiä.',
  },
  link: {
    heading: 'Tavallinen linkki',
    text: 'Linkki toimii aina, myös uutiskirjeessä. Linkkiin voi liittää valmiin kysymyksen.',
  },
  policy: {
    heading: 'Tietoturvakäytännön (CSP) rivit',
    text: 'Jos sivustollasi on Content-Security-Policy, lisää siihen nämä lähteet. Rivinsisäisiä tyylejä tai skriptejä ei tarvita. Trusted Types -käytäntöä ei tarvita.',
    origins:
      'Kerro palvelun ylläpitäjälle sivustosi osoite. Hän lisää sen asetukseen ALLOWED_ORIGINS; muuten selain estää kysymykset ja kehyksen.',
  },
  options: {
    heading: 'Asetukset',
    text: 'Asetukset kirjoitetaan script-elementtiin, tai ilman data-alkua elementtiin kuntaopas-chat. Jokaisella on oletus.',
    name: 'Asetus ja arvot',
    meaning: 'Merkitys',
    rows: {
      lang: 'Keskusteluikkunan kieli. Oletus: sivun kieli, muuten suomi.',
      endpoint: 'Palvelimen osoite. Oletus: se, josta skripti ladattiin.',
      material: 'Aineisto, josta vastataan. Oletus: kaikki aineistot.',
      questions: 'Aloituskysymykset, välissä pystyviiva. Oletus: aineiston omat.',
      position: 'Kelluva painike vai osa sivua. Oletus: floating.',
      theme: 'Väriteema. Oletus: auto eli sivun tai käyttöjärjestelmän mukaan.',
      persist:
        'Keskustelu säilyy sivulta toiselle välilehden muistissa ensimmäisestä kysymyksestä alkaen. Oletus: ei säily.',
      help: 'Yhteystietosivun osoite, joka näkyy keskusteluikkunassa. Oletus: ei linkkiä.',
    },
  },
  theme: {
    heading: 'Ulkoasu sivuston mukaan',
    text: 'Anna arvot sivuston tyylitiedostossa. Jos värien kontrasti ei riitä, ikkuna käyttää omia värejään.',
    rows: {
      '--kuntaopas-accent': 'korostusväri vaaleassa teemassa',
      '--kuntaopas-on-accent': 'teksti korostusvärin päällä',
      '--kuntaopas-accent-dark': 'korostusväri tummassa teemassa',
      '--kuntaopas-on-accent-dark': 'teksti korostusvärin päällä tummassa teemassa',
      '--kuntaopas-font': 'kirjasintyyppi',
      '--kuntaopas-font-size': 'tekstin koko',
      '--kuntaopas-radius': 'kulmien pyöristys',
      '--kuntaopas-z-index': 'kerros, jolla painike on',
      '--kuntaopas-inset-end': 'painikkeen etäisyys reunasta',
      '--kuntaopas-inset-bottom': 'painikkeen etäisyys alareunasta',
      '--kuntaopas-height': 'keskustelun korkeus sivun osana',
    },
  },
  preview: {
    heading: 'Esikatselu',
    text: 'Näin keskustelu näkyy sivun osana. Jos alla ei näy mitään, selaimesi estää skriptit; keskustelusivu toimii silti.',
  },
  accent: {
    label: 'Kokeile sivustosi väriä',
    good: 'Kontrasti riittää',
    bad: 'Kontrasti ei riitä: valitse tummempi väri',
  },
  copy: 'Kopioi',
  copied: 'Kopioitu.',
  copyFailed: 'Kopiointi ei onnistunut. Valitse koodi ja kopioi se itse.',
  removal: {
    heading: 'Näin poistat Kuntaoppaan',
    text: 'Poista lisäämäsi rivi. Sivustolle tai kävijän selaimeen ei jää mitään.',
  },
  data: {
    heading: 'Tietosuoja ja saavutettavuus',
    text: 'Nämä tiedot voit liittää sivustosi selosteisiin.',
    facts: [
      'Kuntaopas ei aseta evästeitä eikä tallenna selaimeen mitään, ellei keskustelun säilymistä oteta käyttöön. Evästesuostumusta ei tarvita.',
      'Sivusto ottaa yhteyttä vain Kuntaoppaan palvelimeen. Kolmansia osapuolia ei ole.',
      'Keskusteluja ei tallenneta. Tietosuojaseloste kertoo, mitä kysymyksistä ja palautteesta säilytetään.',
      'Ennen ensimmäistä kysymystä kerrotaan, että vastaaja on kone.',
    ],
  },
  linkText: 'Kysy Kuntaoppaalta',
};
