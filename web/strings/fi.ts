import type { Strings } from './strings.js';

/** Finnish: the language that the others are measured by. */
export const fi: Strings = {
  open: 'Kysy Kuntaoppaalta',
  machine: 'Automaattinen avustaja',
  notice: 'Vastaaja on kone. Älä kirjoita henkilötietoja.',
  close: 'Sulje',
  newConversation: 'Uusi keskustelu',
  clearConversation: 'Tyhjennä keskustelu',
  cleared: 'Keskustelu on tyhjennetty.',
  help: 'Yhteystiedot',
  log: 'Keskustelu',
  opening: 'Kysy esimerkiksi',
  followUps: 'Kysy seuraavaksi',
  you: 'Sinä',
  assistant: 'Avustaja',
  searching: 'Haetaan vastausta…',
  understoodAs: 'Haettiin kysymyksellä',
  newAnswer: 'Uusi vastaus',
  answerReady: (text, sources) => `Vastaus: ${text} Lähteitä ${sources}.`,
  label: 'Kysymyksesi',
  hint: 'Enter lähettää. Vaihto ja Enter vaihtavat riviä.',
  ask: 'Kysy',
  stop: 'Pysäytä',
  stopped: 'Pysäytit vastauksen.',
  emptyQuestion: 'Kirjoita ensin kysymys.',
  remaining: (characters) =>
    characters === 1 ? '1 merkki jäljellä' : `${characters} merkkiä jäljellä`,
  tooLong: (characters) =>
    characters === 1
      ? 'Kysymys on 1 merkin liian pitkä. Lyhennä sitä.'
      : `Kysymys on ${characters} merkkiä liian pitkä. Lyhennä sitä.`,
  citation: (n, title, slide) => `Lähde ${n}: ${title}, dia ${slide}`,
  slide: (n) => `dia ${n}`,
  openSlide: (n) => `Avaa dia ${n}`,
  newTab: 'avautuu uuteen välilehteen',
  sources: 'Lähteet',
  quote: 'Lainaus aineistosta',
  original: (from) =>
    `Alkuperäinen ${{ fi: 'suomeksi', sv: 'ruotsiksi', en: 'englanniksi' }[from]}`,
  translation: 'Käännös',
  showOriginal: 'Näytä alkuperäinen',
  hideOriginal: 'Piilota alkuperäinen',
  copy: 'Kopioi lähteineen',
  copied: 'Vastaus on kopioitu lähteineen.',
  copyFailed: 'Kopiointi ei onnistunut. Valitse teksti ja kopioi se itse.',
  retry: 'Yritä uudelleen',
  resume: 'Hae vastaus loppuun',
  fault: {
    offline: 'Laite ei ole yhteydessä verkkoon. Tarkista yhteys ja yritä uudelleen.',
    unreachable: 'Palveluun ei saada yhteyttä. Yritä hetken kuluttua uudelleen.',
    busy: (seconds) =>
      `Kysymyksiä on juuri nyt paljon. Yritä uudelleen ${
        seconds === undefined ? 'hetken' : `${seconds} sekunnin`
      } kuluttua.`,
    rejected: 'Kysymystä ei voitu käsitellä. Kirjoita se toisin tai lyhyemmin.',
    personal: 'Kysymyksessä näyttää olevan henkilötunnus. Poista se ja kysy uudelleen.',
    closed: 'Avustaja on toistaiseksi suljettu. Yritä myöhemmin uudelleen.',
    misplaced: 'Avustaja on liitetty sivulle väärin. Kerro siitä sivuston ylläpidolle.',
    broken: 'Palvelussa on häiriö. Yritä hetken kuluttua uudelleen.',
    interrupted: 'Yhteys katkesi kesken vastauksen. Voit hakea vastauksen loppuun.',
  },
  feedback: {
    heading: 'Oliko vastauksesta apua?',
    up: 'Kyllä',
    down: 'Ei',
    comment: 'Kerro halutessasi, miksi',
    hint: 'Älä kirjoita henkilötietoja.',
    sendQuestion: 'Kysymykseni saa tallentaa ja ottaa testikysymykseksi.',
    send: 'Lähetä palaute',
    thanks: 'Kiitos palautteesta.',
    failed: 'Palautetta ei voitu lähettää. Yritä hetken kuluttua uudelleen.',
  },
};
