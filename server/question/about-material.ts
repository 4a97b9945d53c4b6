import type { Language } from '#corpus/material';
import { words } from '#ingest/language/analyse';
import { STOP_WORDS } from '#ingest/language/stop-words';
import { namesMaterial } from './kind.js';

/** What a material is made up of, as many: "kunnat", "montako esimerkkiä". */
const PARTS: Readonly<Record<Language, RegExp>> = {
  fi: /^(?:esimerk(?:it|ki|in|kejä|kiä|kien|eis[st]ä)|tapau(?:kset|ksia|ksis[st]a|ksien|sta)|caset|caseja|casea|caseis[st]a|(?:käytän|toimin)(?:nöt|not|töjä|toja|töä|toa|nöistä|noista|nöstä|nosta)|kun(?:nat|tia|tien|taa|nis(?:[st]a)?)|(?:paikka|maa)kun(?:nat|tia|taa|nista)|kaupun(?:git|keja|kien|kia|geis(?:[st]a)?)|alue(?:et|ita|ista)|osat|osia|osiin|osista|osio(?:t|ita|ihin|ista|ta)|osuu(?:det|ksia)|luvut|lukuja|lukua|lukuihin|kappale(?:et|ita|etta|isiin)|teema(?:t|a|oja|an)?|teemo(?:ja|ista|ihin)|(?:aihe|aihealue|aihepiiri)(?:et|t|ita|ista|isiin|ihin|etta|tta|ejä)|otsi?kot|otsikoita|diat|diaa|dioja|kalvot|kalvoa|kalvoja|sisältö|sisällön|sisällysluettelo)$/u,
  sv: /^(?:exempel|praxis|exemplen|fall|fallen|kommuner|kommunerna|städer|städerna|orter|regioner|regionerna|delar|delarna|kapitel|kapitlen|avsnitt|avsnitten|teman|temana|ämnen|ämnena|rubriker|rubrikerna|bilder|bilderna|innehållsförteckning(?:en)?)$/u,
  en: /^(?:examples?|cases|practices?|municipalit(?:ies|ys)|cities|towns|regions|places|parts|chapters|sections|themes|topics|headings|slides|contents)$/u,
};

/** What only says that they are in the material, are told of, or are to be listed or counted. */
const FRAME: Readonly<Record<Language, RegExp>> = {
  fi: /^(?:aineisto\p{L}*|ainesto\p{L}*|materiaal\p{L}*|diasarj\p{L}*|dioissa|kalvoissa|esity\p{L}*|oppaas\p{L}*|oppaan|opas|opasta|julkaisu\p{L}*|kooste\p{L}*|esitel\p{L}+|esitte\p{L}+|esillä|kerrotaan|kerrot|kuvat(?:aan|tu)|kuvaillaan|mainit\p{L}+|löyty\p{L}+|sisält\p{L}+|sisälty\p{L}+|käsitel\p{L}+|käsitte\p{L}+|kuuluu|kuuluvat|jakautuu|jaettu|jaetaan|jakaantuu|koostuu|mukana|kaik\p{L}+|toiminta|toimintaa|toiminnasta|täällä|täältä|tääl|täält|tässä|täs|luettele|listaa|lista|luettelo|lueteltu|nimeä|tietoa|tietoja|eri|monta|monen|moneen|monessa|millai\p{L}+|minkälai\p{L}+|yhteensä|lukumäärä|määrä|hyvä|hyviä|hyvät|hyvistä|hyvästä|hyvän|joku|jokin|näytä|anna)$/u,
  sv: /^(?:materiale?t?|presentationen|publikationen|handboken|guiden|samlingen|visas|presenteras|beskrivs|berättas|nämns|finns|ingår|innehåller|behandlas|täcks|omfattar|omfattas|tas|upp|räkna|lista|hela|alla|allt|totalt|antal|antalet|många|olika|god|goda|nåt|något|visa|ge|här|indelat|består|delats|delat)$/u,
  en: /^(?:deck|materials?|presentation|publication|document|guide|collection|booklet|present(?:ed|s)?|described?|describes|told|tells?|included?|includes|covered|covers?|mention(?:ed|s)?|contain(?:ed|s)?|consists?|divided|list|name|count|number|total|every|many|different|good|one|show|give|here|there|featured?|features|table|deals?|got|r)$/u,
};

