import { METRICS, type MetricName } from '../metrics/measure.js';
import type { ReliabilityBin } from '../metrics/reliability.js';
import type { MeasuredGroup } from './report.js';
import { formatFigure } from './table.js';

/** Figures that are drawn; the tables have them all. */
const DRAWN: readonly MetricName[] = [
  'hitAt1',
  'hitAt3',
  'factRecall',
  'citationPrecision',
  'abstentionF1',
  'followUpHitAt1',
  'right',
];

const LABEL_WIDTH = 90;
const WIDTH = 420;
const ROW = 22;

/** The main figures, a plot each: a dot for each group, with its interval as a line. */
export function IntervalPlots({ groups }: { groups: Readonly<Record<string, MeasuredGroup>> }) {
  return (
    <div class="plots">
      {METRICS.filter(({ name }) => DRAWN.includes(name)).map(({ name, label }) => (
        <figure>
          <figcaption>{label}</figcaption>
          <IntervalPlot name={name} label={label} groups={groups} />
        </figure>
      ))}
    </div>
  );
}

function IntervalPlot(props: {
  name: MetricName;
  label: string;
  groups: Readonly<Record<string, MeasuredGroup>>;
}) {
  const { name, label, groups } = props;
  const entries = Object.entries(groups);
  const height = entries.length * ROW + 24;
  const x = (value: number) => LABEL_WIDTH + value * (WIDTH - LABEL_WIDTH - 16);
  const told = entries.map(([group, { figures }]) => `${group} ${formatFigure(figures[name])}`);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={`${label}: ${told.join(', ')}`}>
      <Axis x={x} height={height} />
      {entries.map(([group, { figures, intervals }], i) => {
        const y = i * ROW + 14;
        const interval = intervals[name];
        const value = figures[name];
        return (
          <g>
            <text x={0} y={y + 4}>
              {group}
            </text>
            {interval && (
              <line class="interval" x1={x(interval.low)} x2={x(interval.high)} y1={y} y2={y} />
            )}
            {value !== null && <circle class="value" cx={x(value)} cy={y} r={4} />}
          </g>
        );
      })}
    </svg>
  );
}

/** Confidence against the share that answers; the dashed line is perfect calibration. */
export function ReliabilityCurve({ bins }: { bins: readonly ReliabilityBin[] }) {
  const height = 260;
  const x = (value: number) => 40 + value * (WIDTH - 60);
  const y = (value: number) => height - 24 - value * (height - 40);
  const points = bins
    .filter(({ count }) => count > 0)
    .map(({ from, count, answering }) => ({ at: from + 0.05, share: answering / count, count }));
  const told = points.map(
    ({ at, share, count }) => `${at.toFixed(2)}: ${share.toFixed(2)} of ${count}`,
  );
  const most = Math.max(1, ...points.map(({ count }) => count));
  return (
    <figure>
      <figcaption>Confidence (across) and how often that answers (up); dots by count</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={told.join(', ')}>
        <Axis x={x} height={height} />
        <line class="ideal" x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
        <polyline
          class="curve"
          points={points.map(({ at, share }) => `${x(at)},${y(share)}`).join(' ')}
        />
        {points.map(({ at, share, count }) => (
          <circle class="value" cx={x(at)} cy={y(share)} r={3 + 6 * Math.sqrt(count / most)} />
        ))}
      </svg>
    </figure>
  );
}

function Axis({ x, height }: { x: (value: number) => number; height: number }) {
  return (
    <g class="axis">
      {[0, 0.25, 0.5, 0.75, 1].map((value) => (
        <>
          <line x1={x(value)} x2={x(value)} y1={4} y2={height - 18} />
          <text x={x(value)} y={height - 4} text-anchor="middle">
            {value}
          </text>
        </>
      ))}
    </g>
  );
}
