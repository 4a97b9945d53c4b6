import { accessibilitySv } from './accessibility-sv.js';
import { installationSv } from './installation-sv.js';
import type { PageWording } from './page-wording.js';
import { privacySv } from './privacy-sv.js';
import { reportSv } from './report-sv.js';

/** The pages in Swedish, as it is written in Finland. */
export const sv: PageWording = {
  footer: {
    nav: 'Om tjänsten',
    about:
      'Kuntaopas är en automatisk assistent. Den svarar utifrån publicerat material och visar sina källor.',
    chat: 'Samtal',
    installation: 'Lägg till på en webbplats',
    api: 'Gränssnitt för program',
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
    comment: 'Berätta gärna varför',
    commentHint: (longest) => `Högst ${longest} tecken. Skriv inte personuppgifter.`,
    sendQuestion: 'Min fråga får sparas och användas som testfråga.',
    send: 'Skicka respons',
    thanksTitle: 'Tack för responsen',
    thanks: 'Din respons har sparats. Den hjälper oss att förbättra svaren.',
    failedTitle: 'Responsen kunde inte sparas',
    failed: 'Det här svaret kan inte längre bedömas. Fråga på nytt och bedöm det nya svaret.',
    unavailable: 'Responsen kan inte sparas just nu. Försök igen om en stund.',
    back: 'Tillbaka till samtalet',
  },
  problem: { retry: 'Försök igen', home: 'Gå till startsidan', requestId: 'Begärans id' },
  api: {
    title: 'Gränssnitt för program',
    intro:
      'Samma assistent kan användas från egna program: via JSON-gränssnittet, ett OpenAI-kompatibelt gränssnitt eller en MCP-server. Inga nycklar behövs.',
    english: 'Den tekniska beskrivningen är på engelska.',
    document: 'Beskrivningen i maskinläsbar form (OpenAPI 3.1)',
    contents: 'På den här sidan',
    tags: {
      assistant: 'Frågor och sökning',
      openai: 'OpenAI-kompatibelt gränssnitt',
      mcp: 'MCP-server för AI-agenter',
      operation: 'Tjänstens status',
    },
    parameters: 'Parametrar',
    body: 'Begärans innehåll',
    examples: 'Exempel',
    response: 'Exempel på svar',
    responses: 'Svar',
    schemas: 'Datastrukturer',
    required: 'obligatorisk',
    pages: 'Sidor',
  },
  installation: installationSv,
  accessibility: { title: 'Tillgänglighets\u00adutlåtande', prose: accessibilitySv },
  privacy: { title: 'Dataskydds\u00adbeskrivning', prose: privacySv },
  report: reportSv,
};