/** What a material is called. */
const TITLE: Readonly<Record<Language, RegExp>> = {
  fi: /^(?:nimi|nimeltään|otsikko)$/u,
  sv: /^(?:heter|namn|namnet|titel|titeln|rubrik|rubriken)$/u,
  en: /^(?:title|titled|called|name)$/u,
};

/** Asks for the whole, in short. */
const SUMMARY: Readonly<Record<Language, RegExp>> = {
  fi: /^(?:tiivistä|tiivistäisitkö|tiivistelmä|yhteenveto|yleiskuva|pääkohdat|havainnot|kerro)$/u,
  sv: /^(?:sammanfatta|sammanfattning|översikt|huvudpunkter|slutsatser|berätta)$/u,
  en: /^(?:summari[sz]e|summary|overview|takeaways|findings|highlights|tell)$/u,
};

/** What goes with a summary: how it is to be, and for whom. */
const SHORT: Readonly<Record<Language, RegExp>> = {
  fi: /^(?:lyhyesti|lyhyt|koko|tärkeimmät|keskeiset|keskeisimmät|jotain|jotakin|lisää|minulle|pliis)$/u,
  sv: /^(?:kort|korta|viktigaste|centrala|nåt|något|mer|mig|om)$/u,
  en: /^(?:short|briefly|key|main|important|something|more|me|please)$/u,
};

/** Asks for others than were spoken of, for some of them, or why; or of the assistant and what to ask it. */
const OF_SOMETHING: Readonly<Record<Language, RegExp>> = {
  fi: /^(?:muu|muut|muita|muista|muissa|muiden|se|sen|siinä|siitä|siihen|sitä|ne|niissä|niistä|niitä|miksi|miks|varten|milloin|koska|minä|voin|sinä|sinulla|sulla|tiedät|osaat)$/u,
  sv: /^(?:till|andra|den|där|dess|de|dem|varför|när|jag|du)$/u,
  en: /^(?:other|others|it|its|they|them|those|why|when|any|much|i)$/u,
};

/** What may be asked of the material itself that its manifest tells. */
export type AboutMaterial = 'contents' | 'title';

/**
 * What a question of a conversation asks of the material itself: what it holds ("Mitkä kunnat ovat mukana
 * aineistossa?", "How many examples are there?", "Summarise the material"), or what it is called. One more word, and it asks
 * for something in it. In a conversation it is of what was spoken of, unless it names the material.
 */
export function readAboutMaterial(
  text: string,
  before: readonly string[],
  language: Language,
): AboutMaterial | undefined {
  const namesIt = namesMaterial(text);
  if (before.length > 0 && !namesIt) return undefined;
  const all = words(text);
  if (asksOnly(all, PARTS[language], language)) return 'contents';
  if (namesIt && asksOnly(all, SUMMARY[language], language)) return 'contents';
  const isOfIt = namesIt || all.some((word) => THIS[language].test(word));
  return isOfIt && asksOnly(all, TITLE[language], language) ? 'title' : undefined;
}

/** Points to what is before one's eyes. */
const THIS: Readonly<Record<Language, RegExp>> = {
  fi: /^(?:tämä|tämän|tää|tän)$/u,
  sv: /^(?:här|detta)$/u,
  en: /^this$/u,
};

/** Whether of all that tells anything some words are such, and the others only frame the question. */
function asksOnly(all: readonly string[], asked: RegExp, language: Language): boolean {
  const frame = (word: string) =>
    STOP_WORDS[language].has(word) ||
    [FRAME, SHORT, THIS].some((words) => words[language].test(word));
  return (
    all.some((word) => asked.test(word)) &&
    all.every((word) => asked.test(word) || (frame(word) && !OF_SOMETHING[language].test(word)))
  );
}
