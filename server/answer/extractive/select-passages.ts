import type { StoredChunk } from '#ingest/store/store';
import type { Question } from '../../question/understand.js';
import type { Evidence, RankedCase, RankedChunk } from '../../retrieve/evidence.js';
import { chooseListed } from '../../retrieve/list-membership.js';
import { fitsPlace } from '../../retrieve/place-fit.js';

/** Passages of a chunk by their positions in it, in the order of the slide. */
export type ToldChunk = { readonly chunk: StoredChunk; readonly positions: readonly number[] };

/** The passages that answer, by case, in the order in which they are told. */
export type Selection = readonly { readonly key: string; readonly told: readonly ToldChunk[] }[];

/**
 * Limits of a selection; chosen on the development questions (`npm run evals`). Ratios compare a
 * score to the best one: a chunk that is much weaker than the first says something else.
 */
export const SELECTION = {
  /** Passages of one case, when one case answers. */
  one: { maxPassages: 4, minRatio: 0.65 },
  /** Passages of each side of a comparison or each place asked about. */
  side: { maxPassages: 2, minRatio: 0.7 },
  /** Chunks when the whole case is asked for. */
  maxChunksOfOverview: 5,
  /** Slides that tell of the material itself. */
  maxSlidesOfMaterial: 2,
  /** Cases in a list. */
  maxCases: 18,
};

type Limits = { readonly maxPassages: number; readonly minRatio: number };

/** Chooses the passages to answer with: the best of one case, or of each case that was asked about. */
export function selectPassages(question: Question, { cases }: Evidence): Selection {
  const { kind, places, isBroad } = question;
  const [best] = cases;
  if (!best) return [];
  // "Which cities are in the C6 project?" asks of one case, and names it.
  const isOfOne = best.isNamed && cases.filter(({ isNamed }) => isNamed).length === 1;
  if (kind === 'cases' && places.length === 0 && !isOfOne) {
    const listed = chooseListed(question, cases).slice(0, SELECTION.maxCases);
    const [only, ...others] = listed;
    if (only && others.length === 0) return [take(only, SELECTION.one)];
    return listed.map(takeOne);
  }
  const told = kind === 'about' ? toldOfMaterial(question, cases) : [];
  if (told.length > 0) return told;
  if (kind === 'compare')
    return compared(question, cases).map((entry) => take(entry, SELECTION.side));
  const covering = coverPlaces(cases, idsOf(places));
  if (covering.length > 1) return covering.map((entry) => take(entry, SELECTION.side));
  const chosen = covering[0] ?? best;
  if (chosen.isOverview) return [overview(chosen)];
  if (isBroad) return [overview(chosen)];
  return [take(chosen, SELECTION.one, question.isOfMany)];
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
  return [...new Set([...sides, ...others.filter(isMeant), ...others])].slice(0, 2);
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
 * Of a case in a list the passage that says it: the one that fits best, or the one that the case begins with
 * when nothing is asked beyond its name. The lead of a list says nothing alone.
 */
function takeOne({ key, chunks, isOverview }: RankedCase): Selection[number] {
  const statements = inSlideOrder(chunks)
    .flatMap(({ chunk, parts }) => parts.map(({ fit }, position) => ({ chunk, position, fit })))
    .filter(({ chunk, position }) => !isLead(chunk, position));
  const [best] = isOverview ? statements : statements.toSorted((a, b) => b.fit - a.fit);
  return { key, told: best ? [{ chunk: best.chunk, positions: [best.position] }] : [] };
}

/** "IHH koostuu seuraavista kumppaneista:" leads in what is below it, and is no sentence. */
function isLead({ texts, passages }: StoredChunk, position: number): boolean {
  if (position > 0 || passages.length === 1) return false;
  return Object.values(texts).some(
    ({ body }) => !/[.!?]$/u.test(body.split('\n').at(-passages.length) ?? ''),
  );
}

/**
 * The best passages of a case, the one that answers best first: where that one is not it, the next is.
 * An item of a list is told below its lead, a lead with all its items.
 */
function take({ key, chunks }: RankedCase, limits: Limits, isOfMany = false): Selection[number] {
  const passages = chunks
    .flatMap((entry) => entry.parts.map(({ fit }, position) => ({ entry, position, fit })))
    .sort((a, b) => b.fit - a.fit);
  const [best] = passages;
  const heading = best?.entry.chunk.heading;
  if (isOfMany && heading) {
    const listed = chunks.filter(({ chunk }) => chunk.heading === heading);
    return { key, told: inSlideOrder(listed).map(({ chunk }) => whole(chunk)) };
  }
  const chosen = new Map<RankedChunk, number[]>();
  for (const { entry, position, fit } of passages.slice(0, limits.maxPassages)) {
    if (fit < limits.minRatio * (best?.fit ?? 0)) break;
    chosen.set(entry, [...(chosen.get(entry) ?? []), position]);
  }
  const told = Array.from(chosen, ([{ chunk }, positions]) => {
    const isList = chunk.passages.length > 1;
    const isWhole = isList && (isOfMany || positions.includes(0));
    if (isWhole) return whole(chunk);
    return { chunk, positions: [...new Set([0, ...positions])].sort((a, b) => a - b) };
  });
  return { key, told };
}

function whole(chunk: StoredChunk): ToldChunk {
  return { chunk, positions: chunk.passages.map((_, position) => position) };
}

/** The case as its slide tells it, without the weakest where it is long. */
function overview({ key, chunks }: RankedCase): Selection[number] {
  const strongest = chunks.slice(0, SELECTION.maxChunksOfOverview);
  return { key, told: inSlideOrder(strongest).map(({ chunk }) => whole(chunk)) };
}

function inSlideOrder(chunks: readonly RankedChunk[]): readonly RankedChunk[] {
  const position = ({ chunk }: RankedChunk) =>
    chunk.slide * 1_000 + Number(chunk.passages[0]?.split('#')[1] ?? 0);
  return chunks.toSorted((a, b) => position(a) - position(b));
}
