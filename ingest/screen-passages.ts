import type { Material } from '#corpus/material';
import type { SlidePage } from './cases.js';
import { wordRegExp } from './language/word-regexp.js';

/** A passage that is not let into the index, and why. */
export type HeldPassage = {
  readonly id: string;
  readonly slide: number;
  readonly text: string;
  readonly reason: 'hidden-characters' | 'order';
};

/**
 * Characters that no reader sees, within a text that a model would: tags (U+E0000 …), zero widths and marks that turn
 * the direction of writing. A soft hyphen or a byte order mark is a PDF's, and harmless.
 */
const HIDDEN = /[\u200b\u2060-\u2064\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u;

/**
 * Orders to an assistant, as "prompt injection" has them (OWASP LLM01:2025): to let go of its rules, to be another, to
 * tell what it is told, to answer in one way whatever is asked, to send on what people ask; and the marks by which
 * models tell who speaks. A guide may well say "Pyydä asiakkaalta henkilötunnus": what a person could be told in
 * earnest is let in, and obeyed in nothing.
 */
const ORDERS = [
  /\b(?:ohita|unohda|sivuuta|älä (?:noudata|välitä))\b.{0,30}\b(?:ohje|sään|kehot|käsky)\p{L}*/u,
  /\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:previous|prior|above|earlier|your)\b.{0,20}\b(?:instructions?|rules|prompts?)\b|\bignore previous\b/u,
  /\b(?:glöm|ignorera|strunta i|bortse från)\b.{0,30}\b(?:instruktion|regler|anvisning)\p{L}*/u,
  /\b(?:olet nyt|tästä lähtien olet|vastaa kuin olisit|esitä olevasi)\b/u,
  /\b(?:you are now an?|from now on,? (?:you|answer|respond|reply)|reply as|answer as if you|pretend (?:to be|you))\b/u,
  /\b(?:du är nu (?:en|ett)|från och med nu (?:är du|svarar du)|svara som om du)\b/u,
  /(?:^|[.!?] )(?:järjestelmä|system)\s*: /u,
  /\b(?:järjestelmä|systeemi)(?:kehot|prompt)\p{L}*|\bsystem ?prompt\p{L}*|\bhidden (?:prompt|instructions)\b/u,
  /\b(?:paljasta|tulosta|toista|kerro)\b.{0,25}\b(?:ohjeesi|kehotteesi|sääntösi|salasanasi|api-avai\p{L}+)/u,
  /\b(?:reveal|repeat|output|print)\b.{0,25}\b(?:your (?:prompt|instructions|rules)|everything above|api key)/u,
  /\b(?:avslöja|upprepa|skriv ut)\b.{0,25}\b(?:din prompt|dina (?:instruktioner|regler))/u,
  /(?:^|[.!?:] )vastaa (?:aina|vain|kaikkiin kysymyksiin)\b|\blisää vastaukse(?:en|esi|si)\b/u,
  /(?:^|[.!?:] )answer (?:every question|all questions|only|always)\b|\bappend\b.{0,60}\bto (?:the|your|every) (?:answer|reply|response)|\bwrite (?:the|your) answer as\b/u,
  /(?:^|[.!?:] )svara (?:alltid|bara|endast)\b|\blägg till\b.{0,40}\bi (?:svaret|dina svar)/u,
  /\b(?:lähetä (?:kysymys|keskustelu)|skicka (?:frågan|konversationen)|send the (?:question|conversation)|post the (?:question|conversation))\b.{0,30}(?:https?:|osoitteeseen)/u,
  /\bcall the (?:tool|function)\b|\bkutsu (?:työkalua|funktiota)\b|\banropa (?:verktyget|funktionen)\b/u,
  /<\/?(?:system|assistant|user|passages?|instructions?|script|iframe)\b|\[\/?inst\]|<\|im_(?:start|end)\|>/u,
  /!\[[^\]]*\]\(\s*https?:/u,
].map(wordRegExp);

/** A run that may be text in base64, too long for a word or a code. */
const ENCODED = /[A-Za-z0-9+/]{24,}={0,2}/gu;
const PLAIN = /^[\p{L}\p{P}\s\d]+$/u;

/** The passages of a material that read as orders to an assistant, without those that a person has let in. */
export function screenPassages(
  { manifest: { released = [] } }: Pick<Material, 'manifest'>,
  pages: readonly SlidePage[],
): readonly HeldPassage[] {
  return pages.flatMap(({ number, passages }) =>
    passages.flatMap(({ id, text }): HeldPassage[] => {
      const reason = released.includes(id) ? undefined : reasonToHold(text);
      return reason ? [{ id, slide: number, text, reason }] : [];
    }),
  );
}

function reasonToHold(text: string): HeldPassage['reason'] | undefined {
  if (HIDDEN.test(text)) return 'hidden-characters';
  const decoded = (text.match(ENCODED) ?? [])
    .map((run) => Buffer.from(run, 'base64').toString('utf8'))
    .filter((said) => PLAIN.test(said));
  return [text, ...decoded].some(isOrder) ? 'order' : undefined;
}

function isOrder(text: string): boolean {
  const said = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase();
  return ORDERS.some((order) => order.test(said));
}
