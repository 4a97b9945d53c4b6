import type { Prose } from '../prose.js';
import type { ServiceFacts } from './page-wording.js';

/** The privacy notice in Finnish. */
export function privacyFi(facts: ServiceFacts): Prose {
  const { operator, contact, hasModel } = facts;
  return [
    {
      heading: 'Lyhyesti',
      blocks: [
        {
          items: [
            'Kuntaopas ei käytä evästeitä eikä kolmansien osapuolten palveluja selaimessasi.',
            facts.logsQuestions
              ? 'Kysymyksesi kirjataan palvelimen lokiin henkilötiedot peitettyinä. Saamiasi vastauksia ei tallenneta.'
              : facts.keepsQuestions
                ? 'Keskusteluja ei tallenneta. Kysymys, johon aineisto ei vastaa, tallennetaan peitettynä ilman tietoa kysyjästä.'
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
        ...questionsKept(facts),
        facts.logsQuestions
          ? 'Kysymys kirjataan kuitenkin palvelimen lokiin. Siitä peitetään henkilötunnukset, puhelinnumerot, sähköpostiosoitteet ja tilinumerot. Lokissa ei ole vastauksia eikä IP-osoitteita.'
          : 'Palvelimen lokissa ei ole kysymyksiä, vastauksia eikä IP-osoitteita.',
        'Lokiin kirjataan tekniset virheet, jokaisesta pyynnöstä sen aika, kesto, kohde ja lopputulos sekä vastauksesta sen kieli, tyyppi ja lähdediat.',
        'Ruuhkan estämiseksi palvelin laskee pyynnöt IP-osoitteittain. Laskuri on vain muistissa, se poistuu noin tunnissa, eikä sitä yhdistetä kysymyksiin.',
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
        facts.takesFeedback
          ? `Jos arvioit vastauksen, tallennamme arvion, päivän, vastauksen kielen, vastauksen tyypin sekä ne aineiston käytännöt ja diat, joita vastaus koski. Tallennamme myös kommenttisi, jos kirjoitat sellaisen, ja kysymyksesi, jos itse valitset lähettää sen mukana. Niistä peitetään henkilötunnukset, puhelinnumerot, sähköpostiosoitteet ja tilinumerot. Mukana lähetetty kysymys voidaan ottaa testiksi, jolla palvelun laatua mitataan; silloin se säilyy testinä. Vastausta tai IP-osoitetta ei tallenneta. Palaute poistetaan, kun siitä on kulunut ${facts.retentionDays} päivää.`
          : 'Tässä palvelussa ei kerätä palautetta.',
      ],
    },
    {
      heading: 'Oikeutesi',
      blocks: [
        'Palvelu ei tallenna tietoja, joista sinut voi tunnistaa, ellet itse kirjoita niitä kysymykseen tai palautteeseen. Voit pyytää rekisterinpitäjää näyttämään, oikaisemaan tai poistamaan tietosi. Voit myös tehdä valituksen tietosuojavaltuutetulle.',
        { text: 'Tietosuojavaltuutetun toimisto: tietosuoja.fi', href: 'https://tietosuoja.fi/' },
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
      ? `Kun vastaus on valmis, kysymys unohdetaan. Poikkeus on kysymys, johon aineistosta ei löydy vastausta tai löytyy vain osa: se tallennetaan, jotta aineistoa voidaan täydentää. Siitä peitetään henkilötunnukset, puhelinnumerot, sähköpostiosoitteet, tilinumerot, talonnumerot ja pitkät numerosarjat. Nimiä ei voi tunnistaa koneellisesti, joten älä kirjoita niitä. Yli 300 merkin pituista kysymystä ei tallenneta. Kysymyksen kanssa tallennetaan päivä, kieli, vastauksen tyyppi ja lähin dia, mutta ei mitään kysyjästä. Kysymys poistetaan, kun siitä on kulunut ${retentionDays} päivää.`
      : 'Kun vastaus on valmis, kysymys unohdetaan.',
    ...(countsAnswers
      ? [
          `Vastauksista lasketaan päivittäin, montako niitä oli kutakin tyyppiä ja mitä käytäntöjä ne koskivat. Luvuissa ei ole tietoa kysyjistä, ja nekin poistetaan ${retentionDays} päivän kuluttua.`,
        ]
      : []),
  ];
}
