import { beforeAll, describe, expect, it } from 'vitest';
import { KuntaopasError } from '#corpus/errors';
import { ingestConfigSchema } from './config.js';
import { ingestMaterials } from './ingest-material.js';
import { openTools } from './open-tools.js';
import type { IndexManifest } from './store/manifest.js';
import type { ChunkWriter, IndexContent } from './store/store.js';

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

  it('makes a vector of every question that a passage answers, without its places', async () => {
    const asked = content.chunks.flatMap(({ questions }, chunk) =>
      questions.map((question) => ({ chunk, ...question })),
    );
    expect(content.questionVectors.map(({ chunk, passage }) => ({ chunk, passage }))).toEqual(
      asked.map(({ chunk, passage }) => ({ chunk, passage })),
    );
    const at = asked.findIndex(({ text }) => text.includes('Riihimäellä'));
    const subject = (asked[at]?.text ?? '').replace('Riihimäellä', ' ');
    const vector = await tools.embedder.embedQuery(subject);
    const cosine = vector.reduce(
      (sum, value, i) => sum + value * (content.questionVectors[at]?.vector[i] ?? 0),
      0,
    );
    expect(cosine).toBeCloseTo(1, 3);
  });

  it('makes a vector of every known gap, with the slide that raises it', () => {
    const gaps = tools.materials.flatMap(({ manifest, expansions }) =>
      Object.values(expansions).flatMap((expansion) =>
        Object.entries(expansion.gaps).flatMap(([slide, questions]) =>
          questions.map(() => ({ materialId: manifest.id, slide: Number(slide) })),
        ),
      ),
    );
    expect(content.gapVectors.map(({ vector: _, ...gap }) => gap)).toEqual(gaps);
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
    expect(chunkOf('9#4')?.places.named).toEqual(
      expect.arrayContaining(['pori', 'rauma', 'karvia', 'merikarvia']),
    );
    expect(chunkOf('2#1')?.places.own).toEqual([]);
  });

  it('reports how far it has come, from nothing to all', () => {
    const { vectors, questionVectors, gapVectors } = content;
    const total = vectors.length + questionVectors.length + gapVectors.length;
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
