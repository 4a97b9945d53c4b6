import { raw } from 'hono/html';
import type { AblationRow } from '../ablation/run-ablation.js';
import { type FiguresByGroup, METRICS, type MetricName } from '../metrics/measure.js';
import { FailureList } from './failure-list.js';
import { IntervalPlots, ReliabilityCurve } from './plots.js';
import type { MeasuredGroup, Report, Slice } from './report.js';
import { REPORT_STYLE } from './style.js';
import { formatFigure } from './table.js';

/** Figures of a slice, few enough to compare rows. */
const SLICED: readonly MetricName[] = [
  'right',
  'hitAt1',
  'factRecall',
  'citationPrecision',
  'wrongCase',
  'overRefusal',
  'falseAnswer',
];

const SLICE_TITLES: Readonly<Record<Slice, string>> = {
  case: 'By case',
  type: 'By type of question',
  variant: 'By variant',
};

/** The report as one page that needs nothing else: no request leaves it. */
export function reportHtml(report: Report): string {
  return `<!doctype html>${(<Page report={report} />).toString()}\n`;
}

function Page({ report }: { report: Report }) {
  const { basis, groups, slices, gate, change, ablation, failures, hiddenFailures } = report;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>Kuntaopas: evals</title>
        <style>{raw(REPORT_STYLE)}</style>
      </head>
      <body>
        <main>
          <h1>Kuntaopas: evals</h1>
          <Verdict gate={gate} />
          <p>
            Against the baseline: {change.mended.length} mended, {change.broken.length} broken, p ={' '}
            {change.pValue.toFixed(3)}. Embedding model {basis?.model.id},{' '}
            {basis?.materials.map(({ id, sha256 }) => `${id} ${sha256.slice(0, 12)}`).join(', ')}.
          </p>
          <h2>Figures</h2>
          <p>In brackets the bootstrap interval of 95 %. Definitions: evals/metrics/.</p>
          <IntervalPlots groups={groups} />
          <GroupTable groups={groups} />
          <h2>Reliability of the confidence (dev)</h2>
          <ReliabilityCurve bins={report.reliability} />
          {ablation.length > 0 && <AblationTable rows={ablation} />}
          {Object.entries(slices).map(([split, cuts]) =>
            (Object.keys(SLICE_TITLES) as Slice[]).map((slice) => (
              <SliceTable title={`${SLICE_TITLES[slice]} (${split})`} groups={cuts[slice]} />
            )),
          )}
          <h2>Not right: {failures.length}</h2>
          {hiddenFailures > 0 && (
            <p>{hiddenFailures} more of the test split are not shown: what is read is tuned by.</p>
          )}
          <FailureList runs={failures} />
        </main>
      </body>
    </html>
  );
}

function Verdict({ gate }: Pick<Report, 'gate'>) {
  if (!gate) return <p>Gate: not asked, since only a part of the questions was.</p>;
  return (
    <p class={gate.ok ? 'passed' : 'failed'}>
      Gate: {gate.ok ? 'passed' : `failed. ${gate.messages.join('; ')}`}
    </p>
  );
}

function GroupTable({ groups }: { groups: Readonly<Record<string, MeasuredGroup>> }) {
  const entries = Object.entries(groups);
  return (
    <Table caption="By split and language" head={entries.map(([name]) => name)}>
      <Row label="questions" cells={entries.map(([, { figures }]) => String(figures.questions))} />
      {METRICS.map(({ name, label }) => (
        <Row
          label={label}
          cells={entries.map(([, { figures, intervals }]) => {
            const interval = intervals[name];
            const range = interval
              ? ` (${interval.low.toFixed(2)}–${interval.high.toFixed(2)})`
              : '';
            return `${formatFigure(figures[name])}${range}`;
          })}
        />
      ))}
      <Row
        label="ms, 95th percentile"
        cells={entries.map(([, { figures }]) => formatFigure(figures.p95Milliseconds, 1))}
      />
    </Table>
  );
}

function SliceTable({ title, groups }: { title: string; groups: FiguresByGroup }) {
  const metrics = METRICS.filter(({ name }) => SLICED.includes(name));
  const rows = Object.entries(groups).sort(([a], [b]) => a.localeCompare(b));
  return (
    <Table caption={title} head={['questions', ...metrics.map(({ label }) => label)]}>
      {rows.map(([name, figures]) => (
        <Row
          label={name}
          cells={[
            String(figures.questions),
            ...metrics.map((metric) => formatFigure(figures[metric.name])),
          ]}
        />
      ))}
    </Table>
  );
}

function AblationTable({ rows }: { rows: readonly AblationRow[] }) {
  const metrics = METRICS.filter(({ name }) => SLICED.includes(name));
  return (
    <>
      <h2>What each stage is worth</h2>
      <Table
        caption="Ablation"
        head={[...metrics.map(({ label }) => label), 'mends', 'breaks', 'p']}
      >
        {rows.map(({ label, figures, change }) => (
          <Row
            label={label}
            cells={[
              ...metrics.map(({ name }) => formatFigure(figures[name])),
              String(change.mended.length),
              String(change.broken.length),
              change.pValue.toFixed(3),
            ]}
          />
        ))}
      </Table>
    </>
  );
}

function Table(props: { caption: string; head: readonly string[]; children?: unknown }) {
  return (
    <section class="scroll" tabindex={0} aria-label={props.caption}>
      <table>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <td />
            {props.head.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </section>
  );
}

function Row({ label, cells }: { label: string; cells: readonly string[] }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      {cells.map((cell) => (
        <td>{cell}</td>
      ))}
    </tr>
  );
}
