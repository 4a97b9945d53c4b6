import { analyse } from '#ingest/language/analyse';
import type { StoredChunk } from '#ingest/store/store';
import type { Question } from '../../question/understand.js';
import { chunkLines } from '../../retrieve/chunk-lines.js';
import { compareWith } from '../../retrieve/compared-language.js';
import type { Evidence, RankedCase } from '../../retrieve/evidence.js';
import { chooseListed } from '../../retrieve/list-membership.js';
import type { AskedAndFound } from '../answerer.js';
import { coverPlaces, SIDES, sidesOf, takeSides } from './compare-sides.js';
import {
  inSlideOrder,
  isLead,
  passagesOf,
  type ToldChunk,
  tellPassages,
  whole,
} from './tell-passages.js';

/** The passages that answer, by case, in the order in which they are told. */
export type Selection = readonly { readonly key: string; readonly told: readonly ToldChunk[] }[];

/**
 * Limits of a selection; chosen on the development questions (`npm run evals`). Ratios compare a
 * score to the best one: a chunk that is much weaker than the first says something else.
 */
export const SELECTION = {
  /** Passages of one case, when one case answers. */
  one: { maxPassages: 4, minRatio: 0.65 },
  /** Passages for each of two things that are asked at once. */
  part: { maxPassages: 2, minRatio: 0.75 },
  /** Passages of each side of a comparison or each place asked about. */
  sides: SIDES,
  /** Chunks when the whole case is asked for. */
  maxChunksOfOverview: 5,
  /** Slides that tell of the material itself. */
  maxSlidesOfMaterial: 2,
  /** Cases in a list. */
  maxCases: 18,
};

/** Chooses the passages to answer with: the best of one case, or of each case that was asked about. */
export function selectPassages(question: Question, { cases }: Evidence): Selection {
  const { kind, places, isBroad, isOfMany } = question;
  const [best] = cases;
  if (!best) return [];
  // "Which cities are in the C6 project?" asks of one case, and names it.
  const isOfOne = best.isNamed && cases.filter(({ isNamed }) => isNamed).length === 1;
  // "Which cities around Tampere?" is told by Tampere's case, "Which projects is Tampere in?" by several.
  if (kind === 'cases' && (places.length === 0 || question.listed === 'practices') && !isOfOne) {
    const isEvery = places.length > 0 && cases.every(({ isOverview }) => isOverview);
    const listed = (isEvery ? cases : chooseListed(question, cases)).slice(0, SELECTION.maxCases);
    const [only, ...others] = listed;
    return only && others.length === 0 ? [take(only, question)] : listed.map(takeOne);
  }
  const told = kind === 'about' ? toldOfMaterial(question, cases) : [];
  if (told.length > 0) return told;
  if (kind === 'compare') return takeSides(sidesOf(question, cases), isOfMany);
  const covering = coverPlaces(
    cases,
    places.map(({ place }) => place.id),
  );
  if (covering.length > 1) return takeSides(covering, isOfMany);
  const chosen = covering[0] ?? best;
  return [chosen.isOverview || isBroad ? overview(chosen) : take(chosen, question)];
}

/** What answers each of the things that are asked at once of one case, in their order. */
export function selectOfParts(parts: readonly AskedAndFound[]): Selection {
  const told = parts.flatMap(({ question, evidence: { cases } }) => {
    const [best] = cases;
    return best ? tellPassages(passagesOf(best), SELECTION.part, question.isOfMany) : [];
  });
  const key = parts[0]?.evidence.cases[0]?.key;
  return key === undefined ? [] : [{ key, told }];
}

/**
 * Who made the material, and when: its first slides share that between them, so what holds a thing of
 * the sort asked for is told of each.
 */
function toldOfMaterial(question: Question, cases: readonly RankedCase[]): Selection {
  if (question.expects === undefined || !cases[0]?.chunks[0]?.isFront) return [];
  return cases
    .filter(({ chunks }) => chunks[0]?.isFront)
    .map(({ key, chunks }) => ({
      key,
      told: chunks
        .filter(({ hasExpected }) => hasExpected)
        .slice(0, 1)
        .map(({ chunk }) => whole(chunk)),
    }))
    .filter(({ told }) => told.length > 0)
    .slice(0, SELECTION.maxSlidesOfMaterial);
}

/**
 * Of a case in a list the passage that says it: the one that fits best, or the one that the case begins with
 * when nothing is asked beyond its name. The lead of a list says nothing alone.
 */
function takeOne({ key, chunks, isOverview }: RankedCase): Selection[number] {
  const statements = passagesOf({ chunks: inSlideOrder(chunks) }).filter(
    ({ entry, position }) => !isLead(entry.chunk, position),
  );
  const [best] = isOverview ? statements : statements.toSorted((a, b) => b.fit - a.fit);
  return { key, told: best ? [{ chunk: best.entry.chunk, positions: [best.position] }] : [] };
}

/**
 * The best passages of a case, the one that answers best first: where that one is not it, the next is. What
 * stands below a heading is told whole, in the order of the slide, when several things or what the heading
 * says are asked for.
 */
function take({ key, chunks }: RankedCase, question: Question): Selection[number] {
  const passages = passagesOf({ chunks });
  const [best] = passages.toSorted((a, b) => b.fit - a.fit);
  const heading = best?.entry.chunk.heading;
  if (best && heading && (question.isOfMany || asksForHeading(question, best.entry.chunk))) {
    const listed = chunks.filter(({ chunk }) => chunk.heading === heading);
    return { key, told: inSlideOrder(listed).map(({ chunk }) => whole(chunk)) };
  }
  return { key, told: tellPassages(passages, SELECTION.one, question.isOfMany) };
}

/** A term is a part of a compound from so many letters on: "kaupunkistrategia" is a "strategia". */
const MIN_PART = 5;

/** "Miten strategia näkyy käytännössä?" has every word of the heading "Kaupunkistrategia käytännössä:". */
function asksForHeading(question: Question, chunk: StoredChunk): boolean {
  const { terms, language } = compareWith(question, chunk);
  const heading = analyse(chunkLines(chunk, language).heading.join('\n'), language);
  return (
    heading.length > 0 &&
    heading.every((term) =>
      terms.some((asked) => asked === term || (asked.length >= MIN_PART && term.endsWith(asked))),
    )
  );
}

/** The case as its slide tells it, without the weakest where it is long. */
function overview({ key, chunks }: RankedCase): Selection[number] {
  const strongest = chunks.slice(0, SELECTION.maxChunksOfOverview);
  return { key, told: inSlideOrder(strongest).map(({ chunk }) => whole(chunk)) };
}
