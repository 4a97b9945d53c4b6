import { expect, it } from 'vitest';
import { typeset as onPages } from '#server/pages/typeset';
import { typeset } from './typeset.js';

it.each([
  ['1 500 euron', '1_500 euron'],
  ['12 000 000 asukasta', '12_000_000 asukasta'],
  ['noin 20 % ja 300 €', 'noin 20_% ja 300_€'],
  ['vuosina 2024 2025', 'vuosina 2024 2025'],
  ['dia 22 ja 5 kuntaa', 'dia 22 ja 5 kuntaa'],
  ['', ''],
])('a number stays on one line: %s', (text, expected) => {
  expect(typeset(text).replaceAll('\u00a0', '_')).toBe(expected);
  expect(onPages(text)).toBe(typeset(text));
});
