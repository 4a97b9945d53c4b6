import type { Language } from '#corpus/material';
import { STOP_WORDS } from './stop-words.js';

/**
 * Endings and letter groups that are common in one of the languages and rare in the others. A stop
 * word counts 2, a pattern 1 for each word that it matches.
 */
const PATTERNS: Readonly<Record<Language, readonly RegExp[]>> = {
  fi: [
    /(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|iin|een|aan|ään|uu|yy|ien|jen|den|mme|tte|ksi|nen|sta|isia)$/u,
    /(?:ää|öö|yö|ie|uo|yt|kk|hd|ht|lk|nk)/u,
    /(?:ko|kö|kin|kaan|kään|han|hän)$/u,
  ],
  sv: [
    /å/u,
    /(?:ning|ningen|ningar|het|heten|tion|tionen|erna|arna|orna|ande|ende|iska?t?|ligt?|liga|skap|else)$/u,
    /(?:sk|kv|fö|för|ck|tj|sj|stö|ö[dgmnr])/u,
    /(?:erar|eras|ella|iella|ionella)$/u,
    /(?:are|aren|arens|ares|städer|stads|stad|kommun|kommuns|kommunen)$/u,
  ],
  en: [
    /(?:ing|tion|tions|ment|ness|able|ible|ity|ies|ous|ed|ly|ers|'s|’s)$/u,
    /(?:th|wh|gh|sh|ow|ough|ea|w|x)/u,
    /^(?:city|cities|municipal|immigra|employ|recruit)/u,
  ],
};

/**
 * The language of a question: Finnish, Swedish or English, by stop words and letter patterns.
 * `undefined` when nothing tells (a bare name, "ok"): the caller knows what else to go by.
 */
export function detectLanguage(text: string): Language | undefined {
  const tokens = text.toLowerCase().match(/[\p{L}'’]+/gu) ?? [];
  const scores = (['fi', 'sv', 'en'] as const).map((language) => {
    let score = 0;
    for (const token of tokens) {
      if (STOP_WORDS[language].has(token)) score += 2;
      if (token.length < 3) continue;
      for (const pattern of PATTERNS[language]) if (pattern.test(token)) score += 1;
    }
    return { language, score };
  });
  scores.sort((a, b) => b.score - a.score);
  const [first, second] = scores;
  return first && second && first.score > second.score ? first.language : undefined;
}
