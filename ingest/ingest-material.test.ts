import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { KuntaopasError } from '#corpus/errors';
import type { Material } from '#corpus/material';
import { ingestConfigSchema } from './config.js';
import { ingestMaterials } from './ingest-material.js';
import { readFacets } from './language/question-facets.js';
import { createPlaceRecogniser } from './language/recognise-places.js';
import { openTools } from './open-tools.js';
import type { IndexManifest } from './store/manifest.js';
import type { ChunkWriter, IndexContent } from './store/store.js';
import { openVectorCache } from './store/vector-cache.js';

const tools = await openTools(ingestConfigSchema.parse({}));

/** A store that keeps nothing but what it was handed last. */
function keepingWriter(): ChunkWriter & { readonly written: IndexContent[] } {
  const written: IndexContent[] = [];
  return {
    written,
    async replaceAll(content) {
      written.push(content);
      return {} as IndexManifest;
    },
  };
}

/** The same embedder, which counts the texts that it embeds, and fails after `limit` of them. */
function countingEmbedder(limit = Number.POSITIVE_INFINITY) {
  const count = { texts: 0 };
  const embedDocuments = async (texts: string[]) => {
    if (count.texts + texts.length > limit) throw new Error('killed');
    count.texts += texts.length;
    return tools.embedder.embedDocuments(texts);
  };
  return { count, embedder: { ...tools.embedder, embedDocuments } };
}

/** The deck without its expansions: few texts. Its slide 22 says another sum when one is given. */
function deckOf(sum = '1 500'): Material {
  const [deck] = tools.materials;
  if (!deck) throw new Error('no deck');
  return { ...deck, expansions: {}, topics: [], source: deck.source.replaceAll('1 500', sum) };
}

describe('ingestMaterials with a cache of vectors', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-ingest-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function ingest(materials: readonly Material[], limit?: number) {
    const { count, embedder } = countingEmbedder(limit);
    const writer = keepingWriter();
    const vectorCache = await openVectorCache(folder, embedder.model);
    const told: (readonly [number, number, number])[] = [];
    await ingestMaterials(materials, { ...tools, embedder, vectorCache }, writer, (...args) => {
      told.push(args);
    });
    return { content: writer.written[0], embedded: count.texts, told };
  }

  async function ingestWithout(materials: readonly Material[]) {
    const writer = keepingWriter();
    await ingestMaterials(materials, tools, writer);
    return writer.written[0];
  }

  it('embeds again only what has changed, and makes the same as without', async () => {
    const { embedded: all } = await ingest([deckOf()]);
    const changed = await ingest([deckOf('1 700')]);
    expect(changed.embedded).toBeGreaterThan(0);
    expect(changed.embedded).toBeLessThan(5);
    expect(changed.content).toEqual(await ingestWithout([deckOf('1 700')]));
    const { embedded } = changed;
    expect(changed.told).toEqual([
      [0, embedded, all - embedded],
      [embedded, embedded, all - embedded],
    ]);
    expect((await ingest([deckOf('1 700')])).embedded).toBe(0);
  });

  it('goes on where a killed ingest was', async () => {
    await expect(ingest([deckOf()], 200)).rejects.toThrow('killed');
    const { content, told } = await ingest([deckOf()]);
    // Whole batches of 64.
    expect(told[0]?.[2]).toBe(192);
    expect(content).toEqual(await ingestWithout([deckOf()]));
  });

  it('removes the chunks and vectors of a removed material', async () => {
    const { manifest } = deckOf();
    const other = { ...deckOf(), manifest: { ...manifest, id: 'toinen' } };
    await ingest([deckOf(), other]);
    const { content, embedded } = await ingest([deckOf()]);
    expect(embedded).toBe(0);
    expect(content).toEqual(await ingestWithout([deckOf()]));
  });
});

