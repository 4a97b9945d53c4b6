import { createRandom } from '#ingest/random';
import type { AnswerTools } from '#server/answer-question';
import { askAll } from '../ask-all.js';
import { bootstrapInterval, type Interval } from '../metrics/bootstrap.js';
import { figureOf, part, type Score } from '../metrics/metric.js';
import { rankOfGold } from '../metrics/retrieval.js';
import type { EvalQuestion } from '../question-set.js';
import { alignColumns, formatFigure } from '../report/table.js';
import { MISSPELLINGS } from './misspell.js';

const SEED = 20_260_303;

/** What a way of misspelling costs: hit@1 of the misspelt questions minus that of the same well written. */
export type RobustnessRow = {
  readonly name: string;
  readonly language: string;
  /** Questions that it changes. */
  readonly questions: number;
  readonly hitAt1: number | null;
  readonly misspelt: number | null;
  readonly interval: Interval | null;
  /** The share that is answered at all, as written and misspelt. */
  readonly answered: number | null;
  readonly misspeltAnswered: number | null;
};

/**
 * Asks the well-written answerable questions again, misspelt by a seeded hand, and pairs each with itself.
 * The variants that people wrote badly are in the report's table by variant; here nothing but the spelling
 * differs.
 */
export async function runRobustness(
  questions: readonly EvalQuestion[],
  tools: AnswerTools,
): Promise<readonly RobustnessRow[]> {
  const written = questions.filter(
    ({ expect, variant, history }) =>
      expect === 'answered' && history.length === 0 && !['typo', 'no_umlaut'].includes(variant),
  );
  const base = await outcomes(written, tools);
  const rows: RobustnessRow[] = [];
  for (const { name, misspell } of MISSPELLINGS) {
    const random = createRandom(SEED);
    const spoilt = written
      .map((question) => ({ ...question, question: misspell(question.question, random) }))
      .filter(({ question }, i) => question !== written[i]?.question);
    const found = await outcomes(spoilt, tools);
    for (const language of new Set(spoilt.map((question) => question.language))) {
      const ids = spoilt.flatMap((entry) => (entry.language === language ? [entry.id] : []));
      const scores = (of: (id: string) => number): readonly Score[] =>
        ids.map((id) => part(of(id)));
      rows.push({
        name,
        language,
        questions: ids.length,
        hitAt1: figureOf(scores((id) => base.get(id)?.hit ?? 0)),
        misspelt: figureOf(scores((id) => found.get(id)?.hit ?? 0)),
        interval: bootstrapInterval(
          scores((id) => (found.get(id)?.hit ?? 0) - (base.get(id)?.hit ?? 0)),
        ),
        answered: figureOf(scores((id) => base.get(id)?.answered ?? 0)),
        misspeltAnswered: figureOf(scores((id) => found.get(id)?.answered ?? 0)),
      });
    }
  }
  return rows;
}

/** What became of a question, each 0 or 1. */
type Outcome = { readonly hit: number; readonly answered: number };

async function outcomes(
  questions: readonly EvalQuestion[],
  tools: AnswerTools,
): Promise<ReadonlyMap<string, Outcome>> {
  const runs = await askAll(questions, tools);
  return new Map(
    runs.map((run) => [
      run.question.id,
      {
        hit: rankOfGold(run) <= 1 ? 1 : 0,
        answered: run.answer.outcome.startsWith('answered') ? 1 : 0,
      },
    ]),
  );
}

/** The rows as text. */
export function robustnessText(rows: readonly RobustnessRow[]): string {
  const header = [
    '',
    'questions',
    'hit@1 as written',
    'misspelt',
    'gap',
    'interval of 95 %',
    'answered as written',
    'misspelt',
  ];
  const lines = rows.map(({ name, language, questions, hitAt1, misspelt, interval, ...row }) => [
    `${name}, ${language}`,
    String(questions),
    formatFigure(hitAt1),
    formatFigure(misspelt),
    formatFigure(hitAt1 === null || misspelt === null ? null : misspelt - hitAt1),
    interval ? `${interval.low.toFixed(3)} … ${interval.high.toFixed(3)}` : '–',
    formatFigure(row.answered),
    formatFigure(row.misspeltAnswered),
  ]);
  return alignColumns([header, ...lines]);
}
