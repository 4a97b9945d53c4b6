import { wordRegExp } from '#ingest/language/word-regexp';
import type { Outcome } from '../contract.js';

/** Why a message is turned away. */
export type Refusal = Extract<Outcome, `refused_${string}`>;

/**
 * Attempts to make the assistant follow other orders, play another role, or show its inner text, in
 * the three languages. The extractive answerer has no prompt to leak and obeys nothing; the check is
 * there so that such a request gets a plain reply, and so that no model ever sees it.
 */
const ATTACKS = [
  /\b(?:ignore|disregard|forget|bypass|override)\b.{0,40}\b(?:instruction|instructions|rules|prompt|guidelines|training|above|previous)/u,
  /(?:unohda|ohita|sivuuta|älä (?:välitä|noudata)|jätä huomiotta|hylkää).{0,50}(?:ohje|sään(?:tö|nö)|kehot|käsky|rajoitu)/u,
  /\b(?:glöm|ignorera|bortse från|strunta i|åsidosätt)\b.{0,50}(?:instruktion|regler|anvisning|direktiv|prompt)/u,
  /\b(?:system ?prompt|systemprompt|system message|developer message|hidden (?:prompt|instructions))/u,
  /(?:järjestelmä|systeemi)(?:kehot|prompt|viesti|ohje)/u,
  /systemmeddeland|dolda instruktion/u,
  /\b(?:you are now|from now on you|pretend (?:to be|you)|role-?play)\b|(?:^|[.!:] |please |must |you to )act as\b/u,
  /\b(?:olet nyt|tästä lähtien olet|esitä olevasi|teeskentele|leiki olevasi|kuvittele olevasi)/u,
  /\b(?:du är nu|från och med nu är du|låtsas (?:vara|att du)|spela rollen)|(?:^|[.!:] )agera som\b/u,
  /\b(?:jailbreak|dan mode|developer mode|do anything now|kehittäjätila|utvecklarläge)\b/u,
  /(?:<\/?(?:system|script|iframe|img)\b|\[\/?inst\]|<\|im_start\|>|```system)/u,
  /\b(?:reveal|print|show|repeat|output|leak)\b.{0,30}\b(?:your|the) (?:prompt|instructions|rules|configuration|secret|api key)/u,
  /(?:paljasta|tulosta|näytä|toista|kerro).{0,30}(?:(?:sinun |omat )?ohjeesi|kehotteesi|sääntösi|asetuksesi|salasana|api-avain)/u,
  /\b(?:avslöja|skriv ut|visa|upprepa)\b.{0,30}(?:dina (?:instruktioner|regler)|din (?:prompt|konfiguration)|lösenord|api-nyckel)/u,
  // Other roles, no limits.
  /\b(?:olet|oot|toimi|vastaa|käyttäydy)\b.{0,25}\b(?:dan|kuin olisit|ilman (?:rajoituksia|sääntöjä)|rajoitukseton)/u,
  /\b(?:leiki|kuvittele|oleta|esitä)\b.{0,15}\bettä (?:olet|sinulla)|unohda (?:roolisi|tehtäväsi|kaikki aiempi)/u,
  /\bfrom now on\b|\bas an? (?:evil|unrestricted|uncensored)\b|\bwithout (?:any )?(?:rules|restrictions|limits|filters)\b|\bno restrictions\b/u,
  /\bsom om du inte hade\b|\butan (?:regler|begränsningar|filter)\b/u,
  // The inner text of the assistant.
  /\b(?:mitkä|mikä|mitä) (?:ovat|on|sanovat|lukee) (?:sun |sinun )?(?:sisäi\p{L}+ |piilotetu\p{L}+ )?(?:ohjeesi|ohjeissasi|kehotteesi|kehotteessasi|sääntösi)|alkuperäi\p{L}+ keho|turvasuodat|yllä oleva (?:teksti|ohje)/u,
  /\bwhat (?:are|is) your (?:system |hidden |initial |original )?(?:instructions|rules|prompt|guidelines)\b|\byour hidden rules\b|\b(?:text|everything|words) above\b/u,
  /\bvad är dina (?:instruktioner|regler|riktlinjer)\b|\b(?:allt|texten) ovanför\b/u,
  /\b(?:dina|din|your|sinun|sun|teidän) (?:hemliga|dolda|secret|hidden|internal|salai\p{L}+|sisäi\p{L}+) \p{L}+/u,
  // Secrets, and orders to machines.
  /salasana(?:t|n|a)?\b|salai\p{L}+ avai|\b(?:lösenord|hemlig\p{L}* nyckel)|\b(?:passwords?|secret key|api key|credentials)\b/u,
  /\brm -rf\b|\b(?:drop|truncate) table\b|\bselect \* from\b|\bunion select\b|\{\{.*\}\}|\.\.\/\.\./u,
  // Orders that no question opens a sentence with: to invent, to pretend, to speak in another's name.
  /(?:^|[.!?:;] )(?:keksi|väitä|väärennä|valehtele|haukkuu?|solvaa|pilkkaa|todista,? että|kuvittele(?!,? että (?:olen|minä))|oleta(?:taan)?,? että (?!olen)|myönnä minulle|lisää .{0,20}vastau|kutsu(?:t|kaa)? minua|jätä .{0,10}lähteet|kirjoita\b.{0,40}\b(?:nimissä|tiedote|uutinen|lausunto))\b/u,
  /(?:^|[.!?:;] )(?:hitta på|påstå|förfalska|ljug|förolämpa|håna|bevisa att|(?:föreställ|tänk) dig att (?!jag)|(?:vi antar|anta) att (?!jag)|bevilja mig|lägg till .{0,20}svar|lägg till \p{L}+ i slutet|kalla mig|hoppa över källorna|skriv\b.{0,40}\b(?:namn där|pressmeddelande|insändare))\b/u,
  /(?:^|[.!?:;] )(?:invent|make up|claim|forge|lie|insult|mock|prove that|imagine (?!i\b|i['’]|that i\b)|(?:suppose|assume) (?!i\b|i['’]|that i\b)|grant me|(?:append|add) .{0,30}\banswer|call me|(?:skip|drop|leave out) the sources|(?:write|draft|compose)\b.{0,40}\b(?:in the name of|press release|op-ed))\b/u,
  /\b(?:työskentelet nyt|du arbetar nu för|you (?:now work|work) for me)\b|\b(?:tästä hetkestä|från och med den här stunden|from this moment)\b/u,
  // Words put into its mouth.
  /^(?:sano|vahvista|väitä|toista perässäni|kirjoita)\b.{0,10}\bettä\b|^vastaa (?:vain|pelkästään|aina)\b|^(?:say|confirm|claim|state|repeat after me)\b.{0,10}\bthat\b|^(?:only answer|answer only|always answer)\b|^(?:säg|bekräfta|påstå)\b.{0,10}\batt\b|^svara (?:bara|endast|alltid)\b/u,
].map(wordRegExp);

/** Insults and curses, by stem. The list is short: it must never turn an honest question away. */
const ABUSE = [
  /\b(?:vittu|vitun|vitut|saatana|perkele|helvetin|paska|huora|mulkku|kusipää|idiootti|ääliö|typerys|haista (?:vittu|paska|home)|turpa kiinni)/u,
  /\b(?:jävla|jävel|fan ta|helvete|skitprogram|skitbot|skit|fitta|hora|idiot|håll käften|dra åt)\b/u,
  /\b(?:fuck|fucking|shit|bullshit|asshole|bitch|moron|idiot|stupid (?:bot|machine|robot)|shut up|piece of (?:crap|junk))\b/u,
  /hyödytön (?:romu|botti|kone)|värdelös (?:bot|robot|maskin)|useless (?:bot|junk|machine)/u,
  /\b(?:olet|oot|ootpa|oletpa|oletpas) (?:niin |ihan |täysin |aivan |ihan )?(?:hyödytön|tyhmä|surkea|huono|turha|paska|idiootti)|\btyhmä (?:botti|kone|ohjelma)|\b(?:painu|haista|suksi) (?:helvettiin|vittuun|kuuseen|home)/u,
  /\bdu (?:är|suger)\b.{0,10}(?:värdelös|dum|kass|usel|idiot)|\bdu suger\b/u,
  /\byou (?:are|'re|’re)? ?(?:so |totally |completely )?(?:useless|stupid|dumb|worthless|garbage)|\byou suck\b/u,
].map(wordRegExp);

/** Whether a message gives the assistant other orders, or asks for what is none of its business. */
export function isAttack(message: string): boolean {
  const text = message.toLowerCase();
  return ATTACKS.some((pattern) => pattern.test(text));
}

/** What people ask of a city that is known here, and that no material tells. */
const WEATHER = wordRegExp(
  /\b(?:sää|säätä|säästä|säätila|sääennuste|sataako|pakkasta|lumitilanne)\b|\b(?:väder|vädret|väderprognos|regnar det|snöar det)\b|\b(?:weather|raining|snowing)\b/u,
);

/** Whether a message asks about the weather. */
export function isAboutWeather(message: string): boolean {
  return WEATHER.test(message.toLowerCase());
}

/** Whether a message insults or curses; it may ask something all the same. */
export function isAbuse(message: string): boolean {
  const text = message.toLowerCase();
  return ABUSE.some((pattern) => pattern.test(text));
}

/**
 * Takes out what no keyboard types but what can hide text from people: control characters, zero-width
 * and bidirectional marks, Unicode tags (S-06); composes letters and their marks (NFC).
 */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
