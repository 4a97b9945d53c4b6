import type { ReportWording } from './report-wording.js';

/** The report for editors in Swedish. */
export const reportSv: ReportWording = {
  title: 'Frågor och respons',
  intro: (days) =>
    `Vad man har frågat assistenten, vad materialet inte besvarar och vad som har sagts om svaren. Uppgifterna sparas i ${days} dagar. Om dem som frågar sparas ingenting.`,
  empty: 'Det finns ännu ingenting att visa.',
  weekLabel: 'Vecka',
  allWeeks: 'Alla veckor',
  show: 'Visa',
  plotOf: (heading) => `Diagram: ${heading}`,
  figures: {
    answers: 'Svar',
    answered: 'Besvarade',
    partly: 'Delvis besvarade',
    unanswered: 'Inget svar i materialet',
    refused: 'Avvisade',
    small_talk: 'Småprat',
    up: 'Till hjälp',
    down: 'Inte till hjälp',
  },
  weeks: {
    heading: 'Svar per vecka',
    text: 'Avvisade är osakliga meddelanden eller sådana utanför ämnet, småprat är hälsningar och tack.',
  },
  ratings: {
    heading: 'Bedömningar per vecka',
    text: 'Svaren på frågan ”Hade du nytta av svaret?”.',
  },
  unanswered: {
    heading: 'Detta besvarade materialet inte',
    text: 'Frågor med samma innehåll står på en rad. Bilden är den som låg närmast. Personuppgifter är dolda.',
    notKept: 'Frågornas text sparas inte i den här tjänsten. Antalen finns ovan.',
    none: 'Alla frågor fick ett svar.',
    variants: (count) => `frågat på ${count} sätt`,
  },
  disliked: {
    heading: 'Svar som inte var till hjälp',
    text: 'De senaste först. Kommentaren är responsgivarens egen, och personuppgifter är dolda.',
    none: 'Inget svar har bedömts som dåligt.',
  },
  cases: {
    heading: 'Per exempel',
    text: 'Ett svar med källor från flera exempel räknas för vart och ett av dem.',
  },
  liked: {
    heading: 'Bra svar som testfrågor',
    text: 'Här finns de svar som var till hjälp och vars fråga responsgivaren ville skicka med. Märk dem som blir bra testfrågor.',
    none: 'Ingen har ännu skickat med sin fråga i positiv respons.',
    star: 'Märk som testfråga',
    unstar: 'Ta bort märkningen',
    starred: 'Märkt',
  },
  downloads: {
    heading: 'Ladda ner',
    text: 'CSV-filerna öppnas i ett kalkylprogram. Testfrågorna är i formatet JSON Lines.',
    feedback: 'Respons (CSV)',
    unanswered: 'Obesvarade frågor (CSV)',
    outcomes: 'Antal svar (CSV)',
    candidates: 'Märkta testfrågor (JSON Lines)',
  },
  column: {
    week: 'Vecka',
    case: 'Exempel',
    question: 'Fråga',
    count: 'Gånger',
    lastAsked: 'Senast',
    nearest: 'Närmaste bild',
    day: 'Dag',
    comment: 'Kommentar',
    sources: 'Källor',
    choice: 'Val',
  },
  noSlide: 'Ingen bild i närheten',
  noComment: 'Ingen kommentar',
};
