import type { WriteStream } from 'node:tty';

const WIDTH = 24;

/** Seconds before a rate is told: the first steps are no measure of those to come. */
const SETTLED = 2;

/**
 * Shows progress: a bar that redraws itself on a terminal, with rate and time left, elsewhere (a log, a
 * pipe) one plain line at the start and one at the end. `reused` is what needed no doing.
 */
export function showProgress(
  label: string,
  output: Pick<WriteStream, 'write'> & { isTTY?: boolean },
  now: () => number = () => performance.now(),
): (done: number, total: number, reused?: number) => void {
  let begun: number | undefined;
  return function report(done, total, reused = 0) {
    begun ??= now();
    const line = `${label} ${done}/${total}${reused > 0 ? `, ${reused} reused` : ''}`;
    if (output.isTTY) {
      const filled = total === 0 ? WIDTH : Math.round((WIDTH * done) / total);
      const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
      const pace = describePace(done, total, (now() - begun) / 1_000);
      // What is left of a longer line before is erased.
      output.write(`\r${bar} ${line}${pace}\u001b[K${done >= total ? '\n' : ''}`);
    } else if (done === 0 || done >= total) {
      output.write(`${line}\n`);
    }
  };
}

function describePace(done: number, total: number, seconds: number): string {
  if (done === 0 || seconds < SETTLED) return '';
  const rate = done / seconds;
  const left = Math.ceil((total - done) / rate);
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return ` · ${rate < 10 ? rate.toFixed(1) : Math.round(rate)}/s${done < total ? ` · ${clock} left` : ''}`;
}
