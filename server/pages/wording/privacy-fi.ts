import type { Prose } from '../prose.js';
import type { ServiceFacts } from './page-wording.js';

/** The privacy notice in Finnish. */
export function privacyFi(facts: ServiceFacts): Prose {
  const { operator, contact, retentionDays, hasModel, logsQuestions } = facts;
  return [
    {
      heading: 'Lyhyesti',
      blocks: [
        {
          items: [
            'Kuntaopas ei käytä evästeitä eikä kolmansien osapuolten palveluja selaimessasi.',
            logsQuestions
              ? 'Kysymyksesi kirjataan palvelimen lokiin henkilötiedot peitettyinä. Saamiasi vastauksia ei tallenneta.'
              : 'Kysymyksiäsi ja saamiasi vastauksia ei tallenneta palvelimelle.',
            'Palvelua voi käyttää kertomatta mitään itsestään. Älä kirjoita kysymyksiin henkilötietoja.',
          ],
        },
      ],
    },
    {
      heading: 'Kuka vastaa palvelusta',
      blocks: [
        operator === ''
          ? 'Rekisterinpitäjä on palvelun ylläpitäjä. Se ei ole ilmoittanut nimeään tässä asennuksessa.'
          : `Rekisterinpitäjä on ${operator}.`,
        contact === ''
          ? 'Yhteystietoa ei ole ilmoitettu. Ota yhteyttä sivustoon, jolla käytit palvelua.'
          : { text: contact, href: `mailto:${contact}` },
      ],
    },
    {
      heading: 'Mitä kysymykselle tapahtuu',
      blocks: [
        hasModel
          ? 'Kysymys käsitellään palvelimen muistissa. Vastauksen muotoilua varten kysymys ja aineiston kohdat välitetään kielimallipalveluun, jonka ylläpitäjä on valinnut. Sitä ennen kysymyksestä peitetään henkilötunnukset, puhelinnumerot, sähköpostiosoitteet ja tilinumerot.'
          : 'Kysymys käsitellään palvelimen muistissa. Vastaus kootaan palvelimella aineiston omista lauseista, eikä kysymystä välitetä muualle.',
        logsQuestions
          ? 'Kysymys kirjataan palvelimen lokiin. Siitä peitetään henkilötunnukset, puhelinnumerot, sähköpostiosoitteet ja tilinumerot. Lokissa ei ole vastauksia eikä IP-osoitteita.'
          : 'Kun vastaus on valmis, kysymys unohdetaan. Palvelimen lokissa ei ole kysymyksiä, vastauksia eikä IP-osoitteita.',
        'Lokiin kirjataan tekniset virheet, jokaisesta pyynnöstä sen aika, kesto, kohde ja lopputulos sekä vastauksesta sen kieli, tyyppi ja lähdediat.',
        'Keskustelusivulla kysymys on osa sivun osoitetta. Siksi se jää selaimesi historiaan ja voi näkyä palvelun edessä olevan verkkopalvelimen omassa lokissa. Keskusteluikkunassa kysymys ei ole osoitteessa.',
      ],
    },
    {
      heading: 'Mitä selaimeesi tallennetaan',
      blocks: [
        'Oletuksena ei mitään. Sivusto, jolle keskusteluikkuna on upotettu, voi ottaa käyttöön keskustelun jatkumisen sivulta toiselle. Silloin keskustelu säilyy selaimen välilehden muistissa ensimmäisestä kysymyksestä alkaen, kunnes tyhjennät sen tai suljet välilehden.',
      ],
    },
    {
      heading: 'Palaute',
      blocks: [
        retentionDays === null
          ? 'Tässä palvelussa ei kerätä palautetta.'
          : `Jos arvioit vastauksen, tallennamme arvion, päivän, vastauksen kielen, vastauksen tyypin ja ne aineiston käytännöt, joita vastaus koski. Tallennamme myös kommenttisi, jos kirjoitat sellaisen; siitä peitetään henkilötunnukset, puhelinnumerot, sähköpostiosoitteet ja tilinumerot. Kysymystä, vastausta tai IP-osoitetta ei tallenneta. Palaute poistetaan, kun siitä on kulunut ${retentionDays} päivää.`,
      ],
    },
    {
      heading: 'Oikeutesi',
      blocks: [
        'Palvelu ei tallenna tietoja, joista sinut voi tunnistaa, ellet itse kirjoita niitä palautteeseen. Voit pyytää rekisterinpitäjää näyttämään, oikaisemaan tai poistamaan tietosi. Voit myös tehdä valituksen tietosuojavaltuutetulle.',
        { text: 'Tietosuojavaltuutetun toimisto: tietosuoja.fi', href: 'https://tietosuoja.fi/' },
      ],
    },
  ];
}
