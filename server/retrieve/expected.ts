import type { StoredChunk } from '#ingest/store/store';
import { holdsAnswer } from '../question/answer-type.js';
import type { Question } from '../question/understand.js';

/** Whether a chunk holds a thing of the sort that the question asks for; false when none is told. */
export function holdsExpected(
  { texts, places }: StoredChunk,
  { expects, language }: Pick<Question, 'expects' | 'language'>,
): boolean {
  if (expects === undefined) return false;
  if (expects.type === 'places') return places.named.length > 1;
  const body = texts[language]?.body;
  return body !== undefined && holdsAnswer(body, expects);
}
