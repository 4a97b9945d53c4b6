import type { Language } from '#corpus/material';
import { blankSpan } from '#ingest/language/blank-span';
import { foldedRegExp, plainText } from '#ingest/language/folded-regexp';

/**
 * What a question wants: one thing, the cases that share something, or a comparison. `about` asks of
 * the material itself: who made it, when, for whom, what it leaves out.
 */
export type QuestionKind = 'single' | 'cases' | 'compare' | 'about';

/**
 * Asks for all the cases of which something is true: by a plural of what they are called, with whatever says
 * which ones are meant between the question word and it ("mitkä tämän aineiston kunnista"), or by asking
 * whether anybody does it.
 */
const CASES = foldedRegExp(
  /\b(?:mitkä|mitk|missä|mis|mistä|millä|minkä|mille|monessako|monellako|moniko|montako|kuinka mon\p{L}+|miten mon\p{L}+|ketkä|luettele|listaa|nimeä)\s+(?:(?:kaikki|kaikissa|kaikilla|muut|muissa|suomen|eri|tämän|näiden|tässä|täällä|(?:aineisto|materiaali|diasarja|dioj|diois|esity|julkaisu|oppaa)\p{L}*|esitell\p{L}+|\p{L}+(?:set|issa|illa|ista))\s+)*\p{L}*(?:kun(?:nat|nis|nissa|nilla|tia|nista|nassa)|kaupun(?:git|geis|geissa|geista|geilla|gilla|keja)|paikkakun(?:nat|nilla|nissa)|alue(?:et|illa|ita|ista)|maakunn(?:at|issa|assa)|seudu(?:t|illa)|esimerk(?:it|eissä|eistä|issä|kejä)|tapau(?:kset|ksissa|ksista)|caset|caseissa|hankk?e(?:et|issa|ista|ita)|ohjelm(?:at|issa|ista)|käytän(?:nöt|nöissä|nöistä)|mallit|malleissa|malleista|toiminnoissa|yhteyksissä)\b/u,
  /\b(?:mitkä|ketkä|moniko|missä) (?:näistä|niistä|heistä|esitellyistä|kunnista|kaupungeista|tapauksista|esimerkeistä|hankkeista)\b|\bmukana missä\b|\bmissä kaik(?:issa|kialla)\b|\bmissä (?:kaikkialla |kaikissa )?(?:muualla|päin suomea)\b|\bminkä (?:\p{L}+ )?(?:kuntien|kaupunkien|alueiden)\b|\bmitä (?:kuntia|kaupunkeja|alueita|esimerkkejä|tapauksia|hankkeita)\b|^missä \p{L}+[dtlnrs](?:aan|ään)\b|^missä(?= (?:\p{L}+ ){1,4}(?:on|ovat) (?:mukana|käytössä|kumppanina|osallisena))/u,
  /\b(?:joku|jokin|jossain|jossakin|yksikään|missään)\s+(?:muu |muussa |toinen |toisessa )?\p{L}*(?:kun(?:ta|nassa)|kaupun(?:ki|gissa))\b|\b(?:kaikki|muut) (?:kaupungit|kunnat|alueet|esimerkit)\b|\bmuita(?:kin)? (?:kuntia|kaupunkeja|alueita|esimerkkejä|hankkeita)\b|^(?:onko|onks|onkohan) (?:kukaan|joku muu)\b|\b(?:kuka|ketkä|kenellä|keillä|missä)(?: muu| muut| muilla)? on (?:jo|muualla)\b/u,
  /^(?:ja |entä )?(?:kunnat|kaupungit)\W*$|[,:–-] ?(?:kunnat|kaupungit|alueet)(?: ja (?:kunnat|kaupungit|alueet))?\W*$|\b(?:kunnat|kaupungit|kuntien|kaupunkien) (?:luettelo|lista)|\b(?:luettelo|lista) (?:kunnista|kaupungeista)/u,
  /\b(?:vilka|i vilka|hos vilka|hur många|lista|nämn|räkna upp)\s+(?:(?:alla|andra|av|de|dessa|här|\p{L}+a)\s+)*(?:\p{L}*kommuner|\p{L}*kommunerna|städer|städerna|orter|orterna|regioner|regionerna|områden|områdena|landskap|landskapen|fall|fallen|exempel|exemplen|projekt|projekten|program|programmen|modeller|modellerna|praxis)\b|\bvar (?:är|finns)\b(?=.*\bmed\b)|^var (?:ordnas|erbjuds|ges|hjälps|används|medverkar|deltar|nämns|finns det|har)\b|[.!?] var (?:finns det|har)\b/u,
  /\bvilka av (?:de|dem|dom|dessa|exemplen|fallen|kommunerna|städerna|orterna|projekten)\b|\b(?:någon|några|något|nån|nåt|nåra)\s+(?:annan |andra |annat )?(?:kommun|kommuner|stad|städer|region|landskap)\b|\b(?:alla|andra) (?:kommuner|städer|exempel)\b|\bvem (?:annan|annars|andra)\b|^har (?:någon|nån)\b/u,
  /^(?:och )?(?:kommunerna|städerna)\W*$|\b(?:kommuner|städer) (?:förteckning|lista)/u,
  /\b(?:which|what|list|name|how many|give me|are there)\s+(?:(?:all|any|other|the|of|these|those|deck|material|\p{L}+(?:al|an|ish|ed|ing))\s+)*(?:cit(?:ies|ys)|municipalit(?:ies|ys)|towns|places|regions|areas|local authorities|cases|examples|practices|projects|programmes|programs|initiatives|models|international[- ]houses|services or projects|projects or services)\b|^where (?:have|has|are|do)\b|^where (?:can|could) (?!i\b|we\b|you\b|one\b|the\b)|^where (?!i\b|we\b|you\b|one\b)\p{L}+ can\b/u,
  /\bany (?:other |one |of the )?(?:cit(?:y|ies)|municipalit(?:y|ies)|towns?|regions?|examples?)\b|\ball (?:the )?(?:cities|municipalities|towns|examples)\b|\bwho else\b|^(?:has|does) any(?:body|one)\b|\bwhich of (?:these|those|them) (?:have|has|are|do|does)\b|\bwhich of the (?:\p{L}+ed )?(?:cities|towns|municipalities|places|regions|cases|examples|practices|projects|ones)\b/u,
  /^(?:and )?(?:the )?(?:cities|municipalities|towns)\W*$|\b(?:cities|municipalities) list/u,
);

