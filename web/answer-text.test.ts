import { expect, it } from 'vitest';
import { rangesOf } from './answer-text.js';

it.each([
  [[1], '1'],
  [[1, 2], '1, 2'],
  [[1, 2, 3], '1–3'],
  [[1, 3, 4, 5, 7, 9, 10], '1, 3–5, 7, 9, 10'],
  [[2, 1, 5], '2, 1, 5'],
  [[], ''],
])('numbers are told as people write them: %j', (numbers, expected) => {
  expect(rangesOf(numbers)).toBe(expected);
});
