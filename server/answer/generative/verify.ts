import type { Language } from '#corpus/material';
import { languageSchema } from '#corpus/material';
import type { Embedder } from '#ingest/embedding/embedder';
import { isUnembeddable } from '#ingest/embedding/embedder';
import { analyse, words } from '#ingest/language/analyse';
import { detectLanguage } from '#ingest/language/detect-language';
import { fold } from '#ingest/language/match-terms';
import type { PlaceMention, PlaceRecogniser } from '#ingest/language/recognise-places';
import type { ChunkReader } from '#ingest/store/store';
import type { LocatedPassage } from '../cite.js';
import { readNumbers } from './numbers.js';
import type { PassageEvidence } from './passage-evidence.js';
import { joinEvidence, readPassageEvidence } from './passage-evidence.js';
import { WEIGHTY_WORDS } from './weighty-words.js';

/**
 * Below these a sentence says something else than what it cites; chosen on the sentences of the even
 * slides, measured on those of the odd ones (`npm run evals:verification`).
 */
export const FLOORS = {
  /** Share of the terms, by weight, that stand in the passages: of the sentence. */
  overlap: 0.5,
  /** Of its weakest clause: what is made up is often hung on what is true. */
  clauseOverlap: 0.3,
  /** Cosine of the sentence and what is nearest to it in the passages. */
  similarity: 0.4,
  /** Share of a sentence's terms from which on a clause of a passage is what it retells. */
  retold: 0.6,
};

/** Shortest sentence, in words, whose language is judged: a short one may be all names. */
const MIN_WORDS_OF_LANGUAGE = 5;

/** Why a sentence is withheld. */
export type Fault =
  | 'markup'
  | 'language'
  | 'number'
  | 'place'
  | 'name'
  | 'added'
  | 'dropped'
  | 'overlap'
  | 'similarity';

/** Whether passages say what a sentence says. */
export type Verification = {
  /** The first thing that they do not say; `undefined` when they say it all. */
  readonly fault: Fault | undefined;
  /** Of the sentence, its weakest clause; and the cosine. 0 when an earlier check had already failed. */
  readonly overlap: number;
  readonly clauseOverlap: number;
  readonly similarity: number;
};

/** Verifies a sentence in `language` against the passages that it cites. */
export type Verify = (
  sentence: string,
  language: Language,
  cited: readonly LocatedPassage[],
) => Promise<Verification>;

/**
 * Makes the check that stands between a model and the reader. Deterministic; whatever it cannot find
 * in the passages it holds for unsupported, since a withheld truth costs less than a told untruth.
 */
export function createVerifier(
  reader: ChunkReader,
  embedder: Embedder,
  recogniser: PlaceRecogniser,
): Verify {
  const read = new WeakMap<LocatedPassage['passage'], PassageEvidence>();
  const evidenceOf = (located: LocatedPassage) => {
    const known = read.get(located.passage) ?? readPassageEvidence(located, recogniser);
    read.set(located.passage, known);
    return known;
  };

  return async function verify(sentence, language, cited) {
    const evidence = joinEvidence(cited.map(evidenceOf));
    const places = recogniser.recognise(sentence);
    const fault = findFault(sentence, language, places, evidence);
    if (fault) return { fault, overlap: 0, clauseOverlap: 0, similarity: 0 };
    const overlapOf = (text: string) => measureOverlap(text, language, evidence, reader);
    const measured = {
      overlap: overlapOf(sentence) ?? 0,
      clauseOverlap: Math.min(...clauses(sentence).map((clause) => overlapOf(clause) ?? 1)),
      similarity: await measureSimilarity(sentence, evidence, embedder),
    };
    const isApart =
      measured.overlap < FLOORS.overlap || measured.clauseOverlap < FLOORS.clauseOverlap;
    if (isApart) return { fault: 'overlap', ...measured };
    return {
      fault: measured.similarity < FLOORS.similarity ? 'similarity' : undefined,
      ...measured,
    };
  };
}

function findFault(
  sentence: string,
  language: Language,
  places: readonly PlaceMention[],
  evidence: PassageEvidence,
): Fault | undefined {
  if (hasMarkup(sentence, evidence)) return 'markup';
  if (isOtherLanguage(sentence, language)) return 'language';
  const numbers = readNumbers(sentence, language);
  if ([...numbers].some((number) => !evidence.numbers.has(number))) return 'number';
  if (places.some(({ place }) => !evidence.places.has(place.id))) return 'place';
  if (readNames(sentence, places).some((name) => !isNamed(name, evidence.words))) return 'name';
  if (addsWeight(sentence, language, evidence)) return 'added';
  return dropsWeight(sentence, language, evidence) ? 'dropped' : undefined;
}

