import type { Prose } from '../prose.js';
import type { ServiceFacts } from './page-wording.js';

/** The accessibility statement in Swedish. */
export function accessibilitySv({ site, operator, contact }: ServiceFacts): Prose {
  return [
    {
      heading: 'Vilken tjänst utlåtandet gäller',
      blocks: [
        `Det här tillgänglighetsutlåtandet gäller tjänsten Kuntaopas (${site}): samtalssidan, källbildernas sidor och chattfönstret som kan bäddas in på andra webbplatser. Utlåtandet har upprättats den 24 november 2026.`,
        operator === ''
          ? 'Den som driver tjänsten har inte angett sitt namn i den här installationen.'
          : `Tjänsten tillhandahålls av ${operator}.`,
        'Tjänsten omfattas av lagen om tillhandahållande av digitala tjänster (306/2019). Enligt den ska offentliga digitala tjänster vara tillgängliga.',
      ],
    },
    {
      heading: 'Hur tillgänglig tjänsten är',
      blocks: [
        'Tjänsten uppfyller tillgänglighetskraven delvis. Kraven är nivåerna A och AA i WCAG 2.1; tjänsten har planerats enligt den nyare WCAG 2.2.',
        'Bedömningen har vi gjort själva. Varje sida kontrolleras maskinellt (axe-core) i en riktig webbläsare på tre språk, på smal och bred skärm samt med ljusa och mörka färger. Dessutom testas användning med enbart tangentbord och dubbel textstorlek. Kontrollerna hittar inga fel.',
      ],
    },
    {
      heading: 'Vad som ännu inte är tillgängligt',
      blocks: [
        {
          items: [
            'Tjänsten har inte testats med skärmläsare tillsammans med användare, och ingen utomstående expert har bedömt den. Därför kan vi inte garantera att alla kriterier uppfylls.',
            'Källbildernas sidor innehåller bildernas text. Illustrationerna på originalbilderna och beskrivningar av dem saknas (WCAG 1.1.1).',
            'Engelska namn och uttryck inne i svensk eller finsk text har inte märkts som engelska (WCAG 3.1.2).',
            'Materialet är skrivet på myndighetsspråk. Det finns ingen version på lätt språk.',
          ],
        },
        'Den ursprungliga PDF-publikationen är inte en del av tjänsten. Utgivaren ansvarar för dess tillgänglighet.',
      ],
    },
    {
      heading: 'Har du hittat en brist?',
      blocks: [
        'Berätta om den för den som driver tjänsten. Vi svarar inom 14 dagar. Du kan också be att få informationen i en annan form som passar dig.',
        contact === ''
          ? 'Den som driver tjänsten har inte angett någon kontaktuppgift i den här installationen. Kontakta webbplatsen där du använde tjänsten.'
          : { text: contact, href: `mailto:${contact}` },
      ],
    },
    {
      heading: 'Tillsyn över tillgängligheten',
      blocks: [
        'Om du inte är nöjd med svaret eller inte får svar inom 14 dagar kan du göra en anmälan till Transport- och kommunikationsverket Traficom. På tillsynsmyndighetens webbplats står hur man gör anmälan och hur den behandlas.',
        {
          items: [
            'Transport- och kommunikationsverket Traficom',
            'Tillsynsenheten för digital tillgänglighet',
            'saavutettavuus@traficom.fi',
            'Telefonväxel 029 534 5000',
          ],
        },
        { text: 'www.tillganglighetskrav.fi', href: 'https://www.tillganglighetskrav.fi/' },
      ],
    },
  ];
}
