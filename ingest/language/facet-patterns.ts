import type { Language } from '#corpus/material';
import { foldedRegExp } from './folded-regexp.js';

/** What a question asks of a thing, beyond what {@link AnswerType} tells. */
export type Facet =
  | 'frequency'
  | 'price'
  | 'opinion'
  | 'problem'
  | 'result'
  | 'condition'
  | 'application'
  | 'channel'
  | 'tongue'
  | 'difference'
  | 'continuation'
  | 'naming'
  | 'manner'
  | 'content';

type Patterns = Readonly<Record<Facet, RegExp>>;

function compile(patterns: Patterns): Patterns {
  const folded = Object.entries(patterns).map(([facet, way]) => [facet, foldedRegExp(way)]);
  return Object.fromEntries(folded) as Patterns;
}

/** By what words a facet is asked for. To be matched against `plainText`. */
export const FACET_PATTERNS: Readonly<Record<Language, Patterns>> = {
  fi: compile({
    frequency:
      /\b(?:kuinka|miten|kui) (?:usein|tiheään)|\bmont[ao] kertaa|\bjoka (?:päivä|viikko|kuukausi|vuosi)/u,
    price:
      /maksu(?:ton|llinen|tonta)|ilmai(?:nen|seksi|sta)|\bmaksa(?:a|ako|vat|vatko|n|ko)|\bmaksoi|\bmaksetaan|korvau|palkkio|hinta|hinna|kustan|rahoit|raha[ans]|budjet/u,
    opinion:
      /\bmieltä\b|ajattel(?:ee|evat|i)|\bsano(?:o|vat|neet|nut|i|ivat|ttu)\b|kokemu[sk]|palaut(?:e|etta|teen)\b|tyytyväi|kiit(?:os|elty|etty)|kritiik|arvostel|vastust|kokevat|suhtau/u,
    problem:
      /haastee|haaste|ongelm|riski|epäonnis|pielee|toisin\b|hankal|vaikeu|\beste(?:et|itä|enä)|puutte|moitti|virhe|\bop(?:it|pineet|pinut|ittu|pia)\b|huole/u,
    result:
      /tulok[si]|\btulos\b|vaikutu|vaikut(?:t|ta)|hyöty|hyöd|onnistu|kasva(?:nut|nu|neet)|mitat|mittar|seura(?:taan|nta|ta)|arvioi(?:daan|nti|tu)|tutkit|lisäänty|vähenty|työllisty(?:nyt|neet|i)|saavut/u,
    condition:
      /\behdo[ti]|\behto|kriteer|edelly|vaati|kelpaa|\b(?:pitääkö|tuleeko|saako|saaks|voiko|voiks|voivatko|saavatko|pääseekö|täytyykö|tarviiko|tarvitseeko)\b|oikeutet|rajoit|ikäraj/u,
    application:
      /\bhae(?:taan|n)\b|\bhak(?:ea|ee|u|eminen|emus|isi)|\bilmoittau|\bvara(?:ta|taan)\b|pääsee mukaan|lomak|\banoa|\bmukaan\b/u,
    channel:
      /kanav|some(?:ssa|kanav)|mainos|markkinoi|tiedot(?:us|ta)|viestin|lehdi|lehde|uutis|\b(?:netti|verkko|web)?sivu|verkossa|netis|linkki|\blada|sovellu|julkais|julkist|nähtävi/u,
    tongue:
      /\bmi(?:llä|tä|hin|nkä) kiel|\bkielel(?:lä|le)|\bsuome(?:ksi|k)|englanni(?:ksi|k)|ruotsi(?:ksi|k)|tulk(?:ki|ata|kaus|in)|kielitai|käänn|selkokiel/u,
    difference: /\beroa|\bero(?:t|ja)?\b|verrat|vertail|\bkumpi|\bparempi|toisin kuin|samanlai/u,
    continuation:
      /\bjatk[oue]|tulevai|seuraava|\b20\d\d jälkeen|\baio(?:taan|tteko)|suunnitteil|laajen|\btulossa|\bvielä\b/u,
    naming:
      /\bmi(?:tkä|ssä|hin|ltä|den|nkä|kä|stä|llä|ltä) (?:\p{L}+ )?(?:yrity|firm|hotell|ravintol|puolue|järjest|yhdisty|oppilaito|koulu|yliopist|korkeakoulu|kunna|kunta|kunti|kaupun|kylä|lehd|viranomai|virast|toimij|toimiel|ministeriö|maa\b|mai|ammat|ala|alo|toimial|tehtäv|tutkin|tapahtum|messu|hank|ohjelm|laki|lain|pykäl|verkosto|kumppan|taho)|\bnimi\b|nimelt|\bnime[ät]/u,
    manner:
      /\b(?:miten|mitenkä|kuinka)\b(?! (?:usein|paljon|mon|suur|iso|pitk|kau|korkea))|\bmillä (?:tavalla|tavoin|keino)/u,
    content:
      /sisält|\bkuuluu|tarkoit|\bkattaa|opetet|\bneuvo(?:taan|o)|millai|minkälai|\bmitä on\b|\bmikä on\b/u,
  }),
  sv: compile({
    frequency: /\bhur ofta|\bhur många gånger|\bvarje (?:dag|vecka|månad|år)/u,
    price:
      /avgift|gratis|kostnadsfri|\bkosta|kostna|\bbetala|ersättning|arvode|finansi|pengar|budget|\bpris/u,
    opinion:
      /\btyck|\bsäg(?:er|a)\b|\bsagt\b|\bsade\b|åsikt|erfarenhet|respons|återkoppl|nöjd|kriti[ks]|motstånd|upplev|feedback|\bmening/u,
    problem:
      /utmaning|problem|\brisk|misslyck|\bfel\b|\bannorlunda|\bsvår|hinder|\bbrist|lärdom|\blärt|\boro/u,
    result:
      /resultat|effekt|påverk|\bnytta|lyckat|lyckades|\bökat|\bmät[st]|uppfölj|utvärder|minskat|följ(?:er|s)\b|undersök|uppnå/u,
    condition:
      /villkor|\bkrav|kräv|kriteri|\bmåste\b|\bfår (?:man|en|ett|jag|vi)\b|\bkan (?:man|en|ett|jag|den|de|vi)\b|\bduger|berättig|åldersgräns|begräns|\bbehöver/u,
    application: /ansök|\bsök(?:er|a)\b|anmäl|\bboka|blankett|formulär|komma? med|\bdelta/u,
    channel:
      /kanal|sociala medier|reklam|marknadsför|\binform|kommunic|tidning|webb|\bnätet|länk|ladda|\bapp\b|public|sajt|\bsida/u,
    tongue:
      /\bvilk(?:et|a) språk|\bpå (?:svenska|finska|engelska)|tolk|språkkunskap|översätt|lättläst/u,
    difference: /skill(?:er|nad)|skilj|jämför|\bbättre än|\bvilken av|\bliknar/u,
    continuation:
      /fortsätt|fortsatt|framtid|\bnästa|\befter (?:år )?20\d\d|\btänker|planerar|utvidg|utökas|\bpå väg|\bännu\b/u,
    naming:
      /\bvil(?:ka|ken|ket) (?:\p{L}+ )?(?:företag|firm|hotell|restaurang|parti|organisation|förening|läroanstalt|skol|universitet|högskol|kommun|stad|städer|by|tidning|myndighet|aktör|organ|minister|land|länder|yrke|bransch|uppgift|exam|evenemang|mäss|projekt|program|lag\b|paragraf|nätverk|partner|nämnd)|\bvad heter|namn/u,
    manner:
      /\bhur\b(?! (?:mycket|många|stor|ofta|läng|lång|gammal))|på vilket sätt|med vilka medel/u,
    content:
      /\bingår|innehåll|betyder|omfattar|\bstår\b|\bmenas|hurdan|vilken typ|vilka slags|vad är\b/u,
  }),
  en: compile({
    frequency: /\bhow (?:often|regularly|many times)|\bevery (?:day|week|month|year)/u,
    price:
      /\bfree\b|\bcosts?\b|\bpay|\bpaid\b|\bfees?\b|\bcharge|compensat|salar|\bwage|fund|finance|money|budget|\bprice/u,
    opinion:
      /\bthink|\bthought\b|\bsaid\b|\bsays?\b|opinion|experience|feedback|satisf|\bhappy|criti|complain|oppos|\bfeel\b|\bviews?\b/u,
    problem:
      /challeng|problem|\brisk|\bfail|\bwrong|\bdifferently|difficult|obstacle|shortage|shortcoming|lesson|\blearn|unclear|barrier|worr/u,
    result:
      /result|effect|impact|benefit|\bsuccess|increas|measur|evaluat|monitor|outcome|improv|reduc|\btrack|achiev/u,
    condition:
      /condition|criteri|requir|eligib|\bmust\b|\bha(?:ve|s) to\b|\bneed(?:s)? to\b|\ballowed|\bcan (?:a|an|the|i|we|you|anyone|someone|\p{L}+s)\b|\blimit|\bage\b|qualif|accepted/u,
    application:
      /\bappl(?:y|ication|ied|icant)|\bsign up|register|\benrol|\bbook(?:ed|ing)?\b|\bform\b|take part|\bjoin/u,
    channel:
      /channel|social media|advert|\bmarket|\binform|communicat|newspaper|\bpress\b|website|online|\blink|download|\bapp\b|publish|listen/u,
    tongue:
      /\b(?:which|what) lang|\bin (?:swedish|finnish|english)|interpret|language skill|translat|plain language/u,
    difference: /\bdiffer|compar|\bbetter than|\bwhich of|similar/u,
    continuation:
      /continu|future|\bnext\b|\bafter 20\d\d|plan(?:s|ned|ning)? to|extend|expan|upcoming|\bstill\b/u,
    naming:
      /\b(?:which|what) (?!(?:do|does|did|is|are|was|were|has|have|can|will) )(?:\p{L}+ )?(?:compan|firm|hotel|restaurant|part(?:y|ies)|organi[sz]ation|association|institution|school|universit|college|municipalit|cit(?:y|ies)|town|village|newspaper|authorit|actor|bod(?:y|ies)|minist|countr|profession|occupation|job|sector|field|industr|degree|event|fair|project|programme|act\b|law|section|network|partner|agency|employer)|\bnames?\b|\bnamed\b|\bcalled\b/u,
    manner: /\bhow\b(?! (?:much|many|big|large|often|long|old|high))|in what way|by what means/u,
    content:
      /\binclude|contain|\bmean(?:s|t)?\b|\bcover|involve|consist|what kind|what sort|\bwhat is\b|\bwhat's\b/u,
  }),
};
