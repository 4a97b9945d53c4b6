import type { Language } from '#corpus/material';
import { languageSchema } from '#corpus/material';
import { STOP_WORDS } from './language/stop-words.js';
import { synonymsOf } from './language/synonyms.js';
import type { IndexedMaterial } from './store/store.js';

/** How often a word stands in the texts of a language; `capital` of all those, begins with one. */
export type WordCount = Record<Language, number> & { capital: number };

/** The words of materials as they are written, in lower case. */
export type Lexicon = ReadonlyMap<string, Readonly<WordCount>>;

const WORD = /\p{L}+/gu;

/**
 * Counts the words of materials: of their texts, translations, and the questions beside the text. Words
 * that any question may be asked with (stop words, the thesaurus) are there whatever a material says.
 */
export function readLexicon(
  materials: readonly Pick<
    IndexedMaterial,
    'manifest' | 'pages' | 'translations' | 'expansions' | 'topics'
  >[],
): Lexicon {
  const lexicon = new Map<string, WordCount>();
  const count = (text: string, language: Language) => {
    for (const [word] of text.normalize('NFC').matchAll(WORD)) {
      const lower = word.toLowerCase();
      let known = lexicon.get(lower);
      if (!known) {
        known = { fi: 0, sv: 0, en: 0, capital: 0 };
        lexicon.set(lower, known);
      }
      known[language] += 1;
      if (word[0] !== lower[0]) known.capital += 1;
    }
  };
  for (const language of languageSchema.options) {
    for (const word of STOP_WORDS[language]) count(word, language);
    for (const word of synonymsOf(language)) count(word, language);
  }
  for (const { manifest, pages, translations, expansions, topics } of materials) {
    for (const { title, passages } of pages) {
      count(title, manifest.language);
      for (const { text } of passages) count(text, manifest.language);
    }
    for (const language of languageSchema.options) {
      const { sections, cases, slides, passages } = translations[language] ?? {};
      for (const texts of [sections, cases, slides, passages]) {
        for (const text of Object.values(texts ?? {})) count(text, language);
      }
      const asked = expansions[language];
      for (const questions of [asked?.passages, asked?.gaps]) {
        for (const text of Object.values(questions ?? {}).flat()) count(text, language);
      }
      for (const text of topics.flatMap((topic) => topic[language])) count(text, language);
    }
  }
  return lexicon;
}
