/**
 * What a form can be besides a place, and so what it needs before it counts as one.
 *
 * - `word`: an ordinary word of Finnish, Swedish or English. Needs a capital letter inside the
 *   sentence, a capital and a locative ending, or a word such as "kaupunki" beside it.
 * - `common-word`: the same, but too common to be believed in a question typed in lower case.
 * - `name`: a person's name. Needs a capital or a context, and no other name beside it.
 * - `language`: a country that is also a language (ruotsi, ruotsin kieli).
 * - `never`: only a word such as "kaupunki" beside it makes it a place.
 */
export type Ambiguity = 'word' | 'common-word' | 'name' | 'language' | 'never';

type Reasoned = { readonly ambiguity: Ambiguity; readonly reason: string };

const word = (reason: string): Reasoned => ({ ambiguity: 'word', reason });
const commonWord = (reason: string): Reasoned => ({ ambiguity: 'common-word', reason });
const name = (reason: string): Reasoned => ({ ambiguity: 'name', reason });
const language = (reason: string): Reasoned => ({ ambiguity: 'language', reason });
const never = (reason: string): Reasoned => ({ ambiguity: 'never', reason });

/**
 * Places whose Finnish case forms are all ambiguous, by id. Found by counting every form in lower
 * case in 24 million words of Finnish, 3 of Swedish and 20 of English (2026-11), then by reading.
 */
export const AMBIGUOUS_PLACES: Readonly<Record<string, Reasoned>> = {
  aura: name('plough, halo, given name'),
  espanja: language('Spanish'),
  hanko: word('pitchfork'),
  ii: word('Roman numeral; vowels in examples of sounds'),
  inari: name('given name'),
  intia: language('rarely, of languages'),
  islanti: language('Icelandic'),
  italia: language('Italian'),
  japani: language('Japanese'),
  juva: name('surname'),
  kaarina: name('given name'),
  kannus: word('spur; "kannusta" is "encourage!"'),
  kiina: language('Chinese'),
  kitee: commonWord('forms of "kide", crystal: kiteen, kiteessä'),
  kolari: word('crash'),
  kotka: word('eagle'),
  kreikka: language('Greek'),
  kustavi: name('given name'),
  lahti: word('bay'),
  latvia: language('Latvian'),
  lieto: word('loose (of sand)'),
  liettua: language('Lithuanian'),
  luoto: commonWord('islet; "luotoa" is "credit"'),
  marttila: name('surname'),
  nivala: name('surname'),
  norja: language('Norwegian; supple'),
  pello: commonWord('forms of "pelto", field: pellolla, pellon'),
  perho: word('moth, fishing fly'),
  puola: language('Polish; "puolaa", spool'),
  ranska: language('French'),
  romania: language('Romani: romania, romanian'),
  ruotsi: language('Swedish'),
  saksa: language('German'),
  salla: name('given name'),
  salo: word('backwoods; surname'),
  sievi: word('"sievin", prettiest'),
  simo: name('given name'),
  soini: name('surname'),
  sund: word('sound, strait; "healthy" in Swedish'),
  tanska: language('Danish'),
  tervo: name('surname'),
  turkki: language('Turkish; fur'),
  ukraina: language('Ukrainian'),
  unkari: language('Hungarian'),
  varkaus: commonWord('theft'),
  venaja: language('Russian'),
  vietnam: language('Vietnamese'),
  viro: language('Estonian'),
  virrat: commonWord('streams, currents: virrat, virtojen'),
};

/** Single forms, as they are written, in whatever language they belong to a place. */
export const AMBIGUOUS_FORMS: Readonly<Record<string, Reasoned>> = {
  aura: name('a word of English and Swedish too'),
  'gustav-adolfs': name('genitive of a king'),
  gustavs: name('genitive of a Swedish given name'),
  ingå: commonWord('to be included, in Swedish'),
  ingås: commonWord('is entered into, in Swedish'),
  island: commonWord('an island in English'),
  islands: commonWord('islands in English'),
  italian: never('the English adjective'),
  itis: never('Itis is Iitti; an ending of diseases, a database of species'),
  juga: word('to laugh at in Swedish dialects; an English verb form'),
  kaavin: word('I scrape; scraper'),
  kemi: word('chemistry in Swedish'),
  kustavilainen: commonWord('Gustavian style'),
  kustavilaisen: commonWord('Gustavian style'),
  kustavilaiseen: commonWord('Gustavian style'),
  latvian: never('the English adjective'),
  lopen: word('"lopen uupunut", dead tired'),
  loviisa: name('given name'),
  lovisa: name('given name'),
  multia: word('partitive plural of "multa", soil'),
  nokiaan: never('into the company; the town takes outer cases'),
  nokiassa: never('in the company'),
  nokiasta: never('from the company'),
  nousis: word('one letter from "nousi", rose'),
  reso: word('abbreviation; not Raisio'),
  rom: commonWord('rum, roe, ROM'),
  romanian: never('the English adjective'),
  rooman: word('"rooman", of Roman numerals'),
  simon: never('the given name Simon; the genitive of Simo needs "kunta" beside it'),
  tartu: commonWord('"seize!" in Finnish'),
  turkey: word('the bird'),
  turkeys: commonWord('the birds'),
  uusimaan: word('"to renew" in Finnish'),
  vasa: word('calf of a reindeer; the ship'),
  vasas: word('the Swedish kings'),
  vimpelin: word('of a pennant'),
};

/** Forms that are a word only when typed without their dots (Hämeen is clear, hameen is not). */
export const AMBIGUOUS_WITHOUT_DOTS: Readonly<Record<string, Reasoned>> = {
  abo: never('blood groups; "d\'Abo"'),
  abos: never('blood groups'),
  brando: never('the surname Brando'),
  brandon: never('the given name Brandon'),
  hame: commonWord('a skirt'),
  hameen: commonWord('of a skirt'),
  hameeseen: commonWord('into a skirt'),
  hameessa: commonWord('in a skirt'),
  hameesta: commonWord('of a skirt'),
  hameella: commonWord('with a skirt'),
  inga: never('"none" in Swedish; a given name'),
  ingas: never('genitive of a given name'),
  kemia: commonWord('chemistry'),
  stora: never('"big" in Swedish'),
  storas: never('"big" in Swedish'),
  vardon: never('a surname'),
};
