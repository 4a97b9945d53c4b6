import { describe, expect, it } from 'vitest';
import { showProgress } from './progress-bar.js';

const ERASE = '\u001b[K';

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
      `\r${'░'.repeat(24)} texts 0/4${ERASE}`,
      `\r${'█'.repeat(12)}${'░'.repeat(12)} texts 2/4${ERASE}`,
      `\r${'█'.repeat(24)} texts 4/4${ERASE}\n`,
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

  it('tells rate and time left, and at the end the rate alone', () => {
    const written: string[] = [];
    let seconds = 0;
    const output = { write: (text: string) => written.push(text) > 0, isTTY: true };
    const report = showProgress('texts', output, () => seconds * 1_000);
    for (const [at, done] of [
      [100, 0],
      [101, 50],
      [104, 200],
      [110, 800],
    ] as const) {
      seconds = at;
      report(done, 800);
    }
    const texts = written.map((line) => line.slice(line.indexOf('texts')).replace(ERASE, ''));
    expect(texts).toEqual([
      'texts 0/800',
      'texts 50/800',
      'texts 200/800 · 50/s · 0:12 left',
      'texts 800/800 · 80/s\n',
    ]);
  });

  it('says how many needed no doing', () => {
    const written: string[] = [];
    const report = showProgress('texts', { write: (text: string) => written.push(text) > 0 });
    report(0, 2, 10);
    report(2, 2, 10);
    expect(written).toEqual(['texts 0/2, 10 reused\n', 'texts 2/2, 10 reused\n']);
  });

  it('is done at once when there is nothing to do', () => {
    expect(draw(true, [0], 0)).toEqual([`\r${'█'.repeat(24)} texts 0/0${ERASE}\n`]);
    expect(draw(false, [0], 0)).toEqual(['texts 0/0\n']);
  });
});
