import { type Figures, RESULTS } from '../feedback/make-report.js';
import type { ReportWording } from './wording/report-wording.js';

type WeekFigures = Figures & { readonly week: string };
type Part = 'up' | 'down' | (typeof RESULTS)[number];

type PlotProps = {
  readonly caption: string;
  readonly weeks: readonly WeekFigures[];
  readonly text: ReportWording;
};

/** Answers by week, how they came out as parts of a bar. The table below tells the same in figures. */
export function ResultPlot(props: PlotProps) {
  return <StackedBars {...props} parts={RESULTS} />;
}

/** Ratings by week, in the same way. */
export function RatingPlot(props: PlotProps) {
  return <StackedBars {...props} parts={['up', 'down']} />;
}

const HEIGHT = 200;
const FOOT = 24;
const LEFT = 48;
const BAR = 26;
const STEP = 64;
/** Weeks that fit beside each other; older ones are in the table. */
const MAX_WEEKS = 14;

function StackedBars({ caption, weeks, text, parts }: PlotProps & { parts: readonly Part[] }) {
  const shown = weeks.slice(-MAX_WEEKS);
  const sum = (week: WeekFigures) => parts.reduce((total, part) => total + week[part], 0);
  const top = niceTop(Math.max(1, ...shown.map(sum)));
  const y = (value: number) => HEIGHT - (value / top) * (HEIGHT - 12);
  const width = LEFT + Math.max(shown.length, 4) * STEP;
  const used = parts.filter((part) => shown.some((week) => week[part] > 0));
  return (
    <figure class="plot">
      <figcaption>{caption}</figcaption>
      <ul class="legend">
        {used.map((part) => (
          <li>
            <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
              <rect class={`part ${part}`} width="12" height="12" />
            </svg>{' '}
            {text.figures[part]}
          </li>
        ))}
      </ul>
      <section class="wide" tabindex={0} aria-label={text.plotOf(caption)}>
        <svg
          viewBox={`0 0 ${width} ${HEIGHT + FOOT}`}
          width={width}
          height={HEIGHT + FOOT}
          role="img"
          aria-label={shown.map((week) => tell(week, used, text)).join('; ')}
        >
          {[0, top / 2, top].map((value) => (
            <g class="axis">
              <line x1={LEFT} x2={width} y1={y(value)} y2={y(value)} />
              <text x={LEFT - 8} y={y(value) + 4} text-anchor="end">
                {value}
              </text>
            </g>
          ))}
          {shown.map((week, i) => {
            const x = LEFT + i * STEP + (STEP - BAR) / 2;
            return (
              <g>
                {stack(week, used).map(({ part, from, to }) => (
                  <rect
                    class={`part ${part}`}
                    x={x}
                    y={y(to)}
                    width={BAR}
                    height={y(from) - y(to)}
                  />
                ))}
                <text x={x + BAR / 2} y={HEIGHT + 17} text-anchor="middle">
                  {week.week}
                </text>
              </g>
            );
          })}
        </svg>
      </section>
    </figure>
  );
}

/** The parts that are there, each on top of the one before. */
function stack(week: WeekFigures, parts: readonly Part[]) {
  let from = 0;
  return parts.flatMap((part) => {
    const to = from + week[part];
    const placed = { part, from, to };
    from = to;
    return week[part] > 0 ? [placed] : [];
  });
}

function tell(week: WeekFigures, parts: readonly Part[], { figures }: ReportWording): string {
  return `${week.week}: ${parts.map((part) => `${figures[part]} ${week[part]}`).join(', ')}`;
}

/** The least of 2, 4, 10, 20, 40, 100 … that is not below: its half is whole too. */
function niceTop(most: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of [2, 4, 10]) if (step * power >= most) return step * power;
  }
}
