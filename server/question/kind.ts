import type { Language } from '#corpus/material';
import { fold } from '#ingest/language/match-terms';
import { blankSpan } from './blank-span.js';
import { foldedRegExp } from './folded-regexp.js';

/**
 * What a question wants: one thing, the cases that share something, or a comparison. `about` asks of
 * the material itself: who made it, when, for whom, what it leaves out.
 */
export type QuestionKind = 'single' | 'cases' | 'compare' | 'about';

/** Asks for all the cases of which something is true, by a plural of what they are called. */
const CASES = foldedRegExp(
  /\b(?:mitkä|mitk|missä|mis|mistä|millä|minkä|mille|monessako|moniko|montako|kuinka mon\p{L}+|miten mon\p{L}+|ketkä|luettele|listaa|nimeä)\s+(?:(?:kaikki|kaikissa|kaikilla|muut|muissa|suomen|eri)\s+)*(?:kun(?:nat|nis|nissa|nilla|tia|nista|tien|nassa)|kaupun(?:git|geis|geissa|geilla|keja|geista|kien)|paikkakun(?:nat|nilla|nissa)|alue(?:et|illa|ita)|maakunn(?:at|issa|assa)|seudu(?:t|illa)|esimerk(?:it|eissä|issä|kejä)|tapau(?:kset|ksissa)|caset|caseissa|hankke(?:et|issa|ita)|ohjelm(?:at|issa)|käytän(?:nöt|nöissä)|mallit|malleissa)\b/u,
  /\b(?:mitkä|ketkä|moniko|missä) (?:näistä|niistä|heistä)\b|\bmukana missä\b|\bmissä kaik(?:issa|kialla)\b|^missä \p{L}+[dtlnrs](?:aan|ään)\b|^missä(?= \p{L}+ (?:on|ovat) (?:mukana|käytössä))/u,
  /^(?:ja |entä )?(?:kunnat|kaupungit)\W*$|\b(?:kunnat|kaupungit|kuntien|kaupunkien) (?:luettelo|lista)|\b(?:luettelo|lista) (?:kunnista|kaupungeista)/u,
  /\b(?:vilka|i vilka|hos vilka|hur många|lista|nämn|räkna upp)\s+(?:(?:alla|andra|av|de|dessa)\s+)*(?:kommuner|kommunerna|städer|städerna|orter|regioner|områden|landskap|fall|exempel|projekt|projekten|program|modeller)\b|\bvar (?:är|finns)\b(?=.*\bmed\b)|^var (?:ordnas|erbjuds|ges|hjälps|används)\b/u,
  /^(?:och )?(?:kommunerna|städerna)\W*$|\b(?:kommuner|städer) (?:förteckning|lista)/u,
  /\b(?:which|what|list|name|how many)\s+(?:(?:all|other|the|of|these)\s+)*(?:cities|municipalities|towns|places|regions|areas|local authorities|cases|examples|practices|projects|programmes|programs|initiatives|models)\b|^where (?:have|has|are|do)\b/u,
  /^(?:and )?(?:the )?(?:cities|municipalities|towns)\W*$|\b(?:cities|municipalities) list/u,
);

const COMPARE = foldedRegExp(
  /\b(?:kumpi|kumman|kummassa|kummalla|kumpaa|vertaa|vertaile|vertailu|verrattuna|eroaa|eroavat|eroa|poikke(?:aa|avat)|vs)\b|\bero(?:t|ja)?\b.*\b(?:välillä|ja)\b/u,
  /\bvilke[nt]\b.*\beller\b|\b(?:vilkendera|vilketdera|jämför|jämfört|skillnad\p{L}*|skiljer)\b/u,
  /\b(?:compare[ds]?|comparison|differences?|differ|versus|which of)\b|\bwhich\b.*\b(?:first|more|\p{L}{2,}er)\b.*\bor\b/u,
);

const ABOUT = foldedRegExp(
  /\b(?:aineisto|ainesto|materiaal|diasarja|diasarjan|dioi|esitys|esitykse|julkaisu|kalvosarja|kalvoi|kalvot|opas|oppaan|oppaassa)\p{L}*/u,
  /\b(?:material|presentation|bildserie|publikation|bilder|guide|handbok)\p{L}*/u,
  /\b(?:the |this |these )(?:deck|slides?|slide set|publication|document|presentation|material|guide|booklet|collection)\b/u,
);

/** Tells what a question (cleaned text) wants, by the words it is asked with. */
export function readKind(text: string): QuestionKind {
  const plain = fold(text.toLowerCase());
  if (CASES.test(plain)) return 'cases';
  if (COMPARE.test(plain)) return 'compare';
  if (ABOUT.test(plain)) return 'about';
  return 'single';
}

/** Words by which a question points to the material, and orders what form the answer is to have. */
const FRAME = foldedRegExp(
  /\b(?:luettele|listaa|luettelo|lista|mainitaan|mainittu|kerrotaan|aineiston mukaan|(?:aineisto|materiaali|esitykse|kalvo|dio|opas|oppaa)\p{L}*)\b/u,
  /\b(?:lista|räkna upp|nämns|enligt materialet|material\p{L}*|presentationen|bilderna)\b/u,
  /\b(?:list|mentioned|cited|according to|(?:in |of )?(?:the|this) (?:deck|slides|material|presentation|document|collection))\b/u,
);

/**
 * The text without what only frames a question: "Luettele kaupungit, joissa on tiekartta" is about
 * roadmaps. Blanks stand for what is left out, so that positions stay.
 */
export function blankFrame(text: string, kind: QuestionKind): string {
  const plain = fold(text.toLowerCase());
  if (kind === 'about' || plain.length !== text.length) return text;
  const frames = [kind === 'cases' ? CASES.exec(plain) : null, FRAME.exec(plain)];
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
  return BROAD.test(fold(text.toLowerCase()));
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
  return YES_OR_NO[language].test(fold(text.toLowerCase()));
}