describe('ingestMaterials', () => {
  const progress: (readonly [number, number])[] = [];
  let content: IndexContent;
  beforeAll(async () => {
    const writer = keepingWriter();
    await ingestMaterials(tools.materials, tools, writer, (done, total) => {
      progress.push([done, total]);
    });
    expect(writer.written).toHaveLength(1);
    content = writer.written[0] as IndexContent;
  });

  const chunkOf = (id: string) => content.chunks.find(({ passages }) => passages.includes(id));

  it('takes the deck apart whole', () => {
    expect(content.materials.map(({ manifest }) => manifest.id)).toEqual(['hyvat-kaytannot-2026']);
    expect(content.materials[0]?.pages).toHaveLength(25);
    expect(content.materials[0]?.cases).toHaveLength(18);
    expect(content.model).toEqual(tools.embedder.model);
  });

  it('makes a vector of every chunk in each of its languages', () => {
    const made = content.vectors.map(({ chunk, language }) => `${chunk} ${language}`);
    const wanted = content.chunks.flatMap((_, i) => ['fi', 'sv', 'en'].map((l) => `${i} ${l}`));
    expect(made.toSorted()).toEqual(wanted.toSorted());
    for (const { vector } of content.vectors) {
      expect(vector).toHaveLength(tools.embedder.model.dimensions);
    }
  });

  it('embeds header and body of a chunk together', async () => {
    const [first] = content.vectors;
    const text = content.chunks[first?.chunk ?? 0]?.texts.fi;
    const vector = await tools.embedder.embedQuery(`${text?.header}\n${text?.body}`);
    const cosine = vector.reduce((sum, value, i) => sum + value * (first?.vector[i] ?? 0), 0);
    expect(cosine).toBeCloseTo(1, 4);
  });

  it('makes a vector of every question that a passage answers, without its places, with what it asks', async () => {
    const asked = content.chunks.flatMap(({ questions }, chunk) =>
      questions.map((question) => ({ chunk, ...question })),
    );
    expect(content.questionVectors.map(({ chunk, passage }) => ({ chunk, passage }))).toEqual(
      asked.map(({ chunk, passage }) => ({ chunk, passage })),
    );
    const at = asked.findIndex(({ text }) => text.includes('Riihimäellä'));
    const subject = (asked[at]?.text ?? '').replace('Riihimäellä', ' ');
    const { text = '', language = 'fi' } = asked[at] ?? {};
    const { embedder } = tools;
    const [ofSubject = []] = await embedder.embedSubjects([subject]);
    const vector = embedder.metric.join(ofSubject, readFacets(text, language));
    const cosine = vector.reduce(
      (sum, value, i) => sum + value * (content.questionVectors[at]?.vector[i] ?? 0),
      0,
    );
    expect(cosine).toBeCloseTo(1, 3);
  });

  it('makes a vector of every known gap, with the slide that raises it, but of those of another place', () => {
    const recogniser = createPlaceRecogniser(tools.places);
    const gaps = content.materials.flatMap(({ manifest, expansions, pages }) =>
      Object.values(expansions).flatMap((expansion) =>
        Object.entries(expansion.gaps).flatMap(([number, questions]) => {
          const slide = Number(number);
          const own = pages.find((page) => page.number === slide)?.case?.places ?? [];
          const isOfOther = (text: string) =>
            recogniser.recognise(text).some(({ place }) => !own.includes(place.id));
          return questions
            .filter((text) => !isOfOther(text))
            .map(() => ({ materialId: manifest.id, slide }));
        }),
      ),
    );
    expect(gaps.length).toBeGreaterThan(1000);
    expect(content.gapVectors.map(({ vector: _, ...gap }) => gap)).toEqual(gaps);
  });

  it('makes a vector of every question for cases, with the topic that it is of', () => {
    const topics = tools.materials.flatMap(({ manifest, topics: all }) =>
      all.flatMap(({ fi, sv, en }, topic) =>
        [...fi, ...sv, ...en].map(() => ({ materialId: manifest.id, topic })),
      ),
    );
    expect(topics.length).toBeGreaterThan(1000);
    expect(content.topicVectors.map(({ vector: _, ...topic }) => topic)).toEqual(topics);
  });

  it('keeps the terms of each passage, and of the questions that it answers', () => {
    const chunk = chunkOf('22#2');
    const at = chunk?.passages.indexOf('22#2') ?? -1;
    const terms = chunk?.terms.fi?.passages[at];
    expect(terms?.text).toContain('1500');
    expect(terms?.asked.length).toBeGreaterThan(5);
  });

  it('analyses header and body in the language of each', () => {
    const terms = chunkOf('22#2')?.terms;
    expect(terms?.fi?.body).toEqual(expect.arrayContaining(['1500', 'kansainvälistymissetel']));
    expect(terms?.sv?.body).toEqual(expect.arrayContaining(['1500']));
    expect(terms?.en?.header).toContain('voucher');
  });

  it('tells whose practice a chunk is, what it names, and what lies around it', () => {
    expect(chunkOf('22#2')?.places).toMatchObject({ own: ['lappeenranta'] });
    expect(chunkOf('22#2')?.places.around).toContain('etela-karjala');
    expect(chunkOf('22#2')?.places.around).toContain('etela-suomi');
    expect(chunkOf('9#4')?.places.named).toEqual(
      expect.arrayContaining(['pori', 'rauma', 'karvia', 'merikarvia']),
    );
    expect(chunkOf('2#1')?.places.own).toEqual([]);
  });

  it('reports how far it has come, from nothing to all', () => {
    const total = progress[0]?.[1] ?? 0;
    const { vectors, questionVectors, gapVectors, topicVectors } = content;
    // A text that stands twice is embedded once.
    const questions = questionVectors.length + gapVectors.length + topicVectors.length;
    const texts = vectors.length + questions;
    expect(total).toBeLessThanOrEqual(texts);
    expect(total).toBeGreaterThan(texts * 0.9);
    expect(progress[0]).toEqual([0, total]);
    expect(progress.at(-1)).toEqual([total, total]);
    const done = progress.map(([count]) => count);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
  });

  it('makes the same of the same', async () => {
    const writer = keepingWriter();
    await ingestMaterials(tools.materials, tools, writer);
    expect(writer.written[0]).toEqual(content);
  });

  it('writes nothing when the model fails half-way', async () => {
    const writer = keepingWriter();
    let calls = 0;
    const embedder = {
      ...tools.embedder,
      embedDocuments: async (texts: string[]) => {
        if (++calls > 2) throw new KuntaopasError({ code: 'x', message: 'torn', remedy: '' });
        return tools.embedder.embedDocuments(texts);
      },
    };
    const failing = ingestMaterials(tools.materials, { ...tools, embedder }, writer);
    await expect(failing).rejects.toMatchObject({ message: 'torn' });
    expect(writer.written).toEqual([]);
  });
});
