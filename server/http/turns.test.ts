import { expect, it } from 'vitest';
import { turns } from './turns.js';

it('gives each caller a turn of the event loop of his own, in the order in which they came', async () => {
  let now = 0;
  let isCounting = true;
  const count = () => {
    now += 1;
    if (isCounting) setImmediate(count);
  };
  setImmediate(count);
  const turn = turns();
  const begun: (readonly [caller: number, turn: number])[] = [];
  await Promise.all(
    Array.from({ length: 10 }, async (_, caller) => {
      await turn();
      begun.push([caller, now]);
    }),
  );
  isCounting = false;
  expect(begun.map(([caller]) => caller)).toEqual(Array.from({ length: 10 }, (_, i) => i));
  expect(new Set(begun.map(([, at]) => at)).size).toBe(10);
});
