import { describe, expect, it } from 'vitest';
import type { ReadDocument } from './document.js';
import { readText } from './read-text.js';

const read = (text: string) => readText('opas.txt', new TextEncoder().encode(text));
const told = ({ pages }: ReadDocument) =>
  pages.map(({ title, blocks }) => [
    title,
    ...blocks.map(({ kind, level, text }) => `${kind}${level || ''}: ${text}`),
  ]);

describe('readText', () => {
  it('makes pages of form feeds, with the first line as title', () => {
    expect(
      told(
        read('Espoon malli\n\n• Ohjaus\n  o neuvonta\n\fTurun malli\n\nTeksti alkaa\nja jatkuu.\n'),
      ),
    ).toEqual([
      ['Espoon malli', 'item: Ohjaus', 'item1: neuvonta'],
      ['Turun malli', 'paragraph: Teksti alkaa ja jatkuu.'],
    ]);
  });

  it('makes pages of gaps of several blank lines', () => {
    expect(told(read('Eka\n\nSiinä on tekstiä.\n\n\n\nToka\n\nSiinäkin on.'))).toHaveLength(2);
  });

  it('makes pages of lines that stand alone, and heads with those below them', () => {
    const text =
      '1 Palvelut\n\nKunta ohjaa.\n\n1.1 Neuvonta\n\nKunta neuvoo.\n\n2 Rahoitus\n\nValtio korvaa.';
    expect(told(read(text))).toEqual([
      [
        '1 Palvelut',
        'paragraph: Kunta ohjaa.',
        'heading: 1.1 Neuvonta',
        'paragraph: Kunta neuvoo.',
      ],
      ['2 Rahoitus', 'paragraph: Valtio korvaa.'],
    ]);
  });

  it('reads one paragraph without anything around it', () => {
    expect(told(read('Kunta järjestää neuvontaa kaikille.'))).toEqual([
      ['', 'paragraph: Kunta järjestää neuvontaa kaikille.'],
    ]);
  });

  it('says that a file of blanks has no text', () => {
    expect(() => read(' \n\n\f ')).toThrowError(
      expect.objectContaining({ code: 'file-without-text' }),
    );
  });
});
