import type { SpellingCorrector } from '#ingest/language/correct-spelling';
import type { PlaceMention, PlaceRecogniser } from '#ingest/language/recognise-places';
import type { Stages } from '../retrieve/stages.js';
import { blankPersonalData } from './mask-personal-data.js';

/** What spelling is mended with. */
export type SpellingTools = {
  readonly spelling: SpellingCorrector;
  readonly recogniser: PlaceRecogniser;
  readonly stages: Stages;
};

/**
 * A cleaned text with its misspelt words as they were meant, to be read and searched for. Personal data stays
 * as it is, and so do places: their recogniser forgives by itself, and knows those of no material.
 */
export function mendSpelling(
  text: string,
  { spelling, recogniser, stages }: SpellingTools,
): string {
  if (!stages.spelling) return text;
  const said = blankPersonalData(text);
  let places: readonly PlaceMention[] | undefined;
  return spelling.correct(text, (start, end) => {
    if (said.slice(start, end) !== text.slice(start, end)) return true;
    if (recogniser.isName(text.slice(start, end))) return true;
    places ??= recogniser.recognise(said);
    return places.some((place) => place.start < end && start < place.end);
  });
}
