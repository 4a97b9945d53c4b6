import type { ChunkText } from '#ingest/chunks';
import type { StoredChunk } from '#ingest/store/store';
import { type ExpectedAnswer, holdsAnswer } from '../question/answer-type.js';
import type { Question } from '../question/understand.js';
import { rememberFor } from './remember-for.js';

/** Of a text of the index, and of its passages: which sorts of things they hold, as far as was asked. */
const known = rememberFor((_: ChunkText) => new Map<string, boolean>());

/** The same as `holdsAnswer` of a part of a text, looked for once; `part` tells it from the others. */
export function holdsInPart(
  text: ChunkText,
  part: number | 'body',
  said: string,
  expects: ExpectedAnswer,
): boolean {
  const { type, ...more } = expects;
  // Of what else can be asked of it, as what is counted, there is no end.
  if (Object.values(more).some((each) => each !== undefined)) return holdsAnswer(said, expects);
  const key = `${type} ${part}`;
  const found = known(text).get(key) ?? holdsAnswer(said, expects);
  known(text).set(key, found);
  return found;
}

/** Whether a chunk holds a thing of the sort that the question asks for; false when none is told. */
export function holdsExpected(
  { texts, places }: StoredChunk,
  { expects, language }: Pick<Question, 'expects' | 'language'>,
): boolean {
  if (expects === undefined) return false;
  if (expects.type === 'places') return places.named.length > 1;
  const text = texts[language];
  return text !== undefined && holdsInPart(text, 'body', text.body, expects);
}
