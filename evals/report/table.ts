import type { FiguresByGroup } from '../gate.js';
import type { Figures } from '../metrics/measure.js';

const ROWS: readonly (readonly [keyof Figures, string])[] = [
  ['questions', 'questions'],
  ['hitAt1', 'hit@1'],
  ['hitAt3', 'hit@3'],
  ['mrr', 'MRR'],
  ['factRecall', 'fact recall'],
  ['citationPrecision', 'citation precision'],
  ['citationRecall', 'citation recall'],
  ['abstentionPrecision', 'abstention precision'],
  ['abstentionRecall', 'abstention recall'],
  ['nearMissFalseAnswer', 'near misses answered'],
  ['overRefusal', 'answerable refused'],
  ['followUpHitAt1', 'follow-up hit@1'],
  ['smallTalk', 'small talk'],
  ['languageMatch', 'language match'],
  ['p50Milliseconds', 'ms, median'],
  ['p95Milliseconds', 'ms, 95th percentile'],
];

/** The figures as a table for a terminal: a row for each figure, a column for each group. */
export function figuresTable(figures: FiguresByGroup): string {
  const groups = Object.keys(figures);
  const cell = (value: number | null, name: keyof Figures) => {
    if (value === null) return '–';
    if (name === 'questions') return String(value);
    return value.toFixed(name.endsWith('Milliseconds') ? 1 : 3);
  };
  const lines = [
    ['', ...groups],
    ...ROWS.map(([name, label]) => [
      label,
      ...groups.map((group) => cell(figures[group]?.[name] ?? null, name)),
    ]),
  ];
  return lines
    .map(([label = '', ...cells]) => label.padEnd(22) + cells.map((c) => c.padStart(9)).join(''))
    .join('\n');
}
