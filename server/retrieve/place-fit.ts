import type { PlaceMention } from '#ingest/language/recognise-places';
import type { StoredChunk } from '#ingest/store/store';

/**
 * How a chunk stands to the places of a question: it is of the `own` practice of one of them, it
 * only has one `named`, it has `none` of them (then it must not answer), or no place was asked about
 * (`any`).
 */
export type PlaceFit = 'own' | 'named' | 'none' | 'any';

/**
 * Fits a chunk to the places asked about. A region counts as named where a case is of one of its
 * municipalities; a municipality is never answered from another's case.
 */
export function fitPlaces(chunk: StoredChunk, asked: readonly PlaceMention[]): PlaceFit {
  if (asked.length === 0) return 'any';
  const fits = asked.map(({ place }) => fitPlace(chunk, place.id));
  return fits.includes('own') ? 'own' : fits.includes('named') ? 'named' : 'none';
}

/** Fits a chunk to one place of the gazetteer. */
export function fitPlace({ places }: StoredChunk, id: string): Exclude<PlaceFit, 'any'> {
  if (places.own.includes(id)) return 'own';
  return places.named.includes(id) || places.around.includes(id) ? 'named' : 'none';
}
