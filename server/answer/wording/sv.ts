import { countParts } from './count-parts.js';
import { joinNames } from './join-names.js';
import type { Wording } from './wording.js';

const MONTHS = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
];

/** Languages by name. */
const NAMES = { fi: 'finska', sv: 'svenska', en: 'engelska' };

/** What the parts of a material are called, one and several. */
const PARTS = {
  cases: ['exempel', 'exempel'],
  sections: ['del', 'delar'],
  slides: ['bild', 'bilder'],
} as const;

/** Swedish, equal in content to the Finnish. */
export const sv: Wording = {
  month: (yearMonth) => `${MONTHS[Number(yearMonth.slice(5)) - 1]} ${yearMonth.slice(0, 4)}`,
  asOf: (month) => `Läget i ${month}. Tjänsterna kan ha ändrats efter det.`,
  translated: (from) => `Materialet är på ${NAMES[from]}; svaret är en översättning.`,
  untranslated: (from) => `Materialet finns inte på svenska; svaret citerar det på ${NAMES[from]}.`,
  others: (count) => (count === 1 ? 'ett till' : `${count} till`),
  citedFrom: (materials) =>
    `${materials.length === 1 ? 'Källa' : 'Källor'}: ${materials.map(({ named, month }) => `${named}, läget i ${month}`).join('; ')}. Uppgifterna kan ha ändrats efter det.`,
  remark: {
    'words-only':
      'Sökningen går just nu bara efter ord, inte efter betydelse, så något kan saknas. Prova också med andra ord.',
    generated:
      'Svaret är skrivet av en språkmodell, och varje mening har kontrollerats maskinellt mot sin källa. Försäkra dig om uppgiften i källbilden.',
    'model-unavailable':
      'Språkmodellen är inte tillgänglig just nu, så svaret är sammanställt av avsnitt ur materialet.',
    'model-ungrounded':
      'Språkmodellens svar fick inget stöd i materialet, så svaret är sammanställt av avsnitt ur materialet.',
    'model-not-told':
      'Språkmodellen hittade inget direkt svar i materialet, så här är de närmaste avsnitten.',
    'model-broke-off': 'Språkmodellens svar avbröts. Fråga igen om något saknas.',
  },
  notInMaterial: 'Materialet berättar inte om detta.',
  noJudgement:
    'Jag bedömer inte, rekommenderar inte och ger ingen juridisk rådgivning. Jag berättar bara vad materialet säger.',
  placesNotInMaterial: (places) =>
    places.length === 1
      ? `Materialet har ingen information om den här platsen: ${places[0]}.`
      : `Materialet har ingen information om de här platserna: ${joinNames(places, 'sv')}.`,
  notToldOfPlaces: (places) =>
    `Materialet berättar inte detta. Platsen finns med i materialet (${joinNames(places, 'sv')}), men det du frågar om saknas.`,
  unclear: 'Jag förstod inte frågan. Skriv den som en hel mening, till exempel med kommunens namn.',
  nearby: 'Det här i materialet ligger närmast din fråga:',
  caseCount: (count) =>
    count === 1
      ? 'I materialet finns en praxis:'
      : `I materialet finns ${count} exempel på praxis:`,
  title: (title, publisher, month) => `Materialet heter ”${title}” (${publisher}, ${month}).`,
  parts: (counts) => countParts(counts, PARTS, 'sv'),
  contents: (parts) => `I materialet finns ${parts}:`,
  greeting:
    'Hej! Fråga mig om god praxis för invandring och internationell rekrytering i kommunerna.',
  thanks: 'Varsågod! Fråga gärna mer om något är oklart.',
  farewell: 'Tack för besöket! Välkommen tillbaka när som helst.',
  identity: (title, publisher) =>
    `Jag är Kuntaopas, en automatisk assistent och ingen människa. Jag svarar bara utifrån materialet ”${title}” (${publisher}) och visar källan till varje uppgift.`,
  capabilities: (title, cases) =>
    `Du kan fråga om materialet ”${title}”: där finns ${cases} exempel från kommuner och regioner. Fråga till exempel med namnet på en kommun, ett projekt eller ett ämne.`,
  wellbeing: 'Tack, jag mår bra! Vad vill du veta om materialet?',
  sources: (title, publisher, month) =>
    `Svaren är citat ur materialet ”${title}” (${publisher}, ${month}). Kontrollera uppgiften i källbilden som varje hänvisning leder till.`,
  languages:
    'Du kan fråga på finska, svenska eller engelska. Materialet är på finska, och svaren på andra språk är översättningar.',
  privacy:
    'Servern sparar inte konversationen. En fråga som materialet inte besvarar kan bli kvar, liksom en fråga som du själv skickar med din respons. Personbeteckningar, telefonnummer och e-postadresser döljs i den, och inget sparas om den som frågar. Skriv ändå inte personuppgifter.',
  general: {
    greeting: 'Hej! Vad vill du veta? Jag svarar utifrån materialen och visar källorna.',
    identity: (list) =>
      `Jag är Kuntaopas, en automatisk assistent och ingen människa. Jag svarar bara utifrån de här: ${list}. Jag visar källan till varje uppgift.`,
    capabilities: (list) =>
      `Du kan fråga om det som de här berättar om: ${list}. Fråga till exempel med namnet på ett ämne, ett projekt eller en kommun.`,
    sources: (list) =>
      `Svaren är citat ur de här: ${list}. Kontrollera uppgiften i källan som varje hänvisning leder till.`,
    languages:
      'Du kan fråga på finska, svenska eller engelska. Finns ett material bara i original citeras det på sitt eget språk.',
    refused_off_topic: 'Det kan jag inte svara på: materialen berättar inte om det.',
    disclosure: (list) =>
      `Du frågar en automatisk assistent, inte en människa. Svaren är citat ur de här: ${list}. De är allmän information, inte rådgivning i ett enskilt ärende. Kontrollera uppgiften i källan.`,
    withModel: {
      sources: (list) =>
        `Svaren bygger på de här: ${list}. En språkmodell kan skriva svaret; då kontrolleras varje mening mot materialet. Kontrollera uppgiften i källan som varje hänvisning leder till.`,
      languages:
        'Du kan fråga på finska, svenska eller engelska. En språkmodell kan skriva svaret; annars citeras materialet i översättning eller på sitt eget språk.',
      disclosure: (list) =>
        `Du frågar en automatisk assistent, ingen människa. Din fråga skickas till en språkmodell, som kan skriva svaret utifrån de här: ${list}. Svaren är allmän information, inte rådgivning i ett enskilt ärende. Kontrollera uppgiften i källan.`,
    },
  },
  withModel: {
    sources: (title, publisher, month) =>
      `Svaren bygger på materialet ”${title}” (${publisher}, ${month}). En språkmodell kan skriva svaret; då kontrolleras varje mening mot materialet. Kontrollera uppgiften i källbilden som varje hänvisning leder till.`,
    languages:
      'Du kan fråga på finska, svenska eller engelska. Materialet är på finska, och svaren på andra språk är översättningar eller skrivna av en språkmodell.',
    privacy:
      'Servern sparar inte konversationen. En fråga som materialet inte besvarar kan bli kvar, liksom en fråga som du själv skickar med din respons. För att svaret ska kunna skrivas skickas frågan till en språkmodell. Personbeteckningar, telefonnummer och e-postadresser döljs innan frågan skickas eller sparas. Skriv ändå inte personuppgifter.',
    disclosure: (publisher, month) =>
      `Du frågar en automatisk assistent, ingen människa. Din fråga skickas till en språkmodell, som kan skriva svaret utifrån materialet (${publisher}, läget i ${month}). Svaren är allmän information, inte rådgivning i ett enskilt ärende. Kontrollera uppgiften i källan.`,
  },
  refusal: {
    refused_attack:
      'Jag kan inte följa en sådan begäran. Jag svarar bara utifrån Kommunförbundets material och visar källorna.',
    refused_abuse: 'Tråkigt att det känns så. Jag hjälper gärna när du frågar om materialet.',
    refused_off_topic:
      'Det kan jag inte svara på. Materialet berättar om kommunernas praxis för invandring och internationell rekrytering.',
  },
  problem: {
    'malformed-json': { title: 'Begäran kan inte läsas', detail: 'Begäran är inte giltig JSON.' },
    'unsupported-media-type': {
      title: 'Fel innehållstyp',
      detail: 'Skicka begäran som application/json.',
    },
    'invalid-request': { title: 'Begäran är bristfällig', detail: 'Kontrollera fälten nedan.' },
    'too-large': {
      title: 'Begäran är för stor',
      detail: 'Korta frågan eller börja en ny konversation.',
    },
    unauthorized: {
      title: 'Logga in',
      detail:
        'Sidan är för dem som sköter tjänsten. Ange tjänstens administrationsnyckel som lösenord.',
    },
    'unknown-route': { title: 'Sidan hittas inte', detail: 'Det finns ingen sådan adress.' },
    'method-not-allowed': {
      title: 'Fel metod',
      detail: 'Adressen finns, men inte med denna HTTP-metod.',
    },
    'unknown-material': {
      title: 'Materialet hittas inte',
      detail: 'Det finns inget sådant material. En förteckning finns på /api/materials.',
    },
    'unknown-slide': {
      title: 'Bilden hittas inte',
      detail: 'Materialet har ingen bild med detta nummer.',
    },
    'unknown-answer': {
      title: 'Svaret hittades inte',
      detail: 'Det här svaret kan inte längre bedömas. Fråga på nytt och bedöm det nya svaret.',
    },
    'unknown-model': {
      title: 'Modellen hittades inte',
      detail: 'Det finns ingen sådan modell. Modellerna räknas upp på /v1/models.',
    },
    'feedback-unavailable': {
      title: 'Responsen kunde inte sparas',
      detail: 'Det är en störning i hur respons sparas. Försök igen om en stund.',
    },
    'not-ready': { title: 'Tjänsten är inte redo just nu', detail: 'Försök igen om en stund.' },
    'malformed-request': {
      title: 'Begäran är felaktig',
      detail: 'Begärans adress eller rubriker kan inte läsas.',
    },
    'personal-identity-code': {
      title: 'Ta bort personbeteckningen',
      detail:
        'Texten verkar innehålla en personbeteckning. Ta bort den och skicka frågan på nytt. Frågan behandlades inte och sparades inte.',
    },
    'foreign-origin': {
      title: 'Webbplatsen saknar tillstånd',
      detail:
        'Den här webbplatsen får inte använda tjänsten. Administratören kan lägga till den bland de tillåtna.',
    },
    'too-many-requests': {
      title: 'För många förfrågningar',
      detail:
        'Från ditt nätverk har det kommit många förfrågningar på kort tid. Försök igen om en stund.',
    },
    busy: {
      title: 'Tjänsten är överbelastad',
      detail: 'Det kommer många frågor just nu. Försök igen om en stund.',
    },
    'too-slow': {
      title: 'Svaret dröjde för länge',
      detail: 'Svaret blev inte klart i tid. Försök igen om en stund.',
    },
    'switched-off': {
      title: 'Assistenten är ur bruk',
      detail:
        'Administratören har stängt assistenten tills vidare. Materialet kan fortfarande läsas.',
    },
    stopping: { title: 'Tjänsten är inte redo just nu om', detail: 'Försök igen om en stund.' },
    internal: {
      title: 'Ett fel uppstod',
      detail: 'Svaret kunde inte bildas. Försök igen om en stund.',
    },
  },
  page: {
    slide: (n) => `bild ${n}`,
    slideOf: (n, total) => `Bild ${n}/${total}`,
    contents: 'Materialets innehåll',
    originalHeading: (language) => `Original på ${NAMES[language]}`,
    citedPassage: 'Citerat ställe',
    openPdf: 'Öppna PDF',
    publishedBy: (publisher, month) => `${publisher}. Läget i ${month}.`,
    demoLead: (cases, sections) =>
      `Publikationen presenterar ${cases} exempel från kommuner och regioner i ${sections} avsnitt. Läs om dem eller fråga assistenten.`,
    snippetHeading: 'Lägg till assistenten på din egen sida',
    snippetHint:
      'Klistra in den här raden i sidans kod. I sidans nedre hörn kommer en knapp som öppnar assistenten.',
    askTitle: 'Kuntaopas',
    askLabel: 'Din fråga',
    askHint: (max) => `Högst ${max} tecken. Skriv inte personuppgifter.`,
    askTooLong: (max) => `Frågan är för lång. Korta den till högst ${max} tecken.`,
    askButton: 'Fråga',
    answerHeading: 'Svar',
    sourcesHeading: 'Källor',
    tryHeading: 'Fråga till exempel',
    disclosure: (publisher, month) =>
      `Du frågar en automatisk assistent, inte en människa. Svaren är citat ur materialet (${publisher}, läget i ${month}). De är allmän information, inte rådgivning i ett enskilt ärende. Kontrollera uppgiften i källan.`,
    sourceLabel: (n, slide, title) => `Källa ${n}: bild ${slide}, ${title}`,
    languageNav: 'Språk',
    skipToContent: 'Gå till innehållet',
  },
};
