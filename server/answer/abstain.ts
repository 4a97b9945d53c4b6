import type { Language } from '#corpus/material';
import type { ChunkReader } from '#ingest/store/store';
import type { Outcome } from '../contract.js';
import type { Question } from '../question/understand.js';
import { toldLanguage } from '../retrieve/compared-language.js';
import type { Evidence } from '../retrieve/evidence.js';
import type { StatementEvent } from './answerer.js';
import { citePassage, type Links, locateChunk, passageText } from './cite.js';
import { nearestPassage } from './extractive/nearest-passage.js';
import { wordingOf } from './wording/wording-of.js';

/** Share of a question without a place that the nearest passage must have to be worth showing. */
const MIN_NEARBY_LEXICAL = 0.35;

/**
 * The honest "the material does not tell": names the place that is not covered, and shows the
 * nearest that the material does tell, cited like any statement, when it is near at all.
 */
export function abstain(
  question: Question,
  { cases, missingPlaces }: Evidence,
  reader: ChunkReader,
  links: Links,
): { readonly outcome: Outcome; readonly events: readonly StatementEvent[] } {
  const { language, places } = question;
  const wording = wordingOf(language);
  if (missingPlaces.length > 0) {
    const text = wording.placesNotInMaterial(placeNames(missingPlaces, language));
    return {
      outcome: 'unanswered_not_in_material',
      events: [{ event: 'text-delta', statement: 0, text }],
    };
  }
  if (question.terms.length === 0 && places.length === 0) {
    return {
      outcome: 'unanswered_unclear',
      events: [{ event: 'text-delta', statement: 0, text: wording.unclear }],
    };
  }
  const known = places.filter(({ place }) => reader.places.has(place.id));
  const said = question.asksJudgement
    ? wording.noJudgement
    : known.length > 0
      ? wording.notToldOfPlaces(placeNames(known, language))
      : wording.notInMaterial;
  const events: StatementEvent[] = [{ event: 'text-delta', statement: 0, text: said }];
  const nearest = cases[0]?.chunks[0];
  // Of a place that was asked for by name even a far passage is worth showing.
  // A word that only questions beside the text have is not told there.
  const hasWords = (nearest?.lexical ?? 0) >= MIN_NEARBY_LEXICAL && (nearest?.coverage ?? 0) > 0;
  const isNear = places.length > 0 || hasWords;
  const located =
    nearest && isNear
      ? nearestPassage(locateChunk(reader.materials, nearest.chunk), question, reader)
      : undefined;
  if (located) {
    const citation = citePassage(located, 1, language, links);
    const told = toldLanguage(located.material, language);
    const text = passageText(located, language);
    if (told === language) {
      events.push({ event: 'text-delta', statement: 1, text: `${wording.nearby} ${text}` });
    } else {
      // Two languages do not go in one statement.
      events.push(
        { event: 'text-delta', statement: 1, text: wording.nearby },
        { event: 'text-delta', statement: 2, text, language: told },
      );
    }
    events.push({ event: 'citation', statement: told === language ? 1 : 2, citation });
  }
  return { outcome: 'unanswered_not_in_material', events };
}

/** Names of places in a language, each once. */
export function placeNames(mentions: Question['places'], language: Language): readonly string[] {
  return [...new Set(mentions.map(({ place }) => place[language] ?? place.fi))];
}
