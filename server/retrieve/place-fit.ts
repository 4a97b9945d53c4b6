import type { PlaceMention } from '#ingest/language/recognise-places';
import type { StoredChunk } from '#ingest/store/store';

/**
 * Whether a chunk may answer about the places asked about: it is of one of them. Every chunk fits
 * when no place was asked about.
 */
export function fitsPlaces(chunk: StoredChunk, asked: readonly PlaceMention[]): boolean {
  return asked.length === 0 || asked.some(({ place }) => fitsPlace(chunk, place.id));
}

/**
 * Whether a chunk is of a place of the gazetteer: of its own practice, or naming it. A region
 * or a wider area counts as named where a case is of a place in it; a municipality is never answered
 * from another's case.
 */
export function fitsPlace({ places }: StoredChunk, id: string): boolean {
  return [places.own, places.named, places.around].some((ids) => ids.includes(id));
}
