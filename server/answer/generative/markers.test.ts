import { describe, expect, it } from 'vitest';
import { type CitedSentence, readSentences } from './markers.js';

async function* pieces(...given: readonly string[]) {
  yield* given;
}

async function read(...given: readonly string[]): Promise<readonly CitedSentence[]> {
  const sentences: CitedSentence[] = [];
  for await (const sentence of readSentences(pieces(...given))) sentences.push(sentence);
  return sentences;
}

describe('readSentences', () => {
  const two = [
    { text: 'Tuki oli 1 500 euroa.', markers: [1] },
    { text: 'Sen sai 20.10.2025 mm. Turun seudulla.', markers: [2, 3] },
  ];

  it.each([
    [
      'behind the full stop',
      'Tuki oli 1 500 euroa. [1] Sen sai 20.10.2025 mm. Turun seudulla. [2][3]',
    ],
    ['before it', 'Tuki oli 1 500 euroa [1]. Sen sai 20.10.2025 mm. Turun seudulla [2, 3].'],
    ['close up', 'Tuki oli 1 500 euroa.[1] Sen sai 20.10.2025 mm. Turun seudulla.[2–3]'],
    [
      'on lines',
      'Tuki oli 1 500 euroa [1]\n.\n\nSen sai 20.10.2025 mm. Turun seudulla [^2] [^3].\n',
    ],
    [
      'in other brackets',
      'Tuki oli 1 500 euroa.【1】 Sen sai 20.10.2025 mm. Turun seudulla.【2】【3】',
    ],
    [
      'in a list',
      '- **Tuki** oli 1 500 euroa. [1]\n- Sen sai `20.10.2025` mm. Turun seudulla. [2] [3]',
    ],
  ])('reads markers %s', async (_where, text) => {
    const sentences = await read(text);
    expect(sentences.map(({ markers }) => markers)).toEqual([[1], [2, 3]]);
    expect(sentences.map(({ text: plain }) => plain.replace(/[.\s]*$/u, '.'))).toEqual(
      two.map(({ text: plain }) => plain),
    );
  });

  it('gives the same, however the text is cut into pieces', async () => {
    const text = 'Tuki oli 1 500 euroa. [1] Sen sai 20.10.2025 mm. Turun seudulla. [2][3]';
    for (let size = 1; size < text.length; size++) {
      const cut = text.match(new RegExp(`.{1,${size}}`, 'gu')) ?? [];
      expect(await read(...cut)).toEqual(two);
    }
  });

  it('gives a sentence as soon as the next has begun', async () => {
    let given = 0;
    async function* counted() {
      for (const piece of ['Yksi asia. [1]', ' Toi', 'nen asia. [2]', ' Kolmas.']) {
        given += 1;
        yield piece;
      }
    }
    const sentences = readSentences(counted());
    expect((await sentences.next()).value).toEqual({ text: 'Yksi asia.', markers: [1] });
    expect(given).toBe(2);
  });

  it.each([
    'Ohjelma alkoi esim. Turussa.',
    'Noin n. 20 000 asukasta.',
    'Det finns t.ex. en tjänst.',
    'It has, e.g. Helsinki, cities.',
    'Sen sanoi H.E. Luccock aikoinaan.',
    'Tämä on 3. lokakuuta asti.',
    'Osoite on www.rauma.fi tänään.',
    'Yhtiö on Become Karelian! -hanke.',
  ])('does not break within: %s', async (text) => {
    expect(await read(`${text} [1]`)).toEqual([{ text, markers: [1] }]);
  });

  it('takes a lead-in and its line for one sentence', async () => {
    expect(await read('Mukana ovat: Helsinki ja Espoo. [4]')).toEqual([
      { text: 'Mukana ovat: Helsinki ja Espoo.', markers: [4] },
    ]);
  });

  it('leaves a sentence without a marker without one', async () => {
    expect(await read('Hyvä kysymys! Vastaan mielelläni. Tuki päättyi. [2]')).toEqual([
      { text: 'Hyvä kysymys!', markers: [] },
      { text: 'Vastaan mielelläni.', markers: [] },
      { text: 'Tuki päättyi.', markers: [2] },
    ]);
  });

  it('takes a wide or backward range for no marker', async () => {
    expect(await read('Kaikki kertovat tästä. [1-99] [5-2]')).toEqual([
      { text: 'Kaikki kertovat tästä.', markers: [] },
    ]);
  });

  it('gives nothing of what has no letters', async () => {
    expect(await read('', '\n\n', '***\n', '[1]', ' 1. ')).toEqual([]);
  });

  it('keeps the last part back when the stream breaks', async () => {
    async function* broken() {
      yield 'Yksi asia. [1] Toinen jää kes';
      throw new Error('cut');
    }
    const sentences = readSentences(broken());
    expect((await sentences.next()).value).toEqual({ text: 'Yksi asia.', markers: [1] });
    await expect(sentences.next()).rejects.toThrow('cut');
  });
});
