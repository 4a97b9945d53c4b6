import type { InstallationWording } from './page-wording.js';

/** The page for web editors in Swedish. */
export const installationSv: InstallationWording = {
  title: 'Lägg till Kuntaopas på din webbplats',
  intro:
    'En rad räcker. Välj det sätt som passar ditt publiceringssystem och kopiera koden till sidan.',
  script: {
    heading: 'En chattknapp i sidans hörn',
    text: 'Klistra in raden i sidmallen eller på sidan där knappen ska synas. Språket väljs enligt sidans språk om du inte anger det.',
  },
  inline: {
    heading: 'Samtalet som en del av sidan',
    text: 'Klistra in koden där samtalet ska finnas. Länken visas om skript är spärrade.',
  },
  frame: {
    heading: 'En ram, om skript är spärrade',
    text: 'Om publiceringssystemet tar bort skript kan du visa samtalssidan i en ram. Den fungerar utan JavaScript.',
  },
  link: {
    heading: 'En vanlig länk',
    text: 'Länken fungerar alltid, också i ett nyhetsbrev. Länken kan innehålla en färdig fråga.',
  },
  policy: {
    heading: 'Rader för säkerhetspolicyn (CSP)',
    text: 'Om din webbplats har en Content-Security-Policy ska du lägga till de här källorna. Infogade stilar eller skript behövs inte. Ingen Trusted Types-policy behövs.',
    origins:
      'Ge webbplatsens adress till den som driver tjänsten. Adressen läggs till i inställningen ALLOWED_ORIGINS; annars spärrar webbläsaren frågorna och ramen.',
  },
  options: {
    heading: 'Inställningar',
    text: 'Inställningarna skrivs i script-elementet, eller utan data- i elementet kuntaopas-chat. Alla har ett standardvärde.',
    name: 'Inställning och värden',
    meaning: 'Betydelse',
    rows: {
      lang: 'Chattfönstrets språk. Standard: sidans språk, annars finska.',
      endpoint: 'Serverns adress. Standard: den som skriptet laddades från.',
      material: 'Materialet som svaren hämtas ur. Standard: alla material.',
      questions: 'Inledande frågor, åtskilda med lodstreck. Standard: materialets egna.',
      position: 'Flytande knapp eller en del av sidan. Standard: floating.',
      theme: 'Färgtema. Standard: auto, alltså enligt sidan eller operativsystemet.',
      persist:
        'Samtalet följer med från sida till sida i flikens minne från den första frågan. Standard: följer inte med.',
      help: 'Adressen till en sida med kontaktuppgifter som visas i chattfönstret. Standard: ingen länk.',
    },
  },
  theme: {
    heading: 'Utseende enligt webbplatsen',
    text: 'Ange värdena i webbplatsens stilmall. Om färgernas kontrast inte räcker använder fönstret sina egna färger.',
    rows: {
      '--kuntaopas-accent': 'accentfärg i ljust tema',
      '--kuntaopas-on-accent': 'text på accentfärgen',
      '--kuntaopas-accent-dark': 'accentfärg i mörkt tema',
      '--kuntaopas-on-accent-dark': 'text på accentfärgen i mörkt tema',
      '--kuntaopas-font': 'teckensnitt',
      '--kuntaopas-font-size': 'textens storlek',
      '--kuntaopas-radius': 'hörnens rundning',
      '--kuntaopas-z-index': 'lagret som knappen ligger på',
      '--kuntaopas-inset-end': 'knappens avstånd från kanten',
      '--kuntaopas-inset-bottom': 'knappens avstånd från nederkanten',
      '--kuntaopas-height': 'samtalets höjd som en del av sidan',
    },
  },
  preview: {
    heading: 'Förhandsvisning',
    text: 'Så här ser samtalet ut som en del av sidan. Om inget syns nedan spärrar din webbläsare skript; samtalssidan fungerar ändå.',
  },
  accent: {
    label: 'Prova webbplatsens färg',
    good: 'Kontrasten räcker',
    bad: 'Kontrasten räcker inte: välj en mörkare färg',
  },
  copy: 'Kopiera',
  copied: 'Kopierat.',
  copyFailed: 'Det gick inte att kopiera. Markera koden och kopiera den själv.',
  removal: {
    heading: 'Så tar du bort Kuntaopas',
    text: 'Ta bort raden som du lade till. Inget blir kvar på webbplatsen eller i besökarens webbläsare.',
  },
  data: {
    heading: 'Dataskydd och tillgänglighet',
    text: 'De här uppgifterna kan du foga till webbplatsens beskrivningar.',
    facts: [
      'Kuntaopas sätter inga kakor och sparar inget i webbläsaren, om du inte väljer att samtalet ska följa med. Inget samtycke till kakor behövs.',
      'Webbplatsen kontaktar bara Kuntaopas server. Det finns inga tredje parter.',
      'Samtal sparas inte. Dataskyddsbeskrivningen berättar vad som bevaras av frågor och respons.',
      'Före den första frågan berättas att det är en maskin som svarar.',
    ],
  },
  linkText: 'Fråga Kuntaopas',
};
