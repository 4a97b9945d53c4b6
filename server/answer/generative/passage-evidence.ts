import { type Language, languageSchema } from '#corpus/material';
import { analyse, words } from '#ingest/language/analyse';
import type { PlaceRecogniser } from '#ingest/language/recognise-places';
import { type LocatedPassage, locatePassages, passageText } from '../cite.js';
import { readNumbers } from './numbers.js';

/** What a passage says, in every language that it is there in, taken apart for verification. */
export type PassageEvidence = {
  /** The passage under the line that leads in its list; compared as a whole. */
  readonly texts: Readonly<Partial<Record<Language, string>>>;
  readonly terms: Readonly<Partial<Record<Language, ReadonlySet<string>>>>;
  /** Words of passage, title and case, as written, in all languages. */
  readonly words: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  /** Ids from the gazetteer: named, or whose practice it is. */
  readonly places: ReadonlySet<string>;
};

/** Takes a passage apart, with what its slide says around it: a list item alone says too little. */
export function readPassageEvidence(
  located: LocatedPassage,
  recogniser: PlaceRecogniser,
): PassageEvidence {
  const { material, page, passage } = located;
  const [lead] = passage.lead ? locatePassages(material, [passage.lead]) : [];
  const texts: Partial<Record<Language, string>> = {};
  const terms: Partial<Record<Language, ReadonlySet<string>>> = {};
  const allWords = new Set<string>();
  const numbers = new Set<string>();
  const places = new Set(page.case?.places ?? []);
  for (const language of languageSchema.options) {
    const isOriginal = language === material.manifest.language;
    const translation = material.translations[language];
    if (!isOriginal && !translation) continue;
    const text = [...(lead ? [lead] : []), located]
      .map((entry) => passageText(entry, language))
      .join(': ');
    const title = isOriginal ? page.title : translation?.slides[page.number];
    const name = page.case && (isOriginal ? page.case.name : translation?.cases[page.case.id]);
    const whole = [name, title, text].filter(Boolean).join('. ');
    texts[language] = text;
    terms[language] = new Set(analyse(whole, language));
    for (const word of words(whole)) allWords.add(word);
    for (const number of readNumbers(whole, language)) numbers.add(number);
    for (const { place } of recogniser.recognise(whole)) places.add(place.id);
  }
  return { texts, terms, words: allWords, numbers, places };
}

/** Several passages that are cited together, as one. */
export function joinEvidence(passages: readonly PassageEvidence[]): PassageEvidence {
  const texts: Partial<Record<Language, string>> = {};
  const terms: Partial<Record<Language, ReadonlySet<string>>> = {};
  for (const language of languageSchema.options) {
    const found = passages.flatMap((passage) => passage.texts[language] ?? []);
    if (found.length === 0) continue;
    texts[language] = found.join(' ');
    terms[language] = new Set(passages.flatMap((passage) => [...(passage.terms[language] ?? [])]));
  }
  return {
    texts,
    terms,
    words: new Set(passages.flatMap((passage) => [...passage.words])),
    numbers: new Set(passages.flatMap((passage) => [...passage.numbers])),
    places: new Set(passages.flatMap((passage) => [...passage.places])),
  };
}