const PRACTICES = foldedRegExp(
  /\b(?:mitkä|missä|mistä|mitä|luettele|listaa)\s+(?:\p{L}+ ){0,3}\p{L}*(?:hankk?e(?:et|issa|ista|ita)|projekt(?:it|eissa|eja)|ohjelm(?:at|issa|ista|ia)|esimerk(?:it|eissä|eistä|issä|kejä)|tapau(?:kset|ksissa|ksista|ksia)|caset|caseissa|käytän(?:nöt|nöissä|nöistä|töjä)|mallit|malleissa|malleja|toiminnoissa|toimintoja|yhteyksissä)\b/u,
  /\b(?:vilka|lista|räkna upp)\s+(?:\p{L}+ ){0,3}(?:projekt|projekten|program|programmen|exempel|exemplen|fall|modeller|samband|praxis)\b/u,
  /\b(?:which|what|list)\s+(?:\p{L}+ ){0,3}(?:projects|programmes|programs|examples|cases|practices|initiatives|models|contexts)\b/u,
);

const TOWNS = foldedRegExp(
  /\b(?:mitkä|missä|mistä|luettele|listaa|nimeä|mainitse)\s+(?:\p{L}+ ){0,3}\p{L}*(?:kunnat|kunnissa|kunnista|kuntia|kaupungit|kaupungeissa|kaupungeista|kaupunkeja)\b/u,
  /\b(?:vilka|nämn|lista|räkna upp)\s+(?:\p{L}+ ){0,3}\p{L}*(?:kommuner|kommunerna|städer|städerna|orter)\b/u,
  /\b(?:which|what|name|list)\s+(?:\p{L}+ ){0,3}(?:municipalities|towns|cities)\b/u,
);

/** What a question asks to be listed, where it says so: what is done, or by whom. */
export type Listed = 'practices' | 'towns';

/** Reads what is to be listed; `undefined` when nothing is, or something else. */
export function readListed(text: string): Listed | undefined {
  const plain = plainText(text);
  if (PRACTICES.test(plain)) return 'practices';
  return TOWNS.test(plain) ? 'towns' : undefined;
}

