import type { Language } from '#corpus/material';
import type { IndexedMaterial, StoredChunk } from '#ingest/store/store';
import { type Question, questionIn } from '../question/understand.js';

/**
 * The language in which a material is told to whoever asks in `language`: that, where it is the
 * material's own or a translation is there, else the material's own.
 */
export function toldLanguage(
  { manifest, translations }: Pick<IndexedMaterial, 'manifest' | 'translations'>,
  language: Language,
): Language {
  return translations[language] ? language : manifest.language;
}

/** A question as it compares with a chunk: in its own language, or in the chunk's where it lacks that. */
export function compareWith(question: Question, { terms }: StoredChunk): Question {
  if (terms[question.language]) return question;
  const [own] = Object.keys(terms) as Language[];
  return own ? questionIn(question, own) : question;
}
