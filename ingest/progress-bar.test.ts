import { describe, expect, it } from 'vitest';
import { showProgress } from './progress-bar.js';

function draw(isTTY: boolean | undefined, steps: readonly number[], total = 4): string[] {
  const written: string[] = [];
  const output = { write: (text: string) => written.push(text) > 0 };
  const report = showProgress('texts', isTTY === undefined ? output : { ...output, isTTY });
  for (const done of steps) report(done, total);
  return written;
}

describe('showProgress', () => {
  it('redraws one bar on a terminal, and ends its line when all is done', () => {
    expect(draw(true, [0, 2, 4])).toEqual([
      `\r${'░'.repeat(24)} texts 0/4`,
      `\r${'█'.repeat(12)}${'░'.repeat(12)} texts 2/4`,
      `\r${'█'.repeat(24)} texts 4/4\n`,
    ]);
  });

  it('keeps the bar at one width', () => {
    for (const line of draw(true, [0, 1, 2, 3, 4, 5, 6, 7], 7)) {
      expect(line.match(/[█░]/gu)).toHaveLength(24);
    }
  });

  it.each([false, undefined])('writes two plain lines elsewhere (isTTY: %s)', (isTTY) => {
    expect(draw(isTTY, [0, 1, 2, 3, 4])).toEqual(['texts 0/4\n', 'texts 4/4\n']);
  });

  it('is done at once when there is nothing to do', () => {
    expect(draw(true, [0], 0)).toEqual([`\r${'█'.repeat(24)} texts 0/0\n`]);
    expect(draw(false, [0], 0)).toEqual(['texts 0/0\n']);
  });
});
