import { describe, expect, it } from 'vitest';
import { showProgress } from './progress-bar.js';

function draw(isTTY: boolean): string[] {
  const written: string[] = [];
  const report = showProgress('texts', { isTTY, write: (text: string) => written.push(text) > 0 });
  for (const done of [0, 2, 4]) report(done, 4);
  return written;
}

describe('showProgress', () => {
  it('redraws one bar on a terminal', () => {
    expect(draw(true)).toEqual([
      `\r${'░'.repeat(24)} texts 0/4`,
      `\r${'█'.repeat(12)}${'░'.repeat(12)} texts 2/4`,
      `\r${'█'.repeat(24)} texts 4/4\n`,
    ]);
  });

  it('writes one plain line at the start and one at the end elsewhere', () => {
    expect(draw(false)).toEqual(['texts 0/4\n', 'texts 4/4\n']);
  });
});
