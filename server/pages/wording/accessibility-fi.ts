import type { Prose } from '../prose.js';
import type { ServiceFacts } from './page-wording.js';

/** The accessibility statement in Finnish, in the form that act 306/2019 asks for. */
export function accessibilityFi({ site, operator, contact }: ServiceFacts): Prose {
  return [
    {
      heading: 'Mitä palvelua seloste koskee',
      blocks: [
        `Tämä saavutettavuusseloste koskee palvelua Kuntaopas (${site}): keskustelusivua, lähdediojen sivuja ja muille sivustoille upotettavaa keskusteluikkunaa. Seloste on laadittu 24.11.2026.`,
        operator === ''
          ? 'Palvelun ylläpitäjä ei ole ilmoittanut nimeään tässä asennuksessa.'
          : `Palvelun tarjoaa ${operator}.`,
        'Palvelua koskee laki digitaalisten palvelujen tarjoamisesta (306/2019). Sen mukaan julkisten digitaalisten palvelujen on oltava saavutettavia.',
      ],
    },
    {
      heading: 'Miten saavutettava palvelu on',
      blocks: [
        'Palvelu täyttää saavutettavuusvaatimukset osittain. Vaatimukset ovat WCAG 2.1 -ohjeistuksen A- ja AA-tasot; palvelu on suunniteltu uudemman WCAG 2.2 -ohjeistuksen mukaan.',
        'Arvio on tehty itse. Jokainen sivu tarkistetaan ohjelmallisesti (axe-core) oikeassa selaimessa kolmella kielellä, kapealla ja leveällä näytöllä sekä vaaleilla ja tummilla väreillä. Lisäksi testataan käyttö pelkällä näppäimistöllä ja kahdenkertainen tekstikoko. Nämä tarkistukset eivät löydä virheitä.',
      ],
    },
    {
      heading: 'Mikä ei ole vielä saavutettavaa',
      blocks: [
        {
          items: [
            'Palvelua ei ole testattu ruudunlukuohjelmilla yhdessä käyttäjien kanssa eikä ulkopuolinen asiantuntija ole arvioinut sitä. Siksi kaikkien kriteerien täyttymistä ei voida taata.',
            'Lähdediojen sivuilla on diojen teksti. Alkuperäisten diojen kuvia ja niiden kuvauksia ei ole (WCAG 1.1.1).',
            'Englanninkielisiä nimiä ja ilmauksia suomenkielisen tekstin sisällä ei ole merkitty englanniksi (WCAG 3.1.2).',
            'Aineiston kieli on virkakieltä. Selkokielistä versiota ei ole.',
          ],
        },
        'Alkuperäinen PDF-julkaisu ei ole osa tätä palvelua. Sen saavutettavuudesta vastaa julkaisija.',
      ],
    },
    {
      heading: 'Huomasitko puutteen?',
      blocks: [
        'Kerro siitä palvelun ylläpitäjälle. Vastaamme 14 päivän kuluessa. Voit myös pyytää tiedon muussa, sinulle sopivassa muodossa.',
        contact === ''
          ? 'Palvelun ylläpitäjä ei ole ilmoittanut yhteystietoa tässä asennuksessa. Ota yhteyttä sivustoon, jolla käytit palvelua.'
          : { text: contact, href: `mailto:${contact}` },
      ],
    },
    {
      heading: 'Saavutettavuuden valvonta',
      blocks: [
        'Jos et ole tyytyväinen vastaukseen tai et saa vastausta 14 päivässä, voit tehdä ilmoituksen Liikenne- ja viestintävirasto Traficomille. Valvontaviranomaisen sivulla kerrotaan, miten ilmoitus tehdään ja miten se käsitellään.',
        {
          items: [
            'Liikenne- ja viestintävirasto Traficom',
            'Digitaalisen esteettömyyden ja saavutettavuuden valvontayksikkö',
            'saavutettavuus@traficom.fi',
            'Puhelinvaihde 029 534 5000',
          ],
        },
        {
          text: 'www.saavutettavuusvaatimukset.fi',
          href: 'https://www.saavutettavuusvaatimukset.fi/',
        },
      ],
    },
  ];
}