const COMPARE = foldedRegExp(
  /\b(?:kumpi|kumman|kummassa|kummalla|kumpaa|vertaa|vertaile|vertailu|verrattuna|eroaa|eroavat|eroa|poikke(?:aa|avat)|vs)\b|\bero(?:t|ja)?\b.*\b(?:välillä|ja)\b/u,
  /\bvilke[nt]\b.*\beller\b|\b(?:vilkendera|vilketdera|jämför|jämfört|skillnad\p{L}*|skiljer)\b/u,
  /\b(?:compare[ds]?|comparison|differences?|differ|versus|which of)\b|\bwhich\b.*\b(?:first|more|\p{L}{2,}er)\b.*\bor\b/u,
);

const ABOUT = foldedRegExp(
  /\b(?:aineisto|ainesto|materiaal|diasarja|diasarjan|diat$|diat |dioi|dioj|esitys|esitykse|julkaisu|kalvosarja|kalvoi|kalvot|opas|oppaan|oppaassa)\p{L}*/u,
  /\b(?:material|presentation|bildserie|publikation|bilder|guide|handbok)\p{L}*/u,
  /\b(?:the |this |these )(?:deck|slides?|slide set|publication|document|presentation|material|guide|booklet|collection)\b/u,
);

/** Tells what a question (cleaned text) wants, by the words it is asked with. */
export function readKind(text: string): QuestionKind {
  const plain = plainText(text);
  if (CASES.test(plain)) return 'cases';
  if (COMPARE.test(plain)) return 'compare';
  // A saying is a thing in the material, wherever it is said to stand.
  return namesMaterial(text) && !asksForQuote(text) ? 'about' : 'single';
}

/** Whether a question speaks of the material itself. */
export function namesMaterial(text: string): boolean {
  return ABOUT.test(plainText(text));
}

/** Words by which a question points to the material, and orders what form the answer is to have. */
const FRAME = foldedRegExp(
  /\b(?:luettele|listaa|luettelo|lista|mainitaan|mainittu|kerrotaan|aineiston mukaan|(?:aineisto|materiaali|esitykse|kalvo|dio|opas|oppaa)\p{L}*)\b/u,
  /\b(?:lista|räkna upp|nämns|enligt materialet|material\p{L}*|presentationen|bilderna)\b/u,
  /\b(?:list|mentioned|cited|according to|(?:in |of )?(?:the|this) (?:deck|slides|material|presentation|document|collection))\b/u,
);

/** That somebody is in a practice: what asks in which ones adds nothing to it. */
const TAKES_PART = foldedRegExp(
  /\b(?:on|ovat|ollut) (?:mukana|osallisena|kumppanina)\b|\b(?:mukana|osallistuu|osallistuvat)\b/u,
  /\b(?:är|var|finns) med\b|\b(?:deltar|medverkar|ingår)\b/u,
  /\b(?:is|are|was|were|been) (?:part of|in|involved in|taking part in)\b|\btakes? part in\b|\bparticipates? in\b/u,
);

/**
 * The text without what only frames a question: "Luettele kaupungit, joissa on tiekartta" is about
 * roadmaps. Blanks stand for what is left out, so that positions stay.
 */
export function blankFrame(text: string, kind: QuestionKind): string {
  const plain = plainText(text);
  if (kind === 'about' || plain.length !== text.length) return text;
  const ofCases = kind === 'cases' ? [CASES.exec(plain), TAKES_PART.exec(plain)] : [];
  const frames = [...ofCases, FRAME.exec(plain)];
  return frames.reduce((rest, frame) => {
    return frame ? blankSpan(rest, frame.index, frame.index + frame[0].length) : rest;
  }, text);
}

const BROAD = foldedRegExp(
  /\b(?:miten|kuinka|mitenkä)\b.*\b(?:toimii|toimivat|toimi|toimivatko)\b|\b(?:kerro|kertoisitko|kerrotko|esittele|kuvaile|selitä|tiivistä)\b|\bmistä\b.*\bon kyse\b/u,
  /\b(?:hur fungerar|hur fungerade|berätta|beskriv|förklara|vad går .* ut på|vad handlar)\b/u,
  /\bhow (?:do|does|did)\b.*\bwork\b|\b(?:tell me|describe|explain|summari[sz]e|what is .* about)\b/u,
);

/** Whether a question asks for the whole of something: how it works, what it is about. */
export function isBroad(text: string): boolean {
  return BROAD.test(plainText(text));
}

