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

/** The languages in which parts of a material are told to whoever asks in `language`: its own is one of
 * them where a translation is not whole. */
export function toldLanguages(
  material: Pick<IndexedMaterial, 'manifest' | 'translations' | 'pages'>,
  language: Language,
): readonly Language[] {
  const told = toldLanguage(material, language);
  const own = material.manifest.language;
  if (told === own) return [own];
  const translated = Object.keys(material.translations[language]?.passages ?? {}).length;
  const passages = material.pages.reduce((sum, page) => sum + page.passages.length, 0);
  return translated < passages ? [told, own] : [told];
}

/** A question as it compares with a chunk: in its own language, or in the chunk's where it lacks that. */
export function compareWith(question: Question, { terms }: StoredChunk): Question {
  if (terms[question.language]) return question;
  const [own] = Object.keys(terms) as Language[];
  return own ? questionIn(question, own) : question;
}
