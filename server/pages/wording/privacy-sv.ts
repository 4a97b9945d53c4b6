import type { Prose } from '../prose.js';
import type { ServiceFacts } from './page-wording.js';

/** The privacy notice in Swedish. */
export function privacySv(facts: ServiceFacts): Prose {
  const { operator, contact, hasModel } = facts;
  return [
    {
      heading: 'I korthet',
      blocks: [
        {
          items: [
            'Kuntaopas använder varken kakor eller tredje parters tjänster i din webbläsare.',
            facts.logsQuestions
              ? 'Dina frågor antecknas i serverns logg, med personuppgifter maskerade. Svaren du får sparas inte.'
              : facts.keepsQuestions
                ? 'Samtal sparas inte. En fråga som materialet inte besvarar sparas maskerad, utan uppgift om den som frågar.'
                : 'Dina frågor och svaren du får sparas inte på servern.',
            'Du kan använda tjänsten utan att berätta något om dig själv. Skriv inte personuppgifter i frågorna.',
          ],
        },
      ],
    },
    {
      heading: 'Vem som ansvarar för tjänsten',
      blocks: [
        operator === ''
          ? 'Personuppgiftsansvarig är den som driver tjänsten. Namnet har inte angetts i den här installationen.'
          : `Personuppgiftsansvarig är ${operator}.`,
        contact === ''
          ? 'Ingen kontaktuppgift har angetts. Kontakta webbplatsen där du använde tjänsten.'
          : { text: contact, href: `mailto:${contact}` },
      ],
    },
    {
      heading: 'Vad som händer med frågan',
      blocks: [
        hasModel
          ? 'Frågan behandlas i serverns minne. För att svaret ska kunna formuleras skickas frågan och ställen ur materialet till en språkmodelltjänst som den som driver tjänsten har valt. Innan dess döljs personbeteckningar, telefonnummer, e-postadresser och kontonummer i frågan.'
          : 'Frågan behandlas i serverns minne. Svaret sätts samman på servern av materialets egna meningar, och frågan skickas inte vidare.',
        ...questionsKept(facts),
        facts.logsQuestions
          ? 'Frågan antecknas ändå i serverns logg. Personbeteckningar, telefonnummer, e-postadresser och kontonummer maskeras i den. I loggen finns varken svar eller IP-adresser.'
          : 'I serverns logg finns varken frågor, svar eller IP-adresser.',
        'I loggen antecknas tekniska fel, för varje begäran dess tid, längd, mål och resultat, och för ett svar dess språk, typ och källbilder.',
        'För att undvika överbelastning räknar servern förfrågningar per IP-adress. Räknaren finns bara i minnet, försvinner inom ungefär en timme och kopplas inte till frågor.',
        'På samtalssidan är frågan en del av sidans adress. Därför stannar den i webbläsarens historik och kan synas i loggen hos en webbserver framför tjänsten. I chattfönstret finns frågan inte i adressen.',
      ],
    },
    {
      heading: 'Vad som sparas i din webbläsare',
      blocks: [
        'Som standard ingenting. Webbplatsen där chattfönstret är inbäddat kan välja att samtalet följer med från sida till sida. Då finns samtalet i webbläsarflikens minne från den första frågan tills du rensar det eller stänger fliken.',
      ],
    },
    {
      heading: 'Respons',
      blocks: [
        facts.takesFeedback
          ? `Om du bedömer ett svar sparar vi bedömningen, dagen, svarets språk, svarets typ samt de exempel och bilder i materialet som svaret gällde. Vi sparar också din kommentar, om du skriver en, och din fråga, om du själv väljer att skicka den med. Personbeteckningar, telefonnummer, e-postadresser och kontonummer döljs i dem. En fråga som du skickar med kan tas med i de testfrågor som tjänstens kvalitet mäts med; då bevaras den som testfråga. Svaret och IP-adressen sparas inte. Responsen raderas när det har gått ${facts.retentionDays} dagar.`
          : 'Tjänsten samlar inte in respons.',
      ],
    },
    {
      heading: 'Dina rättigheter',
      blocks: [
        'Tjänsten sparar inga uppgifter som du kan identifieras med, om du inte själv skriver dem i en fråga eller i responsen. Du kan be den personuppgiftsansvariga visa, rätta eller radera dina uppgifter. Du kan också lämna in ett klagomål till dataombudsmannen.',
        { text: 'Dataombudsmannens byrå: tietosuoja.fi/sv', href: 'https://tietosuoja.fi/sv/' },
      ],
    },
  ];
}

/** What is kept when an answer is ready. */
function questionsKept({
  keepsQuestions,
  countsAnswers,
  retentionDays,
}: ServiceFacts): readonly string[] {
  return [
    keepsQuestions
      ? `När svaret är klart glöms frågan. Undantaget är en fråga som materialet inte besvarar eller besvarar bara delvis: den sparas för att materialet ska kunna kompletteras. Personbeteckningar, telefonnummer, e-postadresser, kontonummer, husnummer och långa sifferserier döljs i den. Namn kan inte kännas igen maskinellt, så skriv inte sådana. En fråga på över 300 tecken sparas inte. Med frågan sparas dagen, språket, svarets typ och närmaste bild, men ingenting om den som frågar. Frågan raderas när det har gått ${retentionDays} dagar.`
      : 'När svaret är klart glöms frågan.',
    ...(countsAnswers
      ? [
          `Varje dag räknas hur många svar av varje typ som gavs och vilka exempel de gällde. Siffrorna innehåller inga uppgifter om dem som frågar, och de raderas också efter ${retentionDays} dagar.`,
        ]
      : []),
  ];
}