const MANY = foldedRegExp(
  /\b(?:mitkä|ketkä|keitä|keiden|keille|luettele|listaa|lista|luettelo|kaikki|kaikkea)\b|\b(?:mitä|millaisia|minkälaisia|minkä|mihin|millä|missä) \p{L}*(?:ja|jä|ia|iä|ta|tä|ihin|illa|illä|issa|issä)\b/u,
  /\b(?:vilka|räkna upp|lista|alla)\b/u,
  /\b(?:list|all(?!-)|everything)\b|\b(?:which|what)\b(?! (?:is|was|does|has)\b) (?:\p{L}+ ){0,2}\p{L}{3,}s\b/u,
);

/** Whether a question asks for several things of one case: its goals, partners, actions. */
export function isOfMany(text: string): boolean {
  return MANY.test(plainText(text));
}

const QUOTE = foldedRegExp(
  /\b(?:sitaat\p{L}*|lainau\p{L}*|lainat\p{L}+|motto\p{L}*|moton|sananlask\p{L}*|sanon(?:ta|nan|taan|nasta|nalla)|sanan?parsi\p{L}*|mietelaus\p{L}*|mietelms\p{L}*|aforismi\p{L}*|lausah\p{L}*|viisau\p{L}*)\b|\bkuka (?:on )?(?:sanoi|sanonut|lausui)\b|\bkenen (?:suusta|sanoja|sanoin)\b/u,
  /\b(?:citat\p{L}*|citera\p{L}*|motto\p{L}*|ordspråk\p{L}*|talesätt\p{L}*|visdoms\p{L}*|aforism\p{L}*)\b|\bvem (?:har )?(?:sa|sade|sagt|yttra\p{L}*)\b/u,
  /\b(?:quot\p{L}*|mottos?|proverbs?|sayings?|aphorisms?)\b|\bwho (?:said|says|wrote)\b|\bwhose words\b/u,
);

/** Whether a question asks for a saying or for who said it. */
export function asksForQuote(text: string): boolean {
  return QUOTE.test(plainText(text));
}

const JUDGEMENT = foldedRegExp(
  /\b(?:mielestäsi|mielestänne|mitä mieltä|mielipi\p{L}+|suosittel\p{L}+|kannattaa|kannattaako|kannattaisi\p{L}*|pitäisikö|pitäiskö|uskotko|luuletko)\b|\bonko\p{L}* .*(?:järkevää|oikein|reilua|viisasta|fiksua|turhaa)\b|(?:lainvastai|laiton|lainmukai|syrjin)|\blain (?:vastai|mukai)\p{L}+|\blaillis(?:ta|tako|takaan)\b/u,
  /\b(?:tycker|anser|åsikt\p{L}*|rekommendera\p{L}*|borde|bör vi|lönar det sig|tror du)\b|\bär det .*(?:rätt|klokt|vettigt|rättvist|lagligt|olagligt)\b|(?:lagstridig|diskriminer)|strider .*mot .*lag/u,
  /\b(?:in your (?:opinion|view)|opinions?|do you (?:think|believe|recommend)|would you|you recommend|should (?:we|i|our|a|the|one)|worth)\b|\bis (?:it|this|that) .*(?:right|wise|legal|illegal|fair|lawful|sensible)\b|\bwhat d(?:o|id)\b.*\bthink\b|\b(?:illegal|unlawful|against the law)\b|\bdiscriminat\p{L}*/u,
);

/** Whether a question asks for an opinion, advice or a ruling, which no passage gives. */
export function asksJudgement(text: string): boolean {
  return JUDGEMENT.test(plainText(text));
}

const YES_OR_NO: Readonly<Record<Language, RegExp>> = {
  // The question clitic on the first word: "onko", "saiks"; not "paljonko", "montako".
  fi: foldedRegExp(
    /^(?:(?:ja|no|entä|mutta) )?(?!paljon|monta|mont|minkä|milloin|kauan|monessa|monelle)\p{L}+(?:ko|kö|ks)\b/u,
  ),
  sv: foldedRegExp(
    /^(?:och )?(?:finns|är|har|kan|får|gör|ordnar|hjälper|ska|vill|ger|går|fanns|var det|stöder|erbjuder|deltar)\b/u,
  ),
  en: foldedRegExp(
    /^(?:and )?(?:is|are|was|were|does|do|did|can|could|has|have|will|would|should)\b/u,
  ),
};

/** Whether yes or no would answer: "Onko Raumalla muuttoagentti?" */
export function isYesOrNo(text: string, language: Language): boolean {
  return YES_OR_NO[language].test(plainText(text));
}
