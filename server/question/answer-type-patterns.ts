import type { Language } from '#corpus/material';
import { wordRegExp } from '#ingest/language/word-regexp';

/**
 * What kind of thing a question asks for, where the words it is asked with tell. Expected answer
 * types are the classic means of factoid question answering (Li & Roth 2002, COLING): a passage
 * without a date does not answer "when".
 */
export type AnswerType =
  | 'date'
  | 'money'
  | 'count'
  | 'amount'
  | 'duration'
  | 'share'
  | 'contact'
  | 'hours'
  | 'person'
  | 'who'
  | 'why'
  | 'places'
  | 'country'
  | 'language'
  | 'procedure';

type Patterns = readonly (readonly [AnswerType, RegExp])[];

/** Compiles the patterns of a language. */
function compile(patterns: Patterns): Patterns {
  return patterns.map(([type, pattern]) => [type, wordRegExp(pattern)]);
}

/**
 * The first of the {@link NARROW} types that matches decides, else the one whose words stand first:
 * "vem betalar, när …" asks who.
 */
export const QUESTION_PATTERNS: Readonly<Record<Language, Patterns>> = {
  fi: compile([
    [
      'country',
      /mist[äa] mai(?:sta|den)|mitkä maat|minkä maa(?:laisia|n kansalaisia)|mist[äa] päin maailmaa|kohdemaat\b/u,
    ],
    ['language', /mitä kieliä|millä kielillä|mitkä kielet|minkä kielisiä/u],
    [
      'procedure',
      /\b(?:haen|hakisin|ilmoittaudun|anon)\b|\b(?:pitää|voi|voin|voiko|kuuluu|tulee|saa)\b.*\b(?:hakea|hakee|ilmoittautua|anoa)\b|hakuohje|hakemuslomake|hakuaika/u,
    ],
    [
      'contact',
      /puhelin|puhnumero|sähköposti|\bemail|yhteystie|\bosoite|\bosoitte|yhteyshenkilö|kenelle (?:voi |voin )?soit/u,
    ],
    [
      'hours',
      /aukiolo|mihin aikaan|moneltako|\bmonelta\b|kellonaik|onko .* auki\b|menee .* kiinni/u,
    ],
    [
      'share',
      /prosent|(?:kuinka|miten) suuri osuus|mikä on .*\bosuus\b|\p{L}{4,}osuus\b|kuinka suuri osa|miten suuri osa/u,
    ],
    [
      'person',
      /nimeltään|\bkenet\b|kuka on .*(?:johtaja|päällikkö|pormestari|koordinaattori|vastaava|puheenjohtaja|edustaja)|(?:johtajan|päällikön|koordinaattorin) nimi/u,
    ],
    [
      'count',
      /\b(?:montako|montaks|montko|kuinka mon\p{L}+|miten mon\p{L}+|moniko|monelleko|monessako|lukumäärä)/u,
    ],
    [
      'money',
      /\b(?:hinta|hinnan|hintaa|liikevaihto|liikevaihtoa|suuruus|suuruinen|budjet\p{L}+|kustannukset|kustannusarvio|maksu\b|maksun)|(?:paljonko|paljonks|paljon)\b.{0,60}\b(?:maksaa|maksa|kustan\p{L}+|rahaa|euroa|tukea|kulut)|\bmitä\b.{0,60}\b(?:maksaa|maksoi|kustantaa)/u,
    ],
    [
      'amount',
      /\b(?:paljonko|paljonks|kuinka paljon|kui paljon|miten paljon|minkä verran|kuinka suur\p{L}+|minkä kokoi\p{L}+|kuinka iso\p{L}*|minkä suurui\p{L}+|mikä summa|monikertai\p{L}+)/u,
    ],
    ['duration', /\b(?:(?:kuinka|miten) (?:pitkä\p{L}*|pitkään|kauan)|kauanko|kauanks|kui kaua)/u],
    [
      'date',
      /\b(?:milloin|millon|koska|minä vuonna|mikä vuosi|minä päivänä|mistä vuodesta|mihin (?:asti|saakka|vuoteen)|mistä (?:asti|lähtien|alkaen)|mihin mennessä|aikajänne|aikataulu|ajankohta|kesto|mones(?:sa|ko) kuu|päivämäärä|kum\p{L}+ .*(?:ensin|aiemmin|aikaisemmin|myöhemmin))/u,
    ],
    [
      'who',
      /\b(?:kuka|kenen|kenet|ketkä|ketä|keitä|keiden|keille|kelle|kenelle|keneltä|kenellä|keillä|mikä (?:taho|organisaatio|yritys|virasto|ministeriö)|mitkä tahot)\b/u,
    ],
    ['why', /\b(?:miksi|miks|minkä takia|minkä vuoksi|mistä syystä|mistä johtuu)\b/u],
  ]),
  sv: compile([
    ['country', /(?:från |i )?vilka länder|varifrån i världen/u],
    ['language', /vilka språk/u],
    [
      'procedure',
      /\b(?:hur|var|när) (?:kan |ska |måste |bör )?(?:jag |man |vi )?(?:söker|söka|ansöker|ansöka|anmäler|anmäla)\b|ansökningstid|ansökningsblankett/u,
    ],
    ['contact', /telefon|e-post|mejl|\badress|kontaktuppgift|kontaktperson|ringa/u],
    ['hours', /öppettid|öppet\b|hur dags|vilken tid (?:öppnar|stänger)|stänger/u],
    ['share', /procent|\barbetslöshet\p{L}*|\b\p{L}+sgrad(?:en)?\b|\bandel|hur stor del/u],
    [
      'person',
      /vad heter .*(?:chef|direktör|ledare|samordnare|koordinator|borgmästar)|vem är .*(?:chef|direktör|borgmästar|koordinator|ordförande)|namnet på .*(?:chef|direktör|koordinator)/u,
    ],
    ['count', /\b(?:hur många|antalet|vilket antal)/u],
    [
      'money',
      /\b(?:pris|priset|omsättning\p{L}*|lön|lönen|budget\p{L}*|kostnad\p{L}*|kostar|avgift\p{L}*)|hur (?:mycket|stort|stor)\b.{0,40}\b(?:pengar|euro|bidrag\p{L}*|stöd\p{L}*|summa\p{L}*|betala\p{L}*)|vilken summa/u,
    ],
    ['amount', /\b(?:hur mycket|hur stor\p{L}*)/u],
    ['duration', /\b(?:hur lång\p{L}*|hur länge)/u],
    [
      'date',
      /\b(?:när|vilket år|vilket datum|vilken dag|vilken tid(?:speriod)?|hur länge|till vilket år|vilken period|tidsperiod|tidplan|vilken?dera .*(?:först|tidigare|senare))/u,
    ],
    [
      'who',
      /\b(?:vem|vems|vilka (?:aktörer|partner|parter)|vilken (?:organisation|myndighet|aktör|minister\p{L}+|konsult|firma))\b/u,
    ],
    ['why', /\b(?:varför|av vilken orsak|vad beror)\b/u],
  ]),
  en: compile([
    ['country', /(?:which|what) countries|what nationalit|where in the world/u],
    ['language', /(?:which|what) lang\p{L}+/u],
    [
      'procedure',
      /\b(?:how|where|when) (?:do |can |should |must )?(?:i |we |you |one |employers |students )?(?:to )?(?:apply|sign up|register|enrol)\b|application (?:form|period|deadline)/u,
    ],
    [
      'contact',
      /phone|telephone|e-?mail|\baddress\b|contact (?:details|info\p{L}*|person)|whom (?:can|do|should) i (?:call|contact)/u,
    ],
    ['hours', /opening hours|open (?:on|at|until)|what time (?:does|do)|closing time/u],
    [
      'share',
      /percent|\b(?:employment|unemployment) rate\b|percentage|\bshare of|proportion|what part of/u,
    ],
    [
      'person',
      /who is the .*(?:head|director|manager|mayor|coordinator|chair\p{L}*|representative)|(?:coordinator|director|manager|head)\b.*\bcalled\b|name of the .*(?:head|director|manager|mayor|coordinator|person)/u,
    ],
    ['count', /\b(?:how many|number of|headcount)/u],
    [
      'money',
      /\b(?:turnover|revenue|price|budg?j?et|costs?|fee|salary)\b|how (?:much|big|large)\b.{0,40}\b(?:money|euros?|subsid\p{L}+|grant|support|voucher|pay)|what (?:sum|amount)/u,
    ],
    ['amount', /\b(?:how much|how big|how large|what size|by how)/u],
    ['duration', /\bhow long/u],
    [
      'date',
      /\b(?:when|what year|which year|what day|which day|what date|until what|since what|what period|timeline|time span|how long|which .*(?:first|earlier|later|sooner))\b/u,
    ],
    [
      'who',
      /\b(?:who|whom|whose|which (?:organi[sz]ation|authority|ministry|company|agency|consult\p{L}+))\b/u,
    ],
    ['why', /\b(?:why|for what reason|how come|reason for)\b/u],
  ]),
};
