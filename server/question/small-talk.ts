import type { Language } from '#corpus/material';
import { SMALL_TALK_PATTERNS, type SmallTalk } from './small-talk-patterns.js';

const GREETINGS: Readonly<Record<Language, RegExp>> = {
  fi: /^(?:no |noh )?(?:hei|moikka|moi|terve|heippa|huomenta|päivää|iltaa|hyvää (?:huomenta|päivää|iltaa)|moro|tere|haloo)(?: (?:vaan|taas|kaikille|sinne|siellä|kuntaopas))*/u,
  sv: /^(?:hejsan|hej hej|hej|hallå|god morgon|god dag|god kväll|goddag|tjena|tjenare|morjens)(?: (?:på dig|där|igen|kuntaopas))*/u,
  en: /^(?:hi|hello|hey|good (?:morning|day|afternoon|evening)|greetings)(?: (?:there|again|kuntaopas))*/u,
};

/** Recognises small talk, and in which language it came; `undefined` for anything else. */
export function readSmallTalk(
  text: string,
): { readonly kind: SmallTalk; readonly language: Language } | undefined {
  const plain = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'’ -]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const whole = matchPattern(plain);
  if (whole) return whole;
  for (const language of ['fi', 'sv', 'en'] as const) {
    const greeting = GREETINGS[language].exec(plain);
    if (!greeting) continue;
    const rest = plain.slice(greeting[0].length).trim();
    if (rest === '') return { kind: 'greeting', language };
    if (/^\S/u.test(rest) && plain[greeting[0].length] === ' ') {
      const found = matchPattern(rest);
      if (found) return found;
    }
  }
  return undefined;
}

function matchPattern(text: string) {
  for (const [kind, language, pattern] of SMALL_TALK_PATTERNS) {
    if (pattern.test(text)) return { kind, language };
  }
  return undefined;
}
