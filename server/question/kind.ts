import { wordRegExp } from '#ingest/language/word-regexp';

/**
 * What a question wants: one thing, the cases that share something, or a comparison. `about` asks of
 * the material itself: who made it, when, for whom, what it leaves out.
 */
export type QuestionKind = 'single' | 'cases' | 'compare' | 'about';

const CASES = wordRegExp(
  /^(?:ja |entä |och |and )?(?:kunnat|kaupungit|kommunerna|städerna|(?:the )?(?:cities|municipalities|towns))\W*$|\bmissä kaik(?:issa|kialla)\b|\bvar (?:är|finns)\b.*\bmed\b|\b(?:kunnat|kaupungit|kuntien|kaupunkien|kommuner|städer|cities|municipalities) (?:luettelo|lista|förteckning|list)|\b(?:luettelo|lista) (?:kunnista|kaupungeista)|\b(?:kuinka monessa|miten monessa|monessako) (?:kunnassa|kaupungissa|maakunnassa)|\b(?:mitkä|mitk|missä|mis|mistä|millä|minkä|mille|monessako|moniko|montako|kuinka mon\p{L}+|ketkä|luettele|listaa|nimeä)\s+(?:kaikki\s+|kaikissa\s+|kaikilla\s+|muut\s+|muissa\s+)?(?:suomen\s+)?(?:kun(?:nat|nis|nilla|tia|nista|tien)|kaupun(?:git|geis|geilla|keja|geista|kien)|paikkakun|alue(?:et|illa|ita)|maakunn(?:at|issa)|seudu(?:t|illa))|\b(?:vilka|i vilka|hur många|lista|nämn)\s+(?:alla\s+|andra\s+)?(?:kommuner|städer|orter|regioner|områden|landskap)|\b(?:which|what|list|name|how many)\s+(?:all\s+(?:the\s+)?|other\s+|the\s+)?(?:cities|municipalities|towns|places|regions|areas|local authorities|cases)/u,
);

const COMPARE = wordRegExp(
  /\b(?:kumpi|kumman|kummassa|kummalla|kumpaa|vertaa|vertaile|vertailu|verrattuna|eroaa|eroavat|eroa|vs)\b|\bero(?:t|ja)?\b.*\b(?:välillä|ja)\b|\bvilke[nt]\b.*\beller\b|\b(?:vilkendera|vilketdera|jämför|jämfört|skillnad\p{L}*|skiljer)\b|\b(?:compare[ds]?|comparison|differences?|differ|versus|which of)\b|\bwhich\b.*\b(?:first|more|bigger|larger|earlier|later|longer)\b.*\bor\b/u,
);

const ABOUT = wordRegExp(
  /\b(?:aineisto|ainesto|materiaal|diasarja|diasarjan|dioi|esitys|esitykse|julkaisu|kalvosarja|kalvoi|kalvot|opas|oppaan|oppaassa)\p{L}*|\b(?:material|presentation|bildserie|publikation|bilder|guide|handbok)\p{L}*|\b(?:the |this |these )(?:deck|slides?|slide set|publication|document|presentation|material|guide|booklet)\b/u,
);

/** Tells what a question (cleaned text) wants, by the words it is asked with. */
export function readKind(text: string): QuestionKind {
  const plain = text.toLowerCase();
  if (COMPARE.test(plain)) return 'compare';
  if (CASES.test(plain)) return 'cases';
  if (ABOUT.test(plain)) return 'about';
  return 'single';
}

const BROAD = wordRegExp(
  /\b(?:miten|kuinka|mitenkä)\b.*\b(?:toimii|toimivat|toimi|toimivatko)\b|\b(?:kerro|kertoisitko|kerrotko|esittele|kuvaile|selitä|tiivistä)\b|\bmistä\b.*\bon kyse\b|\b(?:hur fungerar|hur fungerade|berätta|beskriv|förklara|vad går .* ut på|vad handlar)\b|\bhow (?:do|does|did)\b.*\bwork\b|\b(?:tell me|describe|explain|summari[sz]e|what is .* about)\b/u,
);

/** Whether a question asks for the whole of something: how it works, what it is about. */
export function isBroad(text: string): boolean {
  return BROAD.test(text.toLowerCase());
}
