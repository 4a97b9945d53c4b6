import { describe, expect, it } from 'vitest';
import { writtenForms } from './spoken-finnish.js';

describe('writtenForms', () => {
  it.each([
    ['kenel', 'kenelle'],
    ['lappeenrannas', 'lappeenrannassa'],
    ['hankkeest', 'hankkeesta'],
    ['ulkomailt', 'ulkomailta'],
    ['hoitaaks', 'hoitaako'],
    ['jatkoo', 'jatkaa'],
    ['harrastuksii', 'harrastuksia'],
    ['nopeesti', 'nopeasti'],
    ['tarkotettu', 'tarkoitettu'],
    ['harjottelija', 'harjoittelija'],
    ['saanu', 'saanut'],
    ['mitenkäs', 'miten'],
    ['kukas', 'kuka'],
  ])('of "%s" has "%s"', (spoken, written) => {
    expect(writtenForms(spoken)).toContain(written);
  });

  it.each(['kunta', 'rahoitus', 'hankkeen', 'c6'])(
    'of "%s" has no other than by a last letter',
    (word) => {
      for (const form of writtenForms(word)) expect(form.startsWith(word.slice(0, -1))).toBe(true);
    },
  );
});
