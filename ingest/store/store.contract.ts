import { beforeEach, expect, it } from 'vitest';
import { KuntaopasError } from '#corpus/errors';
import type { Vector } from '../embedding/unit-vector.js';
import { analyse } from '../language/analyse.js';
import { foreignTerm } from '../language/foreign-terms.js';
import type { ChunkReader, IndexContent, StoredChunk } from './store.js';
import { type StoreUnderTest, withTwin } from './store-under-test.js';

/** The same content without its last slide: another index of the same corpus. */
function withoutLastSlide(content: IndexContent): IndexContent {
  const chunks = content.chunks.filter(({ slide }) => slide !== 25);
  const isKept = ({ chunk }: { readonly chunk: number }) => chunk < chunks.length;
  return {
    ...content,
    chunks,
    vectors: content.vectors.filter(isKept),
    questionVectors: content.questionVectors.filter(isKept),
  };
}

const cosine = (a: Vector, b: Vector) =>
  [...a].reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
function unit(vector: readonly number[]): readonly number[] {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/**
 * The tests that every store must pass, run by each store's own test file. `make` gives an empty
 * store; `content` is the deck's, with a vector for each language of each chunk and some of its questions;
 * `rounding` is how far the store's cosines of texts may be off.
 */
export function testStore(
  make: () => Promise<StoreUnderTest>,
  content: () => Promise<IndexContent>,
  rounding = 0,
): void {
  let store: StoreUnderTest;
  let written: IndexContent;
  beforeEach(async () => {
    [store, written] = [await make(), await content()];
  });

  async function fill(): Promise<ChunkReader> {
    await store.writer.replaceAll(written);
    return store.open();
  }

  it('gives back the materials and the manifest that were written', async () => {
    const manifest = await store.writer.replaceAll(written);
    const reader = await store.open();
    expect(reader.manifest).toEqual(manifest);
    expect(reader.materials).toEqual(written.materials);
    expect(manifest.model).toEqual(written.model);
    expect(manifest.gazetteer).toBe(written.gazetteer);
    expect(manifest.counts).toMatchObject({
      slides: 25,
      cases: 18,
      chunks: written.chunks.length,
      vectors: written.vectors.length,
      questions: written.questionVectors.length,
      gaps: written.gapVectors.length,
      topics: written.topicVectors.length,
    });
  });

  it('gives back every chunk as it was written', async () => {
    const reader = await fill();
    const vector = written.vectors[0]?.vector ?? [];
    const found = await reader.nearest(vector, written.chunks.length);
    const byId = new Map(found.map(({ chunk }) => [chunk.id, chunk]));
    expect(written.chunks.map(({ id }) => byId.get(id))).toEqual(written.chunks);
  });

  it('finds every chunk first by the vector of its own text, in each language', async () => {
    const reader = await fill();
    for (const { chunk, language, vector } of written.vectors) {
      const [first] = await reader.nearest(vector, 3);
      expect(first?.score).toBeCloseTo(1, 3);
      expect({ id: first?.chunk.id, language: first?.language }).toEqual({
        id: written.chunks[chunk]?.id,
        language,
      });
    }
  });

  it('gives the k nearest chunks, each once, best first, with their cosines', async () => {
    const reader = await fill();
    const vector = written.vectors[100]?.vector ?? [];
    for (const k of [1, 5, 20]) {
      const found = await reader.nearest(vector, k);
      expect(found).toHaveLength(k);
      expect(new Set(found.map(({ chunk }) => chunk.id)).size).toBe(k);
      const scores = found.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      for (const { chunk, language, score } of found) {
        const own = written.vectors.find(
          (entry) => entry.language === language && written.chunks[entry.chunk]?.id === chunk.id,
        );
        const off = Math.abs(score - cosine(vector, own?.vector ?? []));
        expect(off).toBeLessThan(5e-4 + rounding);
      }
    }
  });

  it('misses no true neighbour, however few are asked for', async () => {
    const reader = await fill();
    for (const [i, { vector }] of written.vectors.entries()) {
      // Between two texts, as a question is: no vector of the store is just there.
      const far = written.vectors[(i + 200) % written.vectors.length]?.vector ?? [];
      const asked = unit(Array.from(vector, (value, at) => value + (far[at] ?? 0)));
      const best = new Map<number, number>();
      for (const entry of written.vectors) {
        const score = cosine(asked, entry.vector);
        best.set(entry.chunk, Math.max(best.get(entry.chunk) ?? -1, score));
      }
      const found = (await reader.nearest(asked, 3)).map(({ score }) => score);
      const exact = [...best.values()].sort((a, b) => b - a).slice(0, 3);
      for (const [at, score] of exact.entries()) {
        expect(Math.abs((found[at] ?? 0) - score)).toBeLessThan(5e-5 + rounding);
      }
    }
  });

  it('gives all there is when asked for more, and nothing when asked for nothing', async () => {
    const reader = await fill();
    const vector = written.vectors[0]?.vector ?? [];
    expect(await reader.nearest(vector, 10_000)).toHaveLength(written.chunks.length);
    expect(await reader.nearest(vector, 0)).toEqual([]);
    expect(await reader.matching(['tampere'], 'fi', 0)).toEqual([]);
  });

  it.each([
    ['fi', ['voucher', '1500']],
    ['sv', ['voucher', '1500']],
    ['en', ['voucher', '1500']],
  ] as const)('finds chunks by their terms, best first (%s)', async (language, terms) => {
    const reader = await fill();
    const found = await reader.matching(terms, language, 5);
    expect(found[0]).toMatchObject({ language, chunk: { slide: 22 } });
    expect(found.length).toBeLessThanOrEqual(5);
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    for (const score of scores) expect(score).toBeGreaterThan(0);
  });

  it('finds chunks by terms of another language, which weigh what they are called by', async () => {
    const reader = await fill();
    const asked = analyse('city voucher', 'en').map((term) => foreignTerm(term, 'en'));
    expect((await reader.matching(asked, 'fi', 5))[0]).toMatchObject({ chunk: { slide: 22 } });
    const [city = ''] = asked;
    const found = reader.matchTerm(city, 'fi').map(({ term }) => term);
    expect(found).toContainEqual(expect.stringMatching(/^kaupun/u));
    expect(reader.weightOf(city, 'fi')).toBeLessThan(reader.weightOf('xyzzyxyzzy', 'fi'));
  });

  it('finds every chunk by all of its own terms', async () => {
    const reader = await fill();
    for (const { id, terms } of written.chunks) {
      const found = await reader.matching(terms.fi?.body ?? [], 'fi', 3);
      expect(found.map(({ chunk }) => chunk.id)).toContain(id);
    }
  });

  it('finds nothing by terms that no chunk has', async () => {
    const reader = await fill();
    expect(await reader.matching(['xyzzyxyzzy'], 'fi', 10)).toEqual([]);
    expect(await reader.matching([], 'fi', 10)).toEqual([]);
  });

  it('knows what a term means, how much it tells, and what cases are called by', async () => {
    const reader = await fill();
    expect(reader.matchTerm('voucher', 'fi')[0]).toEqual({ term: 'voucher', weight: 1 });
    expect(reader.weightOf('voucher', 'fi')).toBeGreaterThan(reader.weightOf('kaupung', 'fi'));
    expect(reader.weightOf('xyzzyxyzzy', 'fi')).toBeGreaterThan(reader.weightOf('voucher', 'fi'));
    expect(reader.headerTerms('en').has('voucher')).toBe(true);
    expect(reader.headerTerms('en').has('1500')).toBe(false);
  });

  it('knows the places by which its chunks can be asked for', async () => {
    const { places } = await fill();
    for (const id of ['lappeenranta', 'merikarvia', 'etela-karjala']) {
      expect(places.has(id)).toBe(true);
    }
    expect(places.has('vaasa')).toBe(false);
  });

  it('narrows a search to the chunks of places, however far down they are among all', async () => {
    const reader = await fill();
    const all = written.chunks.length;
    const vector = written.vectors[0]?.vector ?? [];
    const question = written.questionVectors[0]?.vector ?? [];
    const terms = written.chunks[0]?.terms.fi?.body ?? [];
    for (const places of [['viitasaari'], ['keski-suomi'], ['turku', 'pori'], ['utsjoki']]) {
      const isOf = ({ chunk: { places: of } }: { readonly chunk: StoredChunk }) =>
        places.some((id) => [of.own, of.named, of.around].some((ids) => ids.includes(id)));
      const told = (found: readonly { readonly chunk: StoredChunk; readonly score: number }[]) =>
        found.map(({ chunk, score }) => [chunk.id, score.toFixed(4)]);

      const near = (await reader.nearest(vector, all)).filter(isOf);
      expect(told(await reader.nearest(vector, 2, places))).toEqual(told(near.slice(0, 2)));
      const matched = (await reader.matching(terms, 'fi', all)).filter(isOf);
      const narrowed = await reader.matching(terms, 'fi', 2, places);
      expect(told(narrowed)).toEqual(told(matched.slice(0, 2)));
      const count = written.questionVectors.length;
      const asked = (await reader.nearestQuestions(question, count)).filter(isOf);
      expect(told(await reader.nearestQuestions(question, count, places))).toEqual(told(asked));
      expect(near.length > 0).toBe(places[0] !== 'utsjoki');
    }
  });

  it('reads one material as if the index were of it alone', async () => {
    await store.writer.replaceAll(written);
    const alone = await store.open();
    const twice = withTwin(written);
    await store.writer.replaceAll(twice);
    const both = await store.open(twice.materials);
    const [deck, twin] = [both.ofMaterial('hyvat-kaytannot-2026'), both.ofMaterial('kaksonen')];
    expect(both.materials).toHaveLength(2);
    expect(deck.materials).toEqual(written.materials);
    expect(deck.places).toEqual(alone.places);
    expect(deck.headerTerms('fi')).toEqual(alone.headerTerms('fi'));
    expect(deck.weightOf('voucher', 'fi')).toBe(alone.weightOf('voucher', 'fi'));
    expect(await deck.matching(['tuki', 'voucher'], 'fi', 50)).toEqual(
      await alone.matching(['tuki', 'voucher'], 'fi', 50),
    );
    for (const { vector } of written.vectors.slice(0, 20)) {
      const ids = async (reader: ChunkReader) =>
        (await reader.nearest(vector, 10)).map(({ chunk, score }) => [chunk.id, score.toFixed(4)]);
      expect(await ids(deck)).toEqual(await ids(alone));
      const found = await twin.nearest(vector, 10);
      expect(found).toHaveLength(10);
      expect(found.every(({ chunk }) => chunk.materialId === 'kaksonen')).toBe(true);
    }
  });

  it('has nothing of a material that is not there', async () => {
    const reader = (await fill()).ofMaterial('poissa');
    expect(reader.materials).toEqual([]);
    expect(reader.places.size).toBe(0);
    const vector = written.vectors[0]?.vector ?? [];
    expect(await reader.nearest(vector, 5)).toEqual([]);
    expect(await reader.matching(['voucher'], 'fi', 5)).toEqual([]);
  });

  it('gives the same content the same manifest, and answers the same', async () => {
    const vector = written.vectors[7]?.vector ?? [];
    const first = await fill();
    const second = await fill();
    expect(second.manifest).toEqual(first.manifest);
    expect(await second.nearest(vector, 10)).toEqual(await first.nearest(vector, 10));
    expect(await second.matching(['tuki'], 'fi', 10)).toEqual(
      await first.matching(['tuki'], 'fi', 10),
    );
  });

  it('lets a reader go on with what it opened while other content takes its place', async () => {
    const before = await fill();
    await store.writer.replaceAll(withoutLastSlide(written));
    const after = await store.open();
    const slidesBy = async (reader: ChunkReader) =>
      (await reader.matching(['pihla'], 'fi', 10)).map(({ chunk }) => chunk.slide);
    expect(await slidesBy(before)).toContain(25);
    expect(await slidesBy(after)).toEqual([]);
  });

  it('keeps what it had when content cannot be written', async () => {
    await fill();
    const torn = written.vectors.map((entry, i) =>
      i === 300 ? { ...entry, vector: [...entry.vector].slice(1) } : entry,
    );
    await expect(store.writer.replaceAll({ ...written, vectors: torn })).rejects.toBeInstanceOf(
      KuntaopasError,
    );
    expect((await store.open()).manifest.counts.vectors).toBe(written.vectors.length);
  });
}
