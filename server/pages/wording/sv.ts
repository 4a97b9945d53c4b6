import { accessibilitySv } from './accessibility-sv.js';
import { installationSv } from './installation-sv.js';
import type { PageWording } from './page-wording.js';
import { privacySv } from './privacy-sv.js';

/** The pages in Swedish, as it is written in Finland. */
export const sv: PageWording = {
  footer: {
    nav: 'Om tjänsten',
    about:
      'Kuntaopas är en automatisk assistent. Den svarar utifrån publicerat material och visar sina källor.',
    chat: 'Samtal',
    installation: 'Lägg till på en webbplats',
    accessibility: 'Tillgänglighetsutlåtande',
    privacy: 'Dataskydd',
  },
  slide: {
    breadcrumb: 'Plats i materialet',
    reviewedTranslation: 'Granskad översättning',
    original: 'Originalbilden på finska',
    toCitedPassage: 'Gå till det citerade stället',
    aboutCase: 'Fråga om denna praxis',
    inSection: 'I samma avsnitt',
    pager: 'Bläddra bland bilderna',
    previous: 'Föregående',
    next: 'Nästa',
    openPdfPage: (page) => `Öppna sida ${page} i PDF-filen`,
    permanentAddress: 'Permanent adress',
    textOnly: 'Sidan innehåller bildens text. Illustrationer visas inte.',
  },
  material: {
    summary: (slides, cases) =>
      cases === 0
        ? `${slides} sidor.`
        : `${slides} bilder, ${cases} exempel från kommuner och regioner.`,
    others: 'Andra material',
    ask: 'Fråga om materialet',
  },
  chat: {
    title: 'Fråga Kuntaopas',
    earlier: 'Samtalet hittills',
    you: 'Du frågade',
    followUpLabel: 'Din följdfråga',
    next: 'Fråga härnäst',
    restart: 'Börja ett nytt samtal',
    newTab: 'öppnas i en ny flik',
    answerTo: (question) => `Svar: ${question}`,
  },
  feedback: {
    heading: 'Hade du nytta av svaret?',
    up: 'Ja',
    down: 'Nej',
    thanksTitle: 'Tack för responsen',
    thanks: 'Din respons har sparats. Den hjälper oss att förbättra svaren.',
    failedTitle: 'Responsen kunde inte sparas',
    failed: 'Det här svaret kan inte längre bedömas. Fråga på nytt och bedöm det nya svaret.',
    back: 'Tillbaka till samtalet',
  },
  installation: installationSv,
  accessibility: { title: 'Tillgänglighets\u00adutlåtande', prose: accessibilitySv },
  privacy: { title: 'Dataskydds\u00adbeskrivning', prose: privacySv },
};
