import type { Run } from '../ask-all.js';

/**
 * The figures of a set of runs. Shares are 0 … 1; `null` when no question of the set bears on it.
 *
 * - hit@k: a gold slide is among the first k slides of retrieval.
 * - mrr: mean of 1 / rank of the first gold slide (Voorhees 1999, TREC-8 QA).
 * - factRecall: gold key strings found in the answer, mean over the questions that have some.
 * - citationPrecision: cited slides that are gold; citationRecall: gold slides that are cited
 *   (PEERS: Azure's `citations_matched` is the latter alone, so that extra wrong citations cost nothing).
 * - quoteExact: quotes that the source says at the place they name.
 * - abstentionPrecision, abstentionRecall: of what was turned away, what no slide answers, and of
 *   what no slide answers, what was turned away. nearMissFalseAnswer: near misses that were answered.
 * - overRefusal: answerable questions that were turned away.
 */
export type Figures = {
  readonly questions: number;
  readonly hitAt1: number | null;
  readonly hitAt3: number | null;
  readonly mrr: number | null;
  readonly factRecall: number | null;
  readonly citationPrecision: number | null;
  readonly citationRecall: number | null;
  readonly abstentionPrecision: number | null;
  readonly abstentionRecall: number | null;
  readonly nearMissFalseAnswer: number | null;
  readonly overRefusal: number | null;
  readonly followUpHitAt1: number | null;
  readonly smallTalk: number | null;
  readonly languageMatch: number | null;
  readonly p50Milliseconds: number | null;
  readonly p95Milliseconds: number | null;
};

/** Measures runs; pure. */
export function measure(runs: readonly Run[]): Figures {
  const answerable = runs.filter(({ question }) => question.expect === 'answered');
  const unanswerable = runs.filter(({ question }) =>
    ['unanswered', 'refused'].includes(question.expect),
  );
  const refused = runs.filter(({ answer }) => answer.abstained);
  const answered = answerable.filter(({ answer }) => !answer.abstained);
  const nearMisses = runs.filter(({ question }) => question.type === 'near_miss');
  const followUps = answerable.filter(({ question }) => question.history.length > 0);
  const smallTalk = runs.filter(({ question }) => question.expect === 'small_talk');
  const times = runs.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  return {
    questions: runs.length,
    hitAt1: share(answerable, (run) => rankOfGold(run) <= 1),
    hitAt3: share(answerable, (run) => rankOfGold(run) <= 3),
    mrr: mean(answerable.map((run) => 1 / rankOfGold(run))),
    factRecall: mean(answerable.filter(hasFacts).map(factRecallOf)),
    citationPrecision: mean(answered.map(citationPrecisionOf)),
    citationRecall: mean(answerable.map(citationRecallOf)),
    abstentionPrecision: share(refused, ({ question }) => question.expect !== 'answered'),
    abstentionRecall: share(unanswerable, ({ answer }) => answer.abstained),
    nearMissFalseAnswer: share(nearMisses, ({ answer }) => !answer.abstained),
    overRefusal: share(answerable, ({ answer }) => answer.abstained),
    followUpHitAt1: share(followUps, (run) => rankOfGold(run) <= 1),
    smallTalk: share(smallTalk, ({ answer }) => answer.outcome === 'small_talk'),
    languageMatch: share(runs, ({ question, answer }) => answer.language === question.language),
    p50Milliseconds: times[Math.floor(times.length * 0.5)] ?? null,
    p95Milliseconds: times[Math.floor(times.length * 0.95)] ?? null,
  };
}

/** Whether a run is right in all that its question asks for; what a paired comparison counts. */
export function isRight(run: Run): boolean {
  const { question, answer } = run;
  if (question.expect === 'small_talk') return answer.outcome === 'small_talk';
  if (question.expect !== 'answered') return answer.abstained;
  return !answer.abstained && citationPrecisionOf(run) === 1 && factRecallOf(run) === 1;
}

/** Rank of the first gold slide, from 1; `Infinity` when none was found. */
export function rankOfGold({ question, rankedSlides }: Run): number {
  const rank = rankedSlides.findIndex((slide) => question.slides.includes(slide));
  return rank < 0 ? Number.POSITIVE_INFINITY : rank + 1;
}

/** Share of the gold facts that the text of the answer holds. */
export function factRecallOf({ question, answer }: Run): number {
  if (question.facts.length === 0) return 1;
  const text = normalise(answer.answer.map((statement) => statement.text).join(' '));
  const found = question.facts.filter((alternatives) =>
    alternatives.some((alternative) => text.includes(normalise(alternative))),
  );
  return found.length / question.facts.length;
}

/** Share of the cited slides that are gold; 0 when nothing is cited. */
export function citationPrecisionOf({ question, answer }: Run): number {
  const cited = new Set(answer.citations.map(({ slide }) => slide));
  if (cited.size === 0) return 0;
  return [...cited].filter((slide) => question.slides.includes(slide)).length / cited.size;
}

function citationRecallOf({ question, answer }: Run): number {
  const cited = new Set(answer.citations.map(({ slide }) => slide));
  // Where several slides tell the same, one is enough, unless the question asks for all.
  const isAll = question.type === 'cases' || question.type === 'compare';
  const found = question.slides.filter((slide) => cited.has(slide)).length;
  return isAll ? found / question.slides.length : Math.min(found, 1);
}

function hasFacts({ question }: Run): boolean {
  return question.facts.length > 0;
}

function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\d)[ ,.](?=\d{3}\b)/gu, '')
    .replace(/[’‘]/gu, "'")
    .replace(/\s+/gu, ' ');
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number | null {
  return mean(items.map((item) => (holds(item) ? 1 : 0)));
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
