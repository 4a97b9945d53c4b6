import type { Language } from '#corpus/material';
import { foldedRegExp } from './folded-regexp.js';

/**
 * What kind of thing a question asks for, where the words it is asked with tell. Expected answer
 * types are the classic means of factoid question answering (Li & Roth 2002, COLING): a passage
 * without a date does not answer "when".
 */
export type AnswerType =
  | 'date'
  | 'end'
  | 'money'
  | 'count'
  | 'amount'
  | 'duration'
  | 'share'
  | 'contact'
  | 'hours'
  | 'person'
  | 'names'
  | 'who'
  | 'whom'
  | 'why'
  | 'places'
  | 'country'
  | 'language'
  | 'procedure';

type Patterns = readonly (readonly [AnswerType, RegExp])[];

/** Compiles the patterns of a language. */
function compile(patterns: readonly (readonly [AnswerType, ...RegExp[]])[]): Patterns {
  return patterns.map(([type, ...ways]) => [type, foldedRegExp(...ways)]);
}

/** What asks how much, in front of the thing that is measured. */
const HOW_MUCH = {
  fi: /\b(?:paljon(?:ko|ks)?|(?:kuinka|miten|kui|kuin) (?:paljo\p{L}*|suur\p{L}*|iso\p{L}*|korkea\p{L}*)|minkä (?:verran|suurui\p{L}+)|montako|mikä (?:summa|on|oli)|mitä on)\b/u,
  sv: /\b(?:hur (?:mycket|stor\p{L}*|hög\p{L}*|dyr\p{L}*)|vilken summa|vilket belopp|vad (?:är|var))\b/u,
  en: /\b(?:how (?:much|big|large|high|expensive)|what(?:'s|’s|s)? (?:is|was|are|were|the|sum|amount))\b/u,
};

/** A pattern that begins with a question for an amount and goes on, within a clause, to a thing. */
function howMuch(language: Language, thing: RegExp): RegExp {
  return new RegExp(`${HOW_MUCH[language].source}.{0,70}?${thing.source}`, 'u');
}

/**
 * The first of the {@link NARROW} types that matches decides, else the one whose words stand first:
 * "vem betalar, när …" asks who. To be matched against `plainText`.
 * A coordinator is a person only where a name is asked for: of a project it is as often a city.
 */
export const QUESTION_PATTERNS: Readonly<Record<Language, Patterns>> = {
  fi: compile([
    [
      'country',
      /\bmi(?:tkä|stä|hin|ssä|llä|tä|nkä) (?:\p{L}+ ){0,2}\p{L}*ma(?:at|ista|ihin|issa|ita|iden)\b|minkä maa(?:laisia|n kansalaisia)|mist[äa] (?:päin maailmaa|maasta\b)|kohdemaat\b|mitä kansal(?:aisuuksia|lisuuksia)/u,
    ],
    ['language', /mitä kieliä|millä kielillä|mitkä kielet|minkä kielisiä/u],
    [
      'procedure',
      /\b(?:haen|hakisin|ilmoittaudun|anon)\b|\b(?:miten|kuinka|mistä|missä|mihin|minne|milloin|koska|pitääkö|täytyykö|tuleeko)\b.*\b(?:hakea|hakee|haetaan|ilmoittautua|anoa)\b|hakuohje|hakemuslomake|hakuaika/u,
    ],
    [
      'contact',
      /puhelin|puh(?:elin)?numero|sähköposti|\bemail|yhteystie|\b(?:\p{L}*osoite|\p{L}*osoitte\p{L}*|katuosoi\p{L}+)\b|(?:kenelle|mihin numeroon) (?:voi |voin )?soit/u,
    ],
    [
      'hours',
      /aukiolo|mihin aikaan|moneltako|\bmonelta\b|kellonaik|onko .* auki\b|menee .* kiinni/u,
    ],
    [
      'share',
      /prosent|(?:kuinka|miten) suuri osuus|mikä on .*\bosuus\b|(?<!\p{L})\p{L}{4,}osuus\b|(?:kuinka|miten) suuri osa/u,
      howMuch('fi', /\b(?:työttömyys|työllisyys)(?:aste|prosentti|luku)\b/u),
    ],
    [
      'person',
      /nimeltään|\bkenet\b|\b(?:kuka|ketkä|kenet|nimeä|nimeätkö|nimeäisitkö)\b.*\b\p{L}*(?:johtaja|päällikkö|pormestari|vastaava|puheenjohtaja|edustaja|sihteeri|ohjaaja|agentti|asiantuntija|asiantuntijan|yhteyshenkilö|vastuuhenkilö|neuvoja|virkamies|ministeri)\b(?! (?:palkkaa|palkkasi))|\b(?:kuka|ketkä) (?:on|oli|ovat|toimii) (?:se |ne |tämä |nykyinen )?(?:\p{L}+(?:n|jen|den) )*(?:työntekijä|työntekijät|henkilö|henkilöt|ihminen)\b|(?<!\p{L})\p{L}*(?:johtajan|päällikön|koordinaattorin|työntekijän|edustajan|agentin|pormestarin|asiantuntijan|henkilön) nim(?:i|en|eä)/u,
      /\b(?:kuka|ketkä|ketä|keitä|kenet)\b.{0,60}\b(?:esihenkilö|esimies|pomo|puhuja|vieraana|vieraina|juontaja|luennoitsija|puheenjohtajana|ministere\p{L}+|keksi|puhui|puhuivat|esiintyi\p{L}*|juonsi|juontaa|allekirjoitti\p{L}*)\b/u,
    ],
    [
      'names',
      /\b(?:mitkä|missä|mihin|miltä|minkä|mikä|millä|mistä|mille) (?:\p{L}+ ){0,2}(?:yritykse\p{L}*|yrityks\p{L}*|yrity(?:s|stä)|firm\p{L}+|työnantaj\p{L}+|hotelli\p{L}*|ravintola\p{L}*|puoluee\p{L}*|järjestö\p{L}*|järjestöt|yhdistyks\p{L}+|seura\p{L}*|oppilaito\p{L}+|koulu(?!tu)\p{L}*|yliopisto\p{L}*|korkeakoulu\p{L}*|päiväkod\p{L}+|päiväkoti|kaupunginos\p{L}+|asuinalue\p{L}*|kylä\p{L}*|lehd\p{L}+|lehti|kanav\p{L}+|ministeriö\p{L}*|virasto\p{L}*|viranomai\p{L}+|toimielim\p{L}+|toimielin|lautakun\p{L}+|verkosto\p{L}*|messu\p{L}*|tapahtum\p{L}+|laki|lain|pykälä\p{L}*)\b/u,
    ],
    [
      'count',
      /\b(?:montako|montaks|montko|(?:kuinka|miten|kui) mon\p{L}+|moniko|monelleko|monessako|lukumäärä)/u,
    ],
    [
      'money',
      howMuch(
        'fi',
        /\b(?:eur\p{L}*|raha\p{L}*|maks\p{L}*|kustan\p{L}*|hin(?:ta|na)\p{L}*|budjet\p{L}*|\p{L}*määräraha\p{L}*|talousarvio\p{L}*|palk(?:ka|kaa|an)|vuokra\p{L}*|avustu\p{L}*|tuki|tukea|tuen|kulut|suuruus|liikevaihto)\b/u,
      ),
      /\b(?:paljon(?:ko|ks)?|(?:kuinka|miten|kui) (?:paljo\p{L}*|suur\p{L}*)|minkä verran)\b.{0,70}?\b(?:\p{L}+-?)?rahoitu\p{L}*/u,
      /\b(?:maksa\p{L}*|kustan\p{L}*) (?:ja )?paljon|\bmitä\b.{0,60}\b(?:maksaa|maksoi|maksavat|kustan\p{L}+)|^(?!.*\b(?:kuka|kenen|ketkä|mistä|miten|miksi)\b).*\b(?:budjet\p{L}*|määräraha\p{L}*|hin(?:ta|nan|taa)|liikevaihto\p{L}*|kustannusarvio\p{L}*|vuokra\p{L}*)\b|\beuro(?:issa|ina)\b/u,
    ],
    [
      'amount',
      /\b(?:paljonko|paljonks|(?:kuinka|miten|kui) paljon|minkä verran|(?:kuinka|miten|kuin) (?:suur|iso)\p{L}*|minkä kokoi\p{L}+|minkä suurui\p{L}+|mikä summa|monikertai\p{L}+)/u,
    ],
    [
      'end',
      /\b(?:milloin|millon|koska|minä vuonna|minä päivänä)\b.{0,90}\b(?:päätty\p{L}*|loppu\p{L}*|umpeutu\p{L}*|lakka\p{L}*)\b|\bmihin (?:asti|saakka|mennessä|päivään|vuoteen (?:mennessä|asti|saakka))\b|\b(?:määräaika|määräpäivä|takaraja|päättymispäivä|päättymisaika|deadline)\p{L}*|^(?:[^\s?]+ ){1,3}(?:päättyy|päättyminen|loppuu|loppuminen)\W*$/u,
    ],
    ['duration', /\b(?:(?:kuinka|miten|kui) (?:pitkä(?!l)\p{L}*|kauan?)|kauanko|kauanks)/u],
    [
      'date',
      /(?:^|[.!?:,] (?:ja )?)koska\b|\b(?:milloin|millon|minä (?:vuonna|vuosina)|mikä vuosi|mitkä vuodet|mille vuosille|minä päivänä|mistä vuodesta|mistä (?:asti|lähtien|alkaen)|mihin vuoteen|aikajänne|aikataulu|ajankohta|kesto|mones(?:sa|ko) kuu|päivämäärä|kum\p{L}+ .*(?:ensin|aiem|aikaisem|myöhem|kauem|pidem|uude|vanhe|päätty|loppu|alk(?:oi|aa)))/u,
    ],
    [
      'whom',
      /\b(?:kenel|kenelle|kelle|keille) (?!(?:voi|voin|pitää|täytyy|maksetaan|maksaa|raportoi)\b)|\b(?:kenelle|keille)\W*$|\bketä varten|kohderyhm|\b(?:kuka|ketkä) (?:voi|voivat|saa|saavat|pääsee|pääsevät)\b/u,
    ],
    [
      'who',
      /\b(?:kuka|kenen|kenet|ketkä|ketä|keitä|keiden|keille|kelle|kenelle|keneltä|kenellä|keillä|mikä (?:taho|organisaatio|yritys|virasto|ministeriö)|mitkä tahot)\b/u,
    ],
    [
      'why',
      /\b(?:miksi|miks|minkä takia|minkä vuoksi|mistä (?:syystä|johtuu|tarpeesta)|mihin tarpeeseen|mitä järk(?:eä|ee|e)|mikä (?:on|oli) (?:syynä|taustalla))\b/u,
    ],
  ]),
  sv: compile([
    [
      'country',
      /\bvil(?:ka|ket) (?:\p{L}+ ){0,2}\p{L}*(?:länder(?:na)?|land)\b|varifrån i världen|vilka nationalitet/u,
    ],
    ['language', /vilka språk/u],
    [
      'procedure',
      /\b(?:hur|var|när) (?:kan |ska |måste |bör )?(?:jag |man |vi )?(?:söker|söka|ansöker|ansöka|anmäler|anmäla)\b|ansökningstid|ansökningsblankett/u,
    ],
    [
      'contact',
      /telefon|e-post|mejl|\b\p{L}*adress(?:en)?\b|kontaktuppgift|vart ringer|\bringa\b/u,
    ],
    ['hours', /öppettid|öppet\b|hur dags|vilken tid (?:öppnar|stänger)|stänger/u],
    [
      'share',
      /procent|andel(?:en|ar)?\b|hur stor del/u,
      howMuch('sv', /\b(?:arbetslöshet\p{L}*|(?:sysselsättnings|arbetslöshets)grad(?:en)?)\b/u),
    ],
    [
      'person',
      /(?:vad heter|namnet på|namnge\p{L}*|namn på) .*\b\p{L}*(?:samordnare|koordinator)\p{L}*/u,
      /(?:vad heter|vem är|vem var|vilka är|namnet på|namnge\p{L}*|namn på) .*\b\p{L}*(?:chef|direktör|ledare|borgmästar|ordförande|agent|sakkunnig|expert|handläggare|kontaktperson|anställd|person|minister)\p{L}*/u,
      /\b(?:vem|vilka|vilken person|vilka personer)\b.{0,40}\b(?:gäst\p{L}*|talare|talar|talade|programledare|hittade på|uppfann|undertecknade|chef|ministrar)\b|\bvem på \p{L}+|\bvilken person\b/u,
    ],
    [
      'names',
      /\bvil(?:ka|ken|ket) (?:\p{L}+ ){0,2}(?:företag\p{L}*|firm\p{L}+|arbetsgivar\p{L}+|hotell\p{L}*|restaurang\p{L}*|partier?|organisation\p{L}*|förening\p{L}*|läroanstalt\p{L}*|skol(?:a|an|or|orna)|universitet\p{L}*|högskol\p{L}+|daghem\p{L}*|stadsdel\p{L}*|bostadsområd\p{L}+|byar|tidning\p{L}*|kanal\p{L}*|minister\p{L}+|ämbetsverk|myndighet\p{L}*|organ|nämnd\p{L}*|nätverk\p{L}*|mässor|evenemang\p{L}*|lag|paragraf\p{L}*)\b/u,
    ],
    ['count', /\b(?:hur många|antalet|vilket antal)/u],
    [
      'money',
      howMuch(
        'sv',
        /\b(?:pengar|euro|bidrag\p{L}*|stöd\p{L}*|summa\p{L}*|betala\p{L}*|kosta\p{L}*|kostnad\p{L}*|budget\p{L}*|anslag\p{L}*|hyra\p{L}*|lön\p{L}*|pris\p{L}*|avgift\p{L}*)\b/u,
      ),
      /\bhu[r]? (?:mycket|mycky|myki|stor\p{L}*)\b.{0,70}?\b(?:\p{L}*finansiering\p{L}*|betalt|arvode\p{L}*|medel)\b|\bvad? (?:betalar|betalade|kosta\p{L}*)|^(?!.*\b(?:vem|vilka|hur finansieras|varför)\b).*\b(?:pris|priset|omsättning\p{L}*|lön|lönen|budget\p{L}*|anslag\p{L}*|hyra\p{L}*|hyror\p{L}*|totalkostnad\p{L}*|arvode\p{L}*)\b/u,
    ],
    ['amount', /\b(?:hur mycket|hur stor\p{L}*)/u],
    [
      'end',
      /\bnär\b.{0,90}\b(?:slutar?|slutade|(?:tar|tog) .{0,40}slut|avslutas|avslutades|upphör\p{L}*|går ut|gick ut|löper ut|stängs?|stänger)\b|\b(?:till vilket (?:år|datum)|till när|fram till (?:när|vilket)|när senast|senast när|vilket datum senast|deadline|slutdatum\p{L}*|sista (?:dag|datum|ansökningsdag)\p{L}*)\b|^(?:[^\s?]+ ){1,3}(?:slutar|avslutas|tar slut)\W*$/u,
    ],
    ['duration', /\b(?:hur lång\p{L}*|hur länge)/u],
    [
      'date',
      /(?:^|[.!?:,] (?:och )?|och )när\b|\b(?:vilket år|vilka (?:år|ar)\b|vilket datum|vilken dag|vilken tid(?:speriod)?|vilken period|tidsperiod|tidplan|vilke[nt]\p{L}* .*(?:först|tidigare|senare|längre|nyare|äldre|slut|börja))/u,
    ],
    [
      'whom',
      /\bför (?:vem|vilka)\b|\btill för (?:vem|vilka)\b|\bmålgrupp|\bvem (?:kan|får)\b|\b(?:vem|vilka) .{0,60}\b(?:till för|riktar|riktat|avsedd\p{L}*)\b/u,
    ],
    [
      'who',
      /\b(?:vem|vems|vilka (?:aktörer|partner|parter)|vilken (?:organisation|myndighet|aktör|minister\p{L}+|konsult|firma))\b/u,
    ],
    [
      'why',
      /\b(?:varför|av vilken orsak|vad beror|vilket behov|vad är (?:poängen|orsaken|meningen))\b/u,
    ],
  ]),
  en: compile([
    [
      'country',
      /\b(?:which|what|name the) (?:\p{L}+ ){0,2}countr(?:ies|y)\b|what nationalit|where in the world/u,
    ],
    ['language', /(?:which|what) lang\p{L}+/u],
    [
      'procedure',
      /\b(?:how|where|when) (?:do |can |should |must )?(?:i |we |you |one |employers |students )?(?:to )?(?:apply|sign up|register|enrol)\b|application (?:form|period|deadline)/u,
    ],
    [
      'contact',
      /phone|telephone|e-?mail|\b(?:street |postal )?address\b|contact (?:details|info\p{L}*)|whom? (?:can|do|should) i (?:call|contact)/u,
    ],
    ['hours', /opening hours|open (?:on|at|until)|what time (?:does|do)|closing time/u],
    [
      'share',
      /percent|percentage|\bshare of|proportion|what part of/u,
      howMuch('en', /\b(?:un)?employment rate\b/u),
    ],
    [
      'person',
      /(?:who(?: is|'s|’s| was| are)|name) .*\b(?:head|director|manager|mayor|chair\p{L}*|representative|agent|expert|officer|official|contact person|employee|person|minister)\b|(?:coordinator|director|manager|head|agent|mayor)\b.*\bcalled\b|\b(?:his|her|their) names?\b/u,
      /\b(?:who|whom)\b.{0,40}\b(?:guests?|speakers?|host|boss|superior|invented|came up with|spoke|speaks|signed|hosted)\b|\bwhich (?:person|ministers?|officials?)\b|\bwho at (?:the )?\p{L}+/u,
    ],
    [
      'names',
      /\b(?:which|what) (?!(?:do|does|did|is|are|was|were|has|have|can|will) )(?:\p{L}+ ){0,2}(?:compan(?:y|ies)|firms?|employers?|hotels?|restaurants?|part(?:y|ies)|organi[sz]ations?|associations?|institutions?|schools?|universit(?:y|ies)|colleges?|day-?cares?|kindergartens?|districts?|neighbourhoods?|villages?|newspapers?|channels?|ministr(?:y|ies)|authorit(?:y|ies)|bod(?:y|ies)|committees?|departments?|networks?|fairs?|events?|acts?|laws?|sections?)\b/u,
    ],
    ['count', /\b(?:how many|number of|headcount)/u],
    [
      'money',
      howMuch(
        'en',
        /\b(?:money|euros?|subsid\p{L}+|grant|support|voucher|pay|paid|costs?|price|rents?|budg?j?et|salar\p{L}+|fees?|turnover)\b/u,
      ),
      /\bhow (?:much|big|large)\b.{0,70}?\bfunding\b|\bwhat (?:does|do|did)\b.{0,60}\b(?:pay|cost)\b|^(?!.*\b(?:who|which|why)\b).*\b(?:turnover|revenue|price|budg?j?et|salary|rents?|fees?|total costs?)\b/u,
    ],
    ['amount', /\b(?:how much|how big|how large|what size|by how)/u],
    [
      'end',
      /\bwhen\b.{0,90}\b(?:ends?|ended|ending|finish\p{L}*|expires?|expired|concludes?|concluded|closes?|closed|runs? out|ran out|(?:is|was|be) over)\b|\b(?:until|till|by) (?:when|(?:what|which) (?:date|day|month|year|time))\b|\b(?:deadline|end date|closing date)\b|^(?:[^\s?]+ ){1,3}(?:ends|ending|end)\W*$/u,
    ],
    ['duration', /\bhow long/u],
    [
      'date',
      /(?:^|[.!?:,] (?:and )?|and )when\b|\b(?:since when|(?:what|which) years?|what day|which day|what date|since what|what period|timeline|time span|which .*(?:first|earlier|later|sooner|newer|newest|older|longer|end(?:s|ed)?|start(?:s|ed)?))\b/u,
    ],
    [
      'whom',
      /\b(?:for|to) whom\b|\btarget (?:group|audience)|\bwho (?:can|may|could) (?!i\b)|\bwho\b.{0,60}\b(?:meant|intended|aimed|for)\W*$|\bwho(?:'s| is| are)\b.{0,60}\b(?:meant|intended|aimed|eligible|entitled)\b/u,
    ],
    [
      'who',
      /\b(?:who|whom|whose|which (?:organi[sz]ation|authority|ministry|company|agency|consult\p{L}+))\b/u,
    ],
    [
      'why',
      /\b(?:why|for what reason|how come|reason for|what need|what is the (?:point|reason))\b/u,
    ],
  ]),
};
