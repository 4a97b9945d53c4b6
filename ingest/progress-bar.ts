import type { WriteStream } from 'node:tty';

const WIDTH = 24;

/**
 * Shows progress: a bar that redraws itself on a terminal, elsewhere (a log, a pipe) one plain line
 * at the start and one at the end.
 */
export function showProgress(
  label: string,
  output: Pick<WriteStream, 'write'> & { isTTY?: boolean },
): (done: number, total: number) => void {
  return function report(done, total) {
    const line = `${label} ${done}/${total}`;
    if (output.isTTY) {
      const filled = total === 0 ? WIDTH : Math.round((WIDTH * done) / total);
      const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
      output.write(`\r${bar} ${line}${done >= total ? '\n' : ''}`);
    } else if (done === 0 || done >= total) {
      output.write(`${line}\n`);
    }
  };
}
