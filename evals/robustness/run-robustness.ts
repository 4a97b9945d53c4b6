import type { AnswerTools } from '#server/answer-question';
import { askAll } from '../ask-all.js';
import { bootstrapInterval, type Interval } from '../metrics/bootstrap.js';
import { figureOf, part, type Score } from '../metrics/metric.js';
import { rankOfGold } from '../metrics/retrieval.js';
import type { EvalQuestion } from '../question-set.js';
import { createRandom } from '../random.js';
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
  const base = await hits(written, tools);
  const rows: RobustnessRow[] = [];
  for (const { name, misspell } of MISSPELLINGS) {
    const random = createRandom(SEED);
    const spoilt = written
      .map((question) => ({ ...question, question: misspell(question.question, random) }))
      .filter(({ question }, i) => question !== written[i]?.question);
    const found = await hits(spoilt, tools);
    for (const language of new Set(spoilt.map((question) => question.language))) {
      const ids = spoilt.flatMap((entry) => (entry.language === language ? [entry.id] : []));
      const scores = (of: (id: string) => number): readonly Score[] =>
        ids.map((id) => part(of(id)));
      rows.push({
        name,
        language,
        questions: ids.length,
        hitAt1: figureOf(scores((id) => base.get(id) ?? 0)),
        misspelt: figureOf(scores((id) => found.get(id) ?? 0)),
        interval: bootstrapInterval(scores((id) => (found.get(id) ?? 0) - (base.get(id) ?? 0))),
      });
    }
  }
  return rows;
}

async function hits(
  questions: readonly EvalQuestion[],
  tools: AnswerTools,
): Promise<ReadonlyMap<string, number>> {
  const runs = await askAll(questions, tools);
  return new Map(runs.map((run) => [run.question.id, rankOfGold(run) <= 1 ? 1 : 0]));
}

/** The rows as text. */
export function robustnessText(rows: readonly RobustnessRow[]): string {
  const header = ['hit@1', 'questions', 'as written', 'misspelt', 'gap', 'interval of 95 %'];
  const lines = rows.map(({ name, language, questions, hitAt1, misspelt, interval }) => [
    `${name}, ${language}`,
    String(questions),
    formatFigure(hitAt1),
    formatFigure(misspelt),
    formatFigure(hitAt1 === null || misspelt === null ? null : misspelt - hitAt1),
    interval ? `${interval.low.toFixed(3)} … ${interval.high.toFixed(3)}` : '–',
  ]);
  return alignColumns([header, ...lines]);
}
