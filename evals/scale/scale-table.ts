import type { SizeFigures } from './measure-size.js';

/** A figure of a size, as it stands in the table and is drawn. */
export type ScaleColumn = {
  readonly label: string;
  readonly unit: string;
  readonly digits: number;
  figureOf(figures: SizeFigures): number;
};

/** What is told of each size. */
export const SCALE_COLUMNS: readonly ScaleColumn[] = [
  column('build', 's', 1, ({ build }) => build.seconds),
  column('build, CPU', 's', 1, ({ build }) => build.cpuSeconds),
  column('of it embedding', 's', 1, ({ build }) => build.secondsEmbedding),
  column('add a slide', 's', 1, ({ addition }) => addition.seconds),
  column('add a slide, CPU', 's', 1, ({ addition }) => addition.cpuSeconds),
  column('memory, building', 'MiB', 0, ({ build }) => build.peakMemory),
  column('memory, serving', 'MiB', 0, ({ answers }) => answers.memory),
  column('index on disk', 'MiB', 0, ({ build }) => build.indexSize),
  column('open', 's', 1, ({ answers }) => answers.secondsToOpen),
  column('recall@10', '', 3, ({ answers }) => answers.recall),
  column('search p50', 'ms', 1, ({ answers }) => answers.search.p50),
  column('search p95', 'ms', 1, ({ answers }) => answers.search.p95),
  column('answer p50', 'ms', 1, ({ answers }) => answers.answer.p50),
  column('answer p95', 'ms', 1, ({ answers }) => answers.answer.p95),
  column('answer p50, CPU', 'ms', 1, ({ answers }) => answers.answer.cpuP50),
  column('answer p95, CPU', 'ms', 1, ({ answers }) => answers.answer.cpuP95),
  column('graph: build, CPU', 's', 1, ({ searches }) => searches.graph.cpuSecondsToBuild),
  column('graph: recall@10', '', 3, ({ searches }) => searches.graph.recall),
  column('graph: search p50', 'ms', 1, ({ searches }) => searches.graph.search.p50),
  column('graph: search p95', 'ms', 1, ({ searches }) => searches.graph.search.p95),
  column('rows: build, CPU', 's', 1, ({ searches }) => searches.rows.cpuSecondsToBuild),
  column('rows: recall@10', '', 3, ({ searches }) => searches.rows.recall),
  column('rows: search p50', 'ms', 1, ({ searches }) => searches.rows.search.p50),
  column('rows: search p95', 'ms', 1, ({ searches }) => searches.rows.search.p95),
  column('found, place named', '', 3, ({ answers }) => answers.foundAtPlace),
  column('found, project named', '', 3, ({ answers }) => answers.foundByName),
];

function column(
  label: string,
  unit: string,
  digits: number,
  figureOf: ScaleColumn['figureOf'],
): ScaleColumn {
  return { label, unit, digits, figureOf };
}

/** The figures as Markdown: a row for each figure, a column for each size. */
export function scaleTable(sizes: readonly SizeFigures[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const head = ['chunks', ...sizes.map(({ build }) => build.chunks.toLocaleString('en'))];
  return [
    row(head),
    row(head.map((_, i) => (i === 0 ? '---' : '---:'))),
    ...SCALE_COLUMNS.map(({ label, unit, digits, figureOf }) =>
      row([
        unit ? `${label}, ${unit}` : label,
        ...sizes.map((figures) => figureOf(figures).toFixed(digits)),
      ]),
    ),
  ].join('\n');
}