/** Tags, addresses and code: no passage of running text has them, unless it has them too. */
function hasMarkup(sentence: string, { texts }: PassageEvidence): boolean {
  const found = sentence.match(
    /<[^>]*>?|&\w+;|(?<!\w)\w+:\/\/\S+|www\.\S+|(?<![^\s@])[^\s@]+@[^\s@.]+\.\S+|[[\]{}|\\<>]|javascript:/giu,
  );
  const sources = Object.values(texts).join(' ');
  return found?.some((part) => !sources.includes(part)) ?? false;
}

function isOtherLanguage(sentence: string, language: Language): boolean {
  if (words(sentence).length < MIN_WORDS_OF_LANGUAGE) return false;
  return (detectLanguage(sentence) ?? language) !== language;
}

/** Words with a capital that no sentence start explains, abbreviations, letters with digits. */
function readNames(sentence: string, places: readonly PlaceMention[]): readonly string[] {
  const isStart = (index: number) => !/[\p{L}\p{N}]/u.test(sentence.slice(0, index));
  const isPlace = (index: number) => places.some(({ start, end }) => index >= start && index < end);
  const found = sentence.matchAll(/[\p{L}\p{N}]+(?::\p{L}+)?/gu);
  return Array.from(found)
    .filter(({ 0: word, index }) => {
      if (isPlace(index) || !/\p{L}/u.test(word)) return false;
      const isMixed = /\p{L}\p{N}|\p{N}\p{L}|\p{L}\p{Lu}/u.test(word);
      return isMixed || (/^\p{Lu}/u.test(word) && !isStart(index) && word !== 'I');
    })
    .flatMap(({ 0: word }) => words(word));
}

/** The same name, however it is bent: all but the last letters agree. */
function isNamed(name: string, written: ReadonlySet<string>): boolean {
  if (written.has(name)) return true;
  if (name.length < 4) return false;
  const plain = fold(name);
  return [...written].some((word) => {
    const other = fold(word);
    let common = 0;
    while (common < plain.length && plain[common] === other[common]) common++;
    const [short, long] = [
      Math.min(plain.length, other.length),
      Math.max(plain.length, other.length),
    ];
    return common >= 4 && short - common <= 2 && long - common <= 4;
  });
}

function addsWeight(sentence: string, language: Language, { texts }: PassageEvidence): boolean {
  return WEIGHTY_WORDS.some(
    ({ patterns, mayNotBeAdded }) =>
      mayNotBeAdded &&
      patterns[language].test(sentence) &&
      !languageSchema.options.some((other) => patterns[other].test(texts[other] ?? '')),
  );
}

/** Whether the clause that a sentence retells has a weighty word that the sentence has not. */
function dropsWeight(sentence: string, language: Language, { texts }: PassageEvidence): boolean {
  const told = [...new Set(analyse(sentence, language))];
  return clauses(texts[language] ?? '').some((clause) => {
    const written = new Set(analyse(clause, language));
    const isRetold = told.filter((term) => written.has(term)).length >= FLOORS.retold * told.length;
    return (
      isRetold &&
      WEIGHTY_WORDS.some(
        ({ patterns, mayNotBeDropped }) =>
          mayNotBeDropped && patterns[language].test(clause) && !patterns[language].test(sentence),
      )
    );
  });
}

/** Parts of a text between the marks that part clauses. */
function clauses(text: string): readonly string[] {
  return text.split(/[.,;:!?]\s|\s[–-]\s/u);
}

/** Share of a text's terms, by weight; `undefined` when it has none. */
function measureOverlap(
  text: string,
  language: Language,
  { terms, words: written }: PassageEvidence,
  reader: ChunkReader,
): number | undefined {
  const present = terms[language] ?? new Set<string>();
  let asked = 0;
  let covered = 0;
  for (const term of new Set(analyse(text, language))) {
    const weight = reader.weightOf(term, language);
    const isThere = present.has(term) || written.has(term);
    const match = reader.matchTerm(term, language).find((found) => present.has(found.term));
    asked += weight;
    covered += weight * (isThere ? 1 : (match?.weight ?? 0));
  }
  return asked === 0 ? undefined : covered / asked;
}

/**
 * The cosine of what is nearest: a passage in one of its languages, or a sentence of it. Vectors have
 * unit length: their product is the cosine.
 */
async function measureSimilarity(
  sentence: string,
  { texts }: PassageEvidence,
  embedder: Embedder,
): Promise<number> {
  try {
    const [own = [], ...others] = await embedder.embedDocuments([
      sentence,
      ...Object.values(texts).flatMap((text) => [text, ...text.split(/(?<=[.!?])\s/u)]),
    ]);
    return Math.max(
      ...others.map((other) => own.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0)),
    );
  } catch (error) {
    if (isUnembeddable(error)) return 0;
    throw error;
  }
}
