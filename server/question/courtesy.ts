import type { Language } from '#corpus/material';
import { wordRegExp } from '#ingest/language/word-regexp';
import type { SmallTalk } from './intent/intents.js';

/** A message without the words of courtesy round it, and what those were. */
export type Courtesy = {
  /** What is left to be read; empty when there was courtesy alone. */
  readonly rest: string;
  readonly said: { readonly kind: SmallTalk; readonly language: Language | undefined } | undefined;
};

type Opening = readonly [SmallTalk, Language | undefined, words: string];

/**
 * Closed lists only: greetings, farewells, thanks and the like have few words, which stand first and mean nothing
 * else there. All that is said in more words is for the intent model.
 */
const GREETINGS: readonly Opening[] = [
  [
    'greeting',
    'fi',
    '(?:no )?(?:hei|moikka|moi|terve|heippa|moro|huomenta|päivää|iltaa|hyvää (?:huomenta|päivää|iltapäivää|iltaa))(?: (?:taas|vaan|hei|moi|kuntaopas))?',
  ],
  [
    'greeting',
    'sv',
    '(?:hejsan|hej|hallå|god (?:morgon|kväll|dag|eftermiddag)|goddag|tjena|tjenare)(?: (?:på dig|igen|hej|hejsan|kuntaopas))?',
  ],
  [
    'greeting',
    'en',
    '(?:hi|hello|hey|heya|hiya|good (?:morning|day|afternoon|evening)|greetings)(?: (?:there|again|kuntaopas))?',
  ],
];
const FAREWELLS: readonly Opening[] = [
  ['farewell', 'fi', '(?:hei hei|heihei|moi moi|moimoi|näkemiin)'],
  ['farewell', 'sv', '(?:hej ?då|adjö|på återseende)'],
  ['farewell', 'en', '(?:good ?bye|bye(?: bye)?|see you(?: later)?)'],
];
const THANKS: readonly Opening[] = [
  ['thanks', 'fi', '(?:(?:suuri|iso) )?(?:kiitos|kiitoksia|kiitti|kiitän|kiits)'],
  ['thanks', 'sv', '(?:stort |tusen )?(?:tack|tackar)'],
  ['thanks', 'en', '(?:many )?(?:thanks|thank you|thx|cheers)'],
];
const ASSENTS: readonly Opening[] = [
  ['thanks', 'fi', '(?:okei|selvä|selvä homma|jees|hienoa|mahtavaa|loistavaa)'],
  ['thanks', 'sv', '(?:okej|toppen|jättebra|perfekt)'],
  ['thanks', 'en', '(?:great|perfect|got it|alright|awesome)'],
  ['thanks', undefined, '(?:ok|okay)'],
];

/** A greeting may run straight on into the question; a farewell ends the message, thanks their clause. */
const OPENINGS = [
  ...FAREWELLS.map((opening) => compile(opening, String.raw`[\s,.!]*$`)),
  ...GREETINGS.map((opening) => compile(opening, String.raw`(?:[\s,.!:;–-]+|$)`)),
  ...THANKS.map((opening) =>
    compile(opening, String.raw`(?:[\s!.]*$|(?:\s[^,.!?:;–]{1,50})?\s*[,.!:;–]+\s*)`),
  ),
  ...ASSENTS.map((opening) => compile(opening, String.raw`(?:\s*[,.!:;–]+\s*|[\s!.]*$)`)),
];

/** Typed with any letter held down, and without dots: "Moiii", "paivaa". */
function compile([kind, language, words]: Opening, end: string) {
  const loose = words.replace(/\p{L}/gu, '$&+').replaceAll('ä+', '[äa]+').replaceAll('å+', '[åa]+');
  return { kind, language, pattern: new RegExp(`^${loose}${end}`, 'iu') };
}

/** Excuses before a question. */
const EXCUSES = wordRegExp(
  /^\b(?:anteeksi(?: häiriö| että häiritsen)?|sori(?: kun häiritsen)?|förlåt(?: att jag stör)?|ursäkta(?: mig)?|sorry(?: to bother you)?|excuse me)(?:\s*[,.!:;–]+\s*)(?:mut(?:ta)?|men|but)?\s*/iu,
);

/** Thanks in advance. */
const CLOSING = wordRegExp(
  /(?<=[\p{L}\p{N}][,.!?]*)[\s,]+\b(?:kiitos(?: (?:jo )?etukäteen| paljon)?|tack(?: på förhand| så mycket)?|thanks(?: in advance| a lot)?|thank you(?: in advance| very much)?)[\s.!]*$/iu,
);

/** Takes greetings, thanks and excuses off a message: "Moi! Mitä Turku tekee?" asks what Turku does. */
export function splitCourtesy(text: string): Courtesy {
  let rest = text.trim();
  let said: Courtesy['said'];
  for (let found = true; found; ) {
    found = false;
    for (const { kind, language, pattern } of OPENINGS) {
      const match = pattern.exec(rest);
      if (!match) continue;
      rest = rest.slice(match[0].length);
      // Thanks say more than the greeting before them.
      if (said?.kind !== 'thanks') said = { kind, language };
      found = true;
    }
  }
  rest = rest.replace(EXCUSES, '');
  const question = rest.replace(CLOSING, '');
  return { rest: /[\p{L}\p{N}]/u.test(question) ? question : '', said };
}
