/**
 * What an answer cites.
 *
 * - quote exactness: quotes that the source says at the place they name, of all quotes.
 * - citation precision: cited slides that are gold, of those cited, mean over the answerable questions
 *   that were answered; 0 when an answer cites nothing.
 * - citation recall: gold slides that are cited, mean over the answerable questions. This alone is
 *   `citations_matched` of Azure-Samples/azure-search-openai-demo, where wrong citations cost nothing.
 *   Where several slides tell the same, one is enough, unless the question asks for all.
 * - wrong case: answers that cite a case which does not answer, of the answers to answerable questions
 *   about one case; another municipality's practice told as the one that was asked about.
 */
import type { Run } from '../ask-all.js';
import { holds, isAnswerable, type Metric, part } from './metric.js';

/** The figures of citations. */
export const CITATIONS = [
  {
    name: 'quoteExact',
    label: 'quote exactness',
    better: 'high',
    score: ({ answer, exactQuotes }) => ({
      gained: exactQuotes,
      possible: answer.citations.length,
    }),
  },
  {
    name: 'citationPrecision',
    label: 'citation precision',
    better: 'high',
    score: (run) => (isAnswered(run) ? part(citationPrecisionOf(run)) : null),
  },
  {
    name: 'citationRecall',
    label: 'citation recall',
    better: 'high',
    score: (run) => (isAnswerable(run) ? part(citationRecallOf(run)) : null),
  },
  {
    name: 'wrongCase',
    label: 'wrong case cited',
    better: 'low',
    score: (run) => {
      if (!isAnswered(run) || run.goldCases.length !== 1) return null;
      return holds(run.citedCases.some((id) => !run.goldCases.includes(id)));
    },
  },
] as const satisfies readonly Metric[];

/** Share of the cited slides that are gold; 0 when nothing is cited. */
export function citationPrecisionOf({ question, answer }: Run): number {
  const cited = new Set(answer.citations.map(({ slide }) => slide));
  if (cited.size === 0) return 0;
  return [...cited].filter((slide) => question.slides.includes(slide)).length / cited.size;
}

function citationRecallOf({ question, answer }: Run): number {
  const cited = new Set(answer.citations.map(({ slide }) => slide));
  const isAll = question.type === 'cases' || question.type === 'compare';
  const found = question.slides.filter((slide) => cited.has(slide)).length;
  return isAll ? found / question.slides.length : Math.min(found, 1);
}

function isAnswered(run: Run): boolean {
  return isAnswerable(run) && !run.answer.abstained;
}
