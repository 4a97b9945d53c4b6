import type { Question } from '../../question/understand.js';
import type { RankedCase } from '../../retrieve/evidence.js';
import { fitsPlace } from '../../retrieve/place-fit.js';
import {
  isLead,
  type Limits,
  passagesOf,
  type ScoredPassage,
  type ToldChunk,
  tellPassages,
} from './tell-passages.js';

/** What is told of each side of a comparison, or of each place asked about. */
export const SIDES = {
  limits: { maxPassages: 2, minRatio: 0.7 },
  /**
   * How much it counts that a passage is asked for in the words in which one of the other side is. On the
   * comparisons of the development questions facts told rise from 0.86 (0) to 0.94 (3), and fall from there on.
   */
  likeness: 3,
} as const satisfies { readonly limits: Limits; readonly likeness: number };

/**
 * The sides of a comparison: the cases of its places, and where these are one, the best other that the
 * question names. "Kumpi on uudempi, C6 vai Tampereen malli?" does not take C6, in which Tampere is, for
 * both.
 */
export function sidesOf({ places }: Question, cases: readonly RankedCase[]): readonly RankedCase[] {
  const ids = places.map(({ place }) => place.id);
  const sides = coverPlaces(cases, ids);
  if (sides.length > 1) return sides;
  const isMeant = (entry: RankedCase) => entry.isNamed || ids.some((id) => isOf(entry, id));
  return [...new Set([...sides, ...cases.filter(isMeant), ...cases])].slice(0, 2);
}

/**
 * The best cases that together have all the places asked about: one is enough when it has all. Beside Espoo's,
 * Turku's own comes before one in which both are.
 */
export function coverPlaces(
  cases: readonly RankedCase[],
  places: readonly string[],
): readonly RankedCase[] {
  const open = new Set(places);
  const covered = new Set<string>();
  const covering: RankedCase[] = [];
  const cover = (isFit: (entry: RankedCase) => boolean) => {
    for (const entry of cases) {
      const found = [...open].filter((id) => isOf(entry, id));
      if (found.length === 0 || !isFit(entry)) continue;
      covering.push(entry);
      for (const id of found) {
        open.delete(id);
        covered.add(id);
      }
    }
  };
  cover((entry) => [...covered].every((id) => !isOf(entry, id)));
  cover(() => true);
  return covering;
}

function isOf({ chunks }: RankedCase, place: string): boolean {
  return chunks.some(({ chunk }) => fitsPlace(chunk, place));
}

/**
 * Of each side the passages that answer. A comparison wants the same thing said of both, and texts seldom
 * say it in the same words; but the questions that people would ask of either are alike. So a passage
 * counts for more, the more the terms of its questions are those of a good passage of the other side.
 *
 * ```
 * Espoo    4#3  hyväksyi valtuusto    (asked: kuka hyväksyi, milloin …)  ─┐ alike
 * Tampere  8#3  kaupunginhallituksessa (asked: mikä elin hyväksyi …)     ─┘
 *          8#2  jatkaa vuonna 2019 …   (asked: mihin pohjautuu …)
 * ```
 *
 * The lead of a list says nothing alone, and is left out unless several things are asked for.
 */
export function takeSides(
  sides: readonly RankedCase[],
  isOfMany: boolean,
): readonly { readonly key: string; readonly told: readonly ToldChunk[] }[] {
  const asked = sides.map((side) =>
    passagesOf(side).map((passage) => ({ passage, terms: termsAsked(passage) })),
  );
  return sides.map(({ key }, i) => {
    const others = asked.flatMap((side, j) => (j === i ? [] : side));
    const scored = (asked[i] ?? []).map(({ passage, terms }) => {
      const shared = others.map((other) => likeness(terms, other.terms) * other.passage.fit);
      return { ...passage, fit: passage.fit + SIDES.likeness * Math.max(0, ...shared) };
    });
    const saying = scored.filter(({ entry, position }) => !isLead(entry.chunk, position));
    const isWhole = isOfMany || saying.length === 0;
    return { key, told: tellPassages(isWhole ? scored : saying, SIDES.limits) };
  });
}

/** The terms of the questions that a passage answers, in all languages. */
function termsAsked({ entry, position }: ScoredPassage): ReadonlySet<string> {
  return new Set(
    Object.entries(entry.chunk.terms).flatMap(([language, { passages }]) =>
      (passages[position]?.asked ?? []).map((term) => `${language} ${term}`),
    ),
  );
}

/** Share of what both have of what either has (Jaccard). */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((term) => b.has(term)).length;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}
