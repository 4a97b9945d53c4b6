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
  maxChunks: 4,
  minChunkRatio: 0.5,
  /** Chunks when the whole case is asked for. */
  maxChunksOfOverview: 5,
  /** Chunks of each side of a comparison or each place asked about. */
  maxChunksOfSide: 2,
  /** Beside a list of so many passages only what answers nearly as well is told. */
  longList: 4,
  minRatioBesideList: 0.75,
  /** Cases in a list, and how near each must come to the best: in score, and in words alone. */
  maxCases: 18,
  minCaseRatio: 0.7,
  minLexicalRatio: 0.6,
  /** Above this share of the question, a run of words that the best has is asked of the others too. */
  minSharedPhrase: 0.2,
  minPhraseRatio: 0.6,
};

/** Chooses what to answer with: the best of one case, or of each case that was asked about. */
export function selectPassages(question: Question, { cases }: Evidence): Selection {
  const { kind, places, isBroad } = question;
  const [best] = cases;
  if (!best) return [];
  // "Which cities are in the C6 project?" asks of one case, and names it.
  const isOfOne = best.isNamed && cases.filter(({ isNamed }) => isNamed).length === 1;
  if (kind === 'cases' && places.length === 0 && !isOfOne) {
    const near = cases.filter((entry) => isNear(entry, best));
    return near.slice(0, SELECTION.maxCases).map((entry) => take(entry, 1));
  }
  const covering = coverPlaces(
    cases,
    places.map(({ place }) => place.id),
  );
  if (covering.length > 1) return covering.map((entry) => take(entry, SELECTION.maxChunksOfSide));
  if (kind === 'compare' && cases.length > 1) {
    return cases.slice(0, 2).map((entry) => take(entry, SELECTION.maxChunksOfSide));
  }
  const chosen = covering[0] ?? best;
  if (chosen.isOverview) return [overview(chosen)];
  if (isBroad) return [take(chosen, SELECTION.maxChunksOfOverview, 0)];
  return [take(chosen, SELECTION.maxChunks)];
}

function isNear(entry: RankedCase, best: RankedCase): boolean {
  const most = ({ chunks }: RankedCase, part: 'lexical' | 'phrase') =>
    Math.max(0, ...chunks.map((chunk) => chunk[part]));
  const asked = most(best, 'phrase');
  if (asked >= SELECTION.minSharedPhrase)
    return most(entry, 'phrase') >= SELECTION.minPhraseRatio * asked;
  return (
    entry.score >= SELECTION.minCaseRatio * best.score &&
    most(entry, 'lexical') >= SELECTION.minLexicalRatio * most(best, 'lexical')
  );
}

/** The best cases that together have all the places asked about: one is enough when it has all. */
function coverPlaces(
  cases: readonly RankedCase[],
  places: readonly string[],
): readonly RankedCase[] {
  const open = new Set(places);
  const covering: RankedCase[] = [];
  for (const entry of cases) {
    const covered = [...open].filter((id) =>
      entry.chunks.some(({ chunk }) => fitsPlace(chunk, id)),
    );
    if (covered.length === 0) continue;
    covering.push(entry);
    for (const id of covered) open.delete(id);
    if (open.size === 0) break;
  }
  return covering;
}

/** The best chunks of a case: the one that answers first, the others in the order of the slide. */
function take(
  { key, chunks }: RankedCase,
  max: number,
  minRatio = SELECTION.minChunkRatio,
): Selection[number] {
  const [first, ...others] = chunks;
  if (!first) return { key, chunks: [] };
  if (first.chunk.passages.length >= SELECTION.longList) return { key, chunks: [first] };
  const also = others.filter(({ fit }) => fit >= minRatio * first.fit).slice(0, max - 1);
  return { key, chunks: [first, ...inSlideOrder(also)] };
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
