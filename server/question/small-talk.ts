import type { Language } from '#corpus/material';
import { wordRegExp } from '#ingest/language/word-regexp';

/** What people say to a chat that is no question about the material. */
export type SmallTalk = 'greeting' | 'thanks' | 'farewell' | 'identity' | 'capabilities';

type Pattern = readonly [SmallTalk, Language, RegExp];

/**
 * Whole messages, once greeting words and politeness are taken off: "moi, kuka sä oot?" is about the
 * assistant, "moi, mitä Turku tekee?" is a question about Turku.
 */
const PATTERNS = (
  [
    [
      'identity',
      'fi',
      /^(?:kuka|mikä|mik|ketä)(?: ihme)? (?:sä|sinä|sie|te)?\s?(?:oikein )?(?:olet|oot|olette|ootte)(?: oikein)?$/u,
    ],
    [
      'identity',
      'fi',
      /^(?:oletko|ootko|ooksä|oot sä|olet sinä|onko (?:siellä|täällä|tämä)) (?:sä |sinä |te )?(?:botti|robotti|ihminen|kone|tekoäly|oikea ihminen|ihan oikea ihminen|chatbotti|aito ihminen)/u,
    ],
    [
      'identity',
      'fi',
      /^(?:kenen kanssa|kuka|mikä) (?:mä |minä )?(?:täällä )?(?:juttelen|puhun|keskustelen|vastaa|sinut on tehnyt|sut on tehny|sun nimi on|sinun nimesi on|nimesi on|on nimesi|on kuntaopas)/u,
    ],
    [
      'identity',
      'sv',
      /^(?:vem|vad) är (?:du|ni|kuntaopas|det här)(?: egentligen| för (?:en|något))?$/u,
    ],
    ['identity', 'sv', /^är du (?:en )?(?:bot|robot|människa|maskin|ai|riktig människa)/u],
    ['identity', 'sv', /^(?:vad heter du|vem (?:pratar|talar|chattar) jag med)/u],
    ['identity', 'en', /^(?:who|what) (?:are|r) (?:you|u)(?: exactly| really| anyway)?$/u],
    [
      'identity',
      'en',
      /^(?:are you|am i (?:talking|speaking|chatting) (?:to|with)) (?:a |an )?(?:bot|robot|human|machine|ai|real|person|chatbot|computer)/u,
    ],
    [
      'identity',
      'en',
      /^(?:what(?:'s| is) your name|who (?:made|built|created) you|who am i (?:talking|speaking|chatting) (?:to|with)|what is kuntaopas)/u,
    ],
    [
      'capabilities',
      'fi',
      /^(?:mitä|missä|millaista|mihin|miten) (?:kaikkea |kaikessa |asioita |apua )?(?:sä |sinä )?(?:osaat|osaatko|voit|pystyt|sulta|sinulta|multa|sua|täältä|tästä|sinua)(?: voi| voin| saa| saan)?(?: (?:sä|sinä))?(?: kysyä| kertoa| tehdä| vastata| auttaa| neuvoa| käyttää)?(?: (?:mulle|minulle|mua|minua))?$/u,
    ],
    [
      'capabilities',
      'fi',
      /^(?:mistä|mitä) (?:aiheista |asioista |kaikesta |kaikkea )?(?:sulta|sinulta|täällä|tältä|voi|voin|saa) (?:voi |voin |saa |sulta |sinulta )?(?:kysyä|kysellä|udella)$/u,
    ],
    [
      'capabilities',
      'fi',
      /^(?:miten|kuinka) (?:tämä|tää|tätä|sä|sinä|sua|sinua) (?:toimii|toimit|käytetään|voi käyttää)$/u,
    ],
    ['capabilities', 'fi', /^(?:auta|apua|ohje|ohjeet|help)$/u],
    [
      'capabilities',
      'sv',
      /^vad (?:allt )?(?:kan|får) (?:du|man|jag)(?: allt)? (?:göra|hjälpa(?: mig| till)?(?: med)?|svara på|berätta(?: om)?|fråga(?: dig)?(?: om)?)$/u,
    ],
    [
      'capabilities',
      'sv',
      /^(?:hur (?:fungerar|använder man) (?:du|det här|dig|den här)|hjälp|vad kan du|vad vet du)$/u,
    ],
    [
      'capabilities',
      'en',
      /^(?:what|how) (?:all |else )?(?:can|could|do) (?:you|i) (?:do|help(?: me)?(?: with)?|answer|know|tell me|ask(?: you)?(?: about)?)$/u,
    ],
    [
      'capabilities',
      'en',
      /^(?:what (?:topics|subjects|questions|things) can (?:i|you) (?:ask|answer)(?: you)?(?: about)?|how do(?:es)? (?:you|this) work|help|what do you know)$/u,
    ],
    [
      'thanks',
      'fi',
      /^(?:(?:kiitos|kiitoksia|kiitti|kiitän|kiits|thänks)\b.{0,60}|(?:hyvä|selvä|jees|mahtavaa|hienoa|loistavaa|ok)(?: homma| juttu| kiitos)?)$/u,
    ],
    [
      'thanks',
      'sv',
      /^(?:(?:tack|tackar)\b.{0,60}|(?:bra|jättebra|okej|perfekt|toppen)(?: tack)?)$/u,
    ],
    [
      'thanks',
      'en',
      /^(?:(?:thanks|thank you|thx|cheers|many thanks)\b.{0,60}|(?:great|perfect|ok|okay|good|got it)(?: thanks| job)?)$/u,
    ],
    [
      'farewell',
      'fi',
      /^(?:hei ?hei|moi ?moi|moikka moi|näkemiin|nähdään|hyvää (?:päivän|illan|viikonlopun)jatkoa|heippa)$/u,
    ],
    ['farewell', 'sv', /^(?:hej ?då|adjö|vi ses|ha det(?: bra| så bra)?)$/u],
    ['farewell', 'en', /^(?:bye|goodbye|bye bye|see you|have a nice (?:day|evening|weekend))$/u],
  ] satisfies readonly Pattern[]
).map(([kind, language, pattern]): Pattern => [kind, language, wordRegExp(pattern)]);

const GREETINGS: Readonly<Record<Language, RegExp>> = {
  fi: /^(?:hei|moi|moikka|terve|heippa|huomenta|päivää|iltaa|hyvää (?:huomenta|päivää|iltaa)|moro|tere|no moi|haloo)(?: (?:vaan|taas|kaikille|sinne|siellä|kuntaopas))*/u,
  sv: /^(?:hej hej|hej|hallå|god morgon|god dag|god kväll|goddag|tjena|tjenare|hejsan|morjens)(?: (?:på dig|där|igen|kuntaopas))*/u,
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
  for (const [kind, language, pattern] of PATTERNS) {
    if (pattern.test(text)) return { kind, language };
  }
  return undefined;
}
