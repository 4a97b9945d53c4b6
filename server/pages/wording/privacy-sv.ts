import type { Prose } from '../prose.js';
import type { ServiceFacts } from './page-wording.js';

/** The privacy notice in Swedish. */
export function privacySv(facts: ServiceFacts): Prose {
  const { operator, contact, retentionDays, hasModel, logsQuestions } = facts;
  return [
    {
      heading: 'I korthet',
      blocks: [
        {
          items: [
            'Kuntaopas använder varken kakor eller tredje parters tjänster i din webbläsare.',
            logsQuestions
              ? 'Dina frågor antecknas i serverns logg, med personuppgifter maskerade. Svaren du får sparas inte.'
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
        logsQuestions
          ? 'Frågan antecknas i serverns logg. Personbeteckningar, telefonnummer, e-postadresser och kontonummer maskeras i den. I loggen finns varken svar eller IP-adresser.'
          : 'När svaret är klart glöms frågan. I serverns logg finns varken frågor, svar eller IP-adresser.',
        'I loggen antecknas tekniska fel, för varje begäran dess tid, längd, mål och resultat, och för ett svar dess språk, typ och källbilder.',
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
        retentionDays === null
          ? 'Tjänsten samlar inte in respons.'
          : `Om du bedömer ett svar sparar vi bedömningen, dagen, svarets språk, svarets typ och de exempel i materialet som svaret gällde. Vi sparar också din kommentar, om du skriver en; personbeteckningar, telefonnummer, e-postadresser och kontonummer döljs i den. Frågan, svaret och IP-adressen sparas inte. Responsen raderas när det har gått ${retentionDays} dagar.`,
      ],
    },
    {
      heading: 'Dina rättigheter',
      blocks: [
        'Tjänsten sparar inga uppgifter som du kan identifieras med, om du inte själv skriver dem i responsen. Du kan be den personuppgiftsansvariga visa, rätta eller radera dina uppgifter. Du kan också lämna in ett klagomål till dataombudsmannen.',
        { text: 'Dataombudsmannens byrå: tietosuoja.fi/sv', href: 'https://tietosuoja.fi/sv/' },
      ],
    },
  ];
}
