import type { ChunkReader } from '#ingest/store/store';
import type { Question } from '../understand.js';

/** What ties a message to the material, whatever it says; each 0 … 1. */
export const SIGNS = ['place', 'otherPlace', 'named', 'known', 'about'] as const;

/**
 * Reads the signs, in the order of {@link SIGNS}: a place of the material, another place, words that
 * cases are called by, the share of its terms that the material holds, talk of the material itself.
 */
export function readSigns(question: Question, reader: ChunkReader): readonly number[] {
  const { places, terms, language, kind } = question;
  const own = places.filter(({ place }) => reader.places.has(place.id)).length;
  const headers = reader.headerTerms(language);
  const named = terms.filter((term) => headers.has(term)).length;
  const weights = terms.map((term) => reader.weightOf(term, language));
  const unknown = reader.weightOf('', language);
  return [
    own > 0 ? 1 : 0,
    places.length > own ? 1 : 0,
    Math.min(named, 2) / 2,
    sum(weights.filter((weight) => weight < unknown)) / Math.max(sum(weights), 1e-9),
    kind === 'about' ? 1 : 0,
  ];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
