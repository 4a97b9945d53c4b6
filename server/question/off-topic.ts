import { wordRegExp } from '#ingest/language/word-regexp';

/**
 * Subjects that people try on any chat and that no publication of this kind is about. A list of
 * common ones, so that they get a plain word on what can be asked, even with a known city in them
 * ("what is the weather in Turku?"). Whatever is not listed meets the evidence test like any question.
 */
const SUBJECTS = [
  /\b(?:sää|säätä|säästä|säätila|sataako|satanut|pakkasta|lämpötila|helle|lumitilanne|sääennuste)\b|\b(?:väder|vädret|väderprognos|regnar det|snöar)\b|\b(?:weather|forecast|raining|snowing|temperature outside)\b/u,
  /\b(?:eduskuntavaal|kuntavaal|presidentinvaal|eurovaal|aluevaal|äänestä|ehdokas|ehdokka)\p{L}*|\b(?:riksdagsval|kommunalval|presidentval|rösta på|vilket parti)\p{L}*|\b(?:election|vote for|which party|prime minister|president of)\b/u,
  /\b(?:resepti|ruokaohje|leivon|paistan|keitän|kakku|kakun|pulla|lohikeit)\p{L}*|\b(?:recept på|baka|matlagning)\b|\b(?:recipe|bake a|cook a|cooking)\b/u,
  /\b(?:jalkapallo|jääkiek|liiga|ottelu|olympial|formula|mestaruus)\p{L}*|\b(?:fotboll|ishockey|matchen|olympiska)\p{L}*|\b(?:football|hockey|soccer|olympic|the match|championship)\p{L}*/u,
  /\b(?:vitsi|vitsin|runo|runon|tarina minulle|laulun sanat|horoskoop|lottonumero)\p{L}*|\b(?:skämt|dikt om|horoskop|lotto)\p{L}*|\b(?:joke|poem|horoscope|lottery|sing me|riddle)\b/u,
  /\b(?:osakekurssi|bitcoin|krypto|pörssi)\p{L}*|\b(?:aktiekurs|börsen)\p{L}*|\b(?:stock price|bitcoin|crypto|share price)\b/u,
  /\b(?:diagnoosi|lääkitys|särkylääk|oireet)\p{L}*|\b(?:diagnos|symptom|huvudvärk)\p{L}*|\b(?:diagnosis|symptoms|headache|medicine for)\b/u,
  /\b(?:javascript|python|koodaa|ohjelmoi minulle|sql-kysely)\p{L}*|\bskriv (?:kod|ett program)\b|\b(?:write (?:me )?(?:a |some )?(?:code|python|program|script|essay))\b/u,
  /\b(?:paljonko|mitä) kello on\b|\bmikä päivä tänään\b|\b(?:vad är klockan|vilken dag är det)\b|\bwhat (?:time|day) is it\b/u,
  /\b(?:presidentti|pääministeri|nato|eutanasi|abortti)\p{L}*|\b(?:statsminister|president)(?:en)?\b/u,
  /\b(?:elokuv|tv-ohjelm|euroviisu|tangomarkkin)\p{L}*|\b(?:filmtips|melodifestival|en film)\p{L}*|\b(?:movies?|tv show|eurovision)\b/u,
  /\b(?:pizzeria|ravintolasuositu)\p{L}*|\bparas ravintola\b|\bbästa restaurang\p{L}*|\bbest restaurants?\b/u,
  /\belämän tarkoitus|\bonko jumalaa\b|\bmeningen med livet\b|\bmeaning of life\b|\bdoes god exist\b/u,
  /\bskriv (?:en|ett) (?:dikt|låt|saga|uppsats)|\bkirjoita (?:runo|laulu|tarina|essee)|\bwrite (?:me )?(?:a |an )?(?:song|story|poem)/u,
  /\b(?:laske|räkna ut|calculate)\b.*\d+ ?[*x×+/-] ?\d+|^\d+ ?[*x×+/-] ?\d+/u,
  /\b(?:capital of|huvudstaden i|pääkaupunki on)\b/u,
].map(wordRegExp);

/** Whether a question is about something that this kind of material never holds. */
export function isOffTopic(question: string): boolean {
  const text = question.toLowerCase();
  return SUBJECTS.some((pattern) => pattern.test(text));
}
