/**
 * Retrieval, over the answerable questions; the unit is the slide, of which a question names all that
 * answer it.
 *
 * - hit@k: a gold slide is among the first k.
 * - MRR: mean of 1 / rank of the first gold slide (Voorhees 1999, "The TREC-8 Question Answering Track
 *   Report").
 * - nDCG@10: gain 1 for a gold slide, discounted by log2(rank + 1), over that of the best order
 *   (Järvelin & Kekäläinen 2002, "Cumulated gain-based evaluation of IR techniques", TOIS 20(4)).
 * - follow-up gap: hit@1 of a follow-up minus hit@1 of the same asked in full (`inFull`); 0 when nothing
 *   is lost by asking briefly.
 */
import type { Run } from '../ask-all.js';
import { holds, isAnswerable, type Metric, part } from './metric.js';

const CUT = 10;

/** The figures of retrieval. */
export const RETRIEVAL = [
  {
    name: 'hitAt1',
    label: 'hit@1',
    better: 'high',
    score: (run) => (isAnswerable(run) ? holds(rankOfGold(run) <= 1) : null),
  },
  {
    name: 'hitAt3',
    label: 'hit@3',
    better: 'high',
    score: (run) => (isAnswerable(run) ? holds(rankOfGold(run) <= 3) : null),
  },
  {
    name: 'mrr',
    label: 'MRR',
    better: 'high',
    score: (run) => (isAnswerable(run) ? part(1 / rankOfGold(run)) : null),
  },
  {
    name: 'ndcgAt10',
    label: 'nDCG@10',
    better: 'high',
    score: (run) => (isAnswerable(run) ? part(ndcg(run)) : null),
  },
  {
    name: 'followUpHitAt1',
    label: 'follow-up hit@1',
    better: 'high',
    score: (run) =>
      isAnswerable(run) && run.question.history.length > 0 ? holds(rankOfGold(run) <= 1) : null,
  },
  {
    name: 'followUpGap',
    label: 'follow-up gap',
    better: 'high',
    score: (run) =>
      isAnswerable(run) && run.rankedSlidesInFull
        ? part(firstIsGold(run, run.rankedSlides) - firstIsGold(run, run.rankedSlidesInFull))
        : null,
  },
] as const satisfies readonly Metric[];

/** Rank of the first gold slide, from 1; `Infinity` when none was found. */
export function rankOfGold({ question, rankedSlides }: Run): number {
  const rank = rankedSlides.findIndex((slide) => question.slides.includes(slide));
  return rank < 0 ? Number.POSITIVE_INFINITY : rank + 1;
}

function ndcg({ question, rankedSlides }: Run): number {
  const discount = (rank: number) => 1 / Math.log2(rank + 2);
  const gains = rankedSlides
    .slice(0, CUT)
    .map((slide, rank) => (question.slides.includes(slide) ? discount(rank) : 0));
  const best = question.slides.slice(0, CUT).map((_, rank) => discount(rank));
  return best.length === 0 ? 0 : sum(gains) / sum(best);
}

function firstIsGold({ question }: Run, slides: readonly number[]): number {
  return slides[0] !== undefined && question.slides.includes(slides[0]) ? 1 : 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
