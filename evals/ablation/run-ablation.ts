import type { IndexContent } from '#ingest/store/store';
import type { AnswerTools } from '#server/answer-question';
import { askAll } from '../ask-all.js';
import { type Figures, groupRuns, measure } from '../metrics/measure.js';
import { comparePaired, type PairedChange, rightById } from '../paired.js';
import type { EvalQuestion } from '../question-set.js';
import { alignColumns, formatFigure } from '../report/table.js';
import { ablationVariants, switchOff } from './ablation.js';

/** A line of the ablation table. */
export type AblationRow = {
  readonly label: string;
  readonly figures: Figures;
  /** hit@1 by language. */
  readonly hitAt1: Readonly<Record<string, number | null>>;
  /** Against production, question by question: what the missing stage breaks and mends. */
  readonly change: PairedChange;
};

/** Asks all questions once for each line of the table. */
export async function runAblation(
  questions: readonly EvalQuestion[],
  tools: AnswerTools,
  content: IndexContent,
  onProgress: (done: number, total: number) => void,
): Promise<readonly AblationRow[]> {
  const variants = ablationVariants();
  const rows: AblationRow[] = [];
  let production: Readonly<Record<string, boolean>> | undefined;
  onProgress(0, variants.length);
  for (const { label, off } of variants) {
    const runs = await askAll(questions, switchOff(tools, content, off));
    const right = rightById(runs);
    production ??= right;
    const languages = groupRuns(runs, ({ question }) => [question.language]);
    rows.push({
      label,
      figures: measure(runs),
      hitAt1: Object.fromEntries(
        Array.from(languages, ([language, members]) => [language, measure(members).hitAt1]),
      ),
      change: comparePaired(production, right),
    });
    onProgress(rows.length, variants.length);
  }
  return rows;
}

const COLUMNS = [
  ['hitAt3', 'hit@3'],
  ['mrr', 'MRR'],
  ['factRecall', 'facts'],
  ['citationPrecision', 'cit. prec.'],
  ['abstentionF1', 'abst. F1'],
  ['followUpHitAt1', 'follow-ups'],
  ['right', 'right'],
] as const satisfies readonly (readonly [keyof Figures, string])[];

/** The table as text. */
export function ablationText(rows: readonly AblationRow[]): string {
  const languages = Object.keys(rows[0]?.hitAt1 ?? {});
  const header = [
    '',
    ...languages.map((language) => `hit@1 ${language}`),
    ...COLUMNS.map(([, label]) => label),
    'mends',
    'breaks',
    'p',
  ];
  const lines = rows.map(({ label, hitAt1, figures, change }) => [
    label,
    ...languages.map((language) => formatFigure(hitAt1[language] ?? null)),
    ...COLUMNS.map(([name]) => formatFigure(figures[name])),
    String(change.mended.length),
    String(change.broken.length),
    change.pValue.toFixed(3),
  ]);
  return alignColumns([header, ...lines]);
}
