import type { Question } from '../../question/understand.js';
import type { Evidence, RankedCase, RankedChunk } from '../../retrieve/evidence.js';
import { fitsPlace } from '../../retrieve/place-fit.js';

/** The chunks that answer, by case, in the order in which they are told. */
export type Selection = readonly {
  readonly key: string;
  readonly chunks: readonly RankedChunk[];
}[];

/**
 * Limits of a selection; chosen on the development questions (`npm run evals`). Ratios compare a
 * score to the best one: a chunk that is much weaker than the first says something else.
 */
export const SELECTION = {
  /** Chunks of one case, when one case answers. */
  maxChunks: 5,
  minChunkRatio: 0.4,
  /** Chunks when the whole case is asked for. */
  maxChunksOfOverview: 5,
  /** Chunks of each side of a comparison or each place asked about. */
  maxChunksOfSide: 2,
  /** Beside a list of so many passages only what answers nearly as well is told, and such a list itself. */
  longList: 4,
  minRatioBesideList: 0.6,
  /** Slides that tell of the material itself. */
  maxSlidesOfMaterial: 2,
  /** Cases in a list, and how near each must come to the best. */
  maxCases: 18,
  minCaseRatio: 0.72,
};

/** Chooses what to answer with: the best of one case, or of each case that was asked about. */
export function selectPassages(question: Question, { cases }: Evidence): Selection {
  const { kind, places, isBroad } = question;
  const [best] = cases;
  if (!best) return [];
  // "Which cities are in the C6 project?" asks of one case, and names it.
  const isOfOne = best.isNamed && cases.filter(({ isNamed }) => isNamed).length === 1;
  if (kind === 'cases' && places.length === 0 && !isOfOne) {
    const strongest = Math.max(...cases.map(strength));
    const near = cases.filter((entry) => strength(entry) >= SELECTION.minCaseRatio * strongest);
    return near.slice(0, SELECTION.maxCases).map((entry) => take(entry, 1));
  }
  const told = kind === 'about' ? toldOfMaterial(question, cases) : [];
  if (told.length > 0) return told;
  if (kind === 'compare')
    return compared(question, cases).map((entry) => take(entry, SELECTION.maxChunksOfSide));
  const covering = coverPlaces(cases, idsOf(places));
  if (covering.length > 1) return covering.map((entry) => take(entry, SELECTION.maxChunksOfSide));
  const chosen = covering[0] ?? best;
  if (chosen.isOverview) return [overview(chosen)];
  if (isBroad) return [take(chosen, SELECTION.maxChunksOfOverview, 0)];
  return [take(chosen, SELECTION.maxChunks)];
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
      chunks: chunks.filter(({ hasExpected }) => hasExpected).slice(0, 1),
    }))
    .filter(({ chunks }) => chunks.length > 0)
    .slice(0, SELECTION.maxSlidesOfMaterial);
}

/**
 * How well a case answers by its best chunk alone, comparable between cases: a list wants the same thing
 * said of each. Of ten ways to add these up the best on the development questions (F1 of the listed
 * cases 0.65 → 0.72).
 */
function strength({ chunks }: RankedCase): number {
  return Math.max(
    0,
    ...chunks.map(({ coverage, dense, phrase }) => coverage + 0.5 * dense + 0.5 * phrase),
  );
}

/**
 * The sides of a comparison: the cases of its places, and where these are one, the best other that the
 * question names. "Kumpi on uudempi, C6 vai Tampereen malli?" does not take C6, in which Tampere is, for
 * both.
 */
function compared({ places }: Question, cases: readonly RankedCase[]): readonly RankedCase[] {
  const ids = idsOf(places);
  const sides = coverPlaces(cases, ids);
  if (sides.length > 1) return sides;
  const others = cases.filter((entry) => !sides.includes(entry));
  const isMeant = (entry: RankedCase) => entry.isNamed || ids.some((id) => isOf(entry, id));
  return [...sides, ...others.filter(isMeant), ...others].slice(0, 2);
}

function idsOf(places: Question['places']): readonly string[] {
  return places.map(({ place }) => place.id);
}

function isOf({ chunks }: RankedCase, place: string): boolean {
  return chunks.some(({ chunk }) => fitsPlace(chunk, place));
}

/** The best cases that together have all the places asked about: one is enough when it has all. */
function coverPlaces(
  cases: readonly RankedCase[],
  places: readonly string[],
): readonly RankedCase[] {
  const open = new Set(places);
  const covering: RankedCase[] = [];
  for (const entry of cases) {
    const covered = [...open].filter((id) => isOf(entry, id));
    if (covered.length === 0) continue;
    covering.push(entry);
    for (const id of covered) open.delete(id);
    if (open.size === 0) break;
  }
  return covering;
}

/**
 * The best chunks of a case, the one that answers best first: where that one is not it, the next is. Only
 * what is told as a whole keeps the order of the slide.
 */
function take(
  { key, chunks }: RankedCase,
  max: number,
  minRatio = SELECTION.minChunkRatio,
): Selection[number] {
  const [first, ...others] = chunks;
  if (!first) return { key, chunks: [] };
  const besideList = Math.max(minRatio, SELECTION.minRatioBesideList);
  const also = others
    .filter((entry) => {
      const isBesideList = isLongList(first) || (minRatio > 0 && isLongList(entry));
      return entry.fit >= (isBesideList ? besideList : minRatio) * first.fit;
    })
    .slice(0, max - 1);
  return { key, chunks: [first, ...(minRatio > 0 ? also : inSlideOrder(also))] };
}

function isLongList({ chunk }: RankedChunk): boolean {
  return chunk.passages.length >= SELECTION.longList;
}

/** The case as its slide tells it, without the weakest where it is long. */
function overview({ key, chunks }: RankedCase): Selection[number] {
  return { key, chunks: inSlideOrder(chunks.slice(0, SELECTION.maxChunksOfOverview)) };
}

function inSlideOrder(chunks: readonly RankedChunk[]): readonly RankedChunk[] {
  const position = ({ chunk }: RankedChunk) =>
    chunk.slide * 1_000 + Number(chunk.passages[0]?.split('#')[1] ?? 0);
  return chunks.toSorted((a, b) => position(a) - position(b));
}
