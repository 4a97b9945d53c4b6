import { wordRegExp } from '#ingest/language/word-regexp';

/** A sentence as a model wrote it, and the passages that it names. */
export type CitedSentence = {
  /** Plain text: without markers and markup. */
  readonly text: string;
  /** Numbers of passages, each once, as written: nobody has yet looked whether there are such. */
  readonly markers: readonly number[];
};

/** [1], [1, 2], [1–3], [^1], 【1】. */
const MARKER = /[[【]\^?\s*(\d{1,3}(?:\s*[-–,;]\s*\d{1,3})*)\s*[\]】]/gu;
const TAIL = new RegExp(`^["”’»)*_]*(\\s*(?:${MARKER.source}[.\\s]*)*)`, 'u');
/** A marker of which only the beginning has come. */
const OPEN_MARKER = /^[[【][^\]】]{0,20}$/u;
/** Longest range that is taken for one: [1–40] points at everything and so at nothing. */
const MAX_RANGE = 10;

/** Short forms whose full stop ends no sentence, and initials. */
const ABBREVIATION = wordRegExp(
  /(?:\b(?:mm|esim|ks|vrt|ym|yms|jne|eli|ns|nk|n|v|s|k|klo|kpl|os|tj|puh|t\.ex|bl\.a|m\.m|s\.k|dvs|ca|kl|resp|st|e\.g|i\.e|etc|approx|no|nr|vs|mr|ms|dr)|\b\p{Lu})$/iu,
);

/**
 * Takes a stream of text apart into sentences with their markers, each as soon as it is whole: when
 * what follows it has begun, since a marker may stand behind the full stop.
 *
 * ```
 * "Tuki oli 1 500 eu" · "roa. [1" · "] Sen sai" …  →  { text: "Tuki oli 1 500 euroa.", markers: [1] }
 * ```
 */
export async function* readSentences(
  pieces: AsyncIterable<string>,
): AsyncGenerator<CitedSentence, void, void> {
  let buffer = '';
  for await (const piece of pieces) {
    buffer += piece;
    for (let end = endOfSentence(buffer); end > 0; end = endOfSentence(buffer)) {
      const sentence = readSentence(buffer.slice(0, end));
      buffer = buffer.slice(end);
      if (sentence) yield sentence;
    }
  }
  const last = readSentence(buffer);
  if (last) yield last;
}

/** Where the first sentence ends, its markers included; 0 while that cannot be told. */
function endOfSentence(buffer: string): number {
  for (const { 0: mark, index } of buffer.matchAll(/[.!?…:](?=\s|[["”’»)*_【])|\n/gu)) {
    const after = index + 1;
    const tail = TAIL.exec(buffer.slice(after))?.[0] ?? '';
    const next = buffer.slice(after + tail.length);
    if (/^[-–]?$/u.test(next) || OPEN_MARKER.test(next)) return 0;
    if (mark === '\n') return after + tail.length;
    const isMarked = /\d/u.test(tail);
    if (!isMarked && (mark === ':' || !/\s/u.test(tail) || /^[-–]?\p{Ll}/u.test(next))) continue;
    if (mark === '.' && !isMarked && ABBREVIATION.test(buffer.slice(0, index))) continue;
    return after + tail.length;
  }
  return 0;
}

function readSentence(raw: string): CitedSentence | undefined {
  const markers = Array.from(raw.matchAll(MARKER), ([, numbers = '']) => readMarker(numbers));
  const text = raw
    .replace(MARKER, '')
    // Markup that models write although they are told not to: list marks, headings, emphasis, code.
    .replace(/^\s*(?:[-*•–]|#{1,6}|\d{1,2}[.)])\s+/u, '')
    .replace(/\*\*|__|`+/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/\s+(?=[.,;:!?])/gu, '')
    .replace(/([.!?])\.+$/u, '$1')
    .trim();
  return /\p{L}/u.test(text) ? { text, markers: [...new Set(markers.flat())] } : undefined;
}

function readMarker(numbers: string): readonly number[] {
  return numbers.split(/[,;]/u).flatMap((part) => {
    const [from = 0, to = from] = part.split(/[-–]/u).map(Number);
    if (to < from || to - from >= MAX_RANGE) return [];
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
}
