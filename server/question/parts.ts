import type { Language } from '#corpus/material';
import { wordRegExp } from '#ingest/language/word-regexp';

/** "… and", before a clause with a question word of its own, which may stand after a preposition. */
const JOINTS: Readonly<Record<Language, RegExp>> = {
  fi: wordRegExp(
    /[,;]?\s+(?:ja|sekä|entä)\s+(?=(?:kuka|kukas|ketkä|ketä|keitä|kene\p{L}*|kenel|keille|kelle|mikä|mitkä|mitä|minkä|millä|mille|miltä|mil|milt|millais\p{L}+|milloin|millon|koska|missä|mistä|mihin|mis|mist|minne|miten|mite|miks|miksi|paljonko|paljonks|paljo|montako|monta|monelle|kuinka|kauanko)\b)/iu,
  ),
  sv: wordRegExp(
    /[,;]?\s+och\s+(?=(?:(?:av|från|för|hos|i|inom|med|på|sedan|till|under|vid|åt) )?(?:vem|vems|vilka|vilken|vilket|vad|va|när|var|varifrån|varför|vart|hur|hu)\b)/iu,
  ),
  en: wordRegExp(
    /[,;]?\s+and\s+(?=(?:(?:at|by|for|from|in|on|since|to|until|with) )?(?:who|whom|whose|which|what|when|where|how|why)\b)/iu,
  ),
};

/** "Missä ja milloin …?" asks one thing: so few words before the joint are no question. */
const MIN_WORDS = 3;

/**
 * The two questions of "Kuka hanketta rahoittaa ja milloin se päättyy?"; `undefined` of any other. The second goes on
 * from the first, as a question goes on from the one before it.
 */
export function splitParts(
  text: string,
  language: Language,
): readonly [first: string, second: string] | undefined {
  const joint = JOINTS[language].exec(text);
  if (!joint) return undefined;
  const first = text.slice(0, joint.index);
  if (first.trim().split(/\s+/u).length < MIN_WORDS) return undefined;
  return [`${first}?`, text.slice(joint.index + joint[0].length)];
}

/** Ends a sentence: "v. 2026" and "1.9." do not. */
const BETWEEN_SENTENCES = /(?<=\p{L}{2}[.!?…]|\p{N}[!?])\s+(?=\p{Lu})/u;

/**
 * What somebody tells of themselves, and what they then ask: "Olemme pieni kunta. Mistä saa rahaa?"; `undefined` of a
 * text that only asks.
 */
export function splitBackground(
  text: string,
): readonly [background: string, question: string] | undefined {
  const sentences = text.split(BETWEEN_SENTENCES);
  const last = sentences.findLastIndex((sentence) => sentence.endsWith('?'));
  const at = last < 0 ? sentences.length - 1 : last;
  const background = sentences.filter((_, i) => i !== at).join(' ');
  const question = sentences[at];
  return background === '' || question === undefined ? undefined : [background, question];
}
