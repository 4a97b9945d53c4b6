import { raw } from 'hono/html';
import { REPORT_STYLE } from '../report/style.js';
import type { SizeFigures } from './measure-size.js';
import { SCALE_COLUMNS, type ScaleColumn } from './scale-table.js';

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT] = [360, 200, 56, 28, 12, 16];

/** Table and plots as one page that needs nothing else: no request leaves it. */
export function scalePage(sizes: readonly SizeFigures[]): string {
  return `<!doctype html>${(<Page sizes={sizes} />).toString()}\n`;
}

function Page({ sizes }: { sizes: readonly SizeFigures[] }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>Kuntaopas: scale</title>
        <style>{raw(REPORT_STYLE)}</style>
      </head>
      <body>
        <main>
          <h1>Kuntaopas: scale</h1>
          <p>Synthetic municipal materials, one process, two cores. Definitions: evals/scale/.</p>
          <div class="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="row">chunks</th>
                  {sizes.map(({ build }) => (
                    <th scope="col">{build.chunks.toLocaleString('en')}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {SCALE_COLUMNS.map(({ label, unit, digits, figureOf }) => (
                  <tr>
                    <th scope="row">{unit ? `${label}, ${unit}` : label}</th>
                    {sizes.map((figures) => (
                      <td>{figureOf(figures).toFixed(digits)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div class="plots">
            {SCALE_COLUMNS.map((column) => (
              <figure>
                <figcaption>
                  {column.unit ? `${column.label}, ${column.unit}` : column.label}
                </figcaption>
                <Plot column={column} sizes={sizes} />
              </figure>
            ))}
          </div>
        </main>
      </body>
    </html>
  );
}

/** A figure by the number of chunks: both by powers of ten, shares from 0 to 1. */
function Plot({ column, sizes }: { column: ScaleColumn; sizes: readonly SizeFigures[] }) {
  const points = sizes.map((figures) => ({
    chunks: figures.build.chunks,
    value: column.figureOf(figures),
  }));
  const isShare = column.unit === '';
  const up = isShare
    ? (value: number) => value
    : (value: number) => Math.log10(Math.max(value, 0.1));
  const across = rangeOf(points.map(({ chunks }) => Math.log10(chunks)));
  const upwards = isShare ? { low: 0, high: 1 } : rangeOf(points.map(({ value }) => up(value)));
  const x = (chunks: number) => LEFT + (WIDTH - LEFT - RIGHT) * shareOf(Math.log10(chunks), across);
  const y = (value: number) =>
    HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * shareOf(up(value), upwards);
  const ticks = isShare ? [0, 0.5, 1] : powersIn(upwards).map((power) => 10 ** power);
  const told = points.map(
    ({ chunks, value }) => `${chunks.toLocaleString('en')}: ${value.toFixed(column.digits)}`,
  );
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${column.label} ${column.unit}, ${told.join('; ')}`}
    >
      <g class="axis">
        {ticks.map((tick) => (
          <g>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
            <text x={LEFT - 6} y={y(tick) + 4} text-anchor="end">
              {tick.toLocaleString('en')}
            </text>
          </g>
        ))}
        {points.map(({ chunks }) => (
          <text x={x(chunks)} y={HEIGHT - 8} text-anchor="middle">
            {chunks.toLocaleString('en')}
          </text>
        ))}
      </g>
      <polyline
        class="curve"
        points={points.map(({ chunks, value }) => `${x(chunks)},${y(value)}`).join(' ')}
      />
      {points.map(({ chunks, value }) => (
        <circle class="value" cx={x(chunks)} cy={y(value)} r={4} />
      ))}
    </svg>
  );
}

type Range = { readonly low: number; readonly high: number };

/** From the power of ten below to the one above. */
function rangeOf(values: readonly number[]): Range {
  const low = Math.floor(Math.min(...values));
  return { low, high: Math.max(low + 1, Math.ceil(Math.max(...values))) };
}

function shareOf(value: number, { low, high }: Range): number {
  return (value - low) / (high - low);
}

function powersIn({ low, high }: Range): readonly number[] {
  return Array.from({ length: high - low + 1 }, (_, i) => low + i);
}
