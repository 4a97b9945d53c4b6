import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingestConfigSchema } from '#ingest/config';
import { ingestMaterials } from '#ingest/ingest-material';
import { createPlaceRecogniser } from '#ingest/language/recognise-places';
import { openTools } from '#ingest/open-tools';
import { hnswWriter } from '#ingest/store/hnsw-store';
import type { IndexManifest } from '#ingest/store/manifest';
import { openReader } from '#ingest/store/open-store';
import type { ChunkReader, IndexContent } from '#ingest/store/store';
import { readQuestion } from '../question/understand.js';
import type { Evidence } from './evidence.js';
import { retrieve } from './retrieve.js';
import { ALL_STAGES } from './stages.js';

/** More than a search takes candidates: of the nearest none is of the place that is asked about. */
const COPIES = 400;

const tools = await openTools(ingestConfigSchema.parse({}));
const recogniser = createPlaceRecogniser(tools.places);
const root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-places-'));
afterAll(() => rm(root, { recursive: true, force: true }));

/** The deck, and what Lappeenranta tells of its voucher as if many others told it as well. */
async function crowdedContent(): Promise<IndexContent> {
  const materials = tools.materials.map((material) => ({
    ...material,
    expansions: {},
    topics: [],
  }));
  let made: IndexContent | undefined;
  await ingestMaterials(materials, tools, {
    replaceAll: async (content) => {
      made = content;
      return {} as IndexManifest;
    },
  });
  if (!made) throw new Error('nothing was made');
  const at = made.chunks.findIndex(({ passages }) => passages.includes('22#2'));
  const [chunk, vectors] = [made.chunks[at], made.vectors.filter((entry) => entry.chunk === at)];
  if (!chunk) throw new Error('no voucher');
  const copies = Array.from({ length: COPIES }, (_, i) => ({ ...chunk, id: `kopio-${i}` }));
  const count = made.chunks.length;
  return {
    ...made,
    chunks: [...made.chunks, ...copies],
    vectors: [
      ...made.vectors,
      ...copies.flatMap((_, i) => vectors.map((entry) => ({ ...entry, chunk: count + i }))),
    ],
  };
}

describe('a question that names a place, of an index in which others are nearer', () => {
  let reader: ChunkReader;
  beforeAll(async () => {
    const content = await crowdedContent();
    await hnswWriter(root).replaceAll(content);
    const materials = content.materials.map(({ cases: _, pages: __, ...material }) => material);
    reader = await openReader(root, { ...tools, materials, model: tools.embedder.model });
  });

  const ask = (text: string): Promise<Evidence> =>
    retrieve(readQuestion(text, 'fi', recogniser), {
      reader,
      embedder: tools.embedder,
      stages: ALL_STAGES,
    });
  const placesOf = ({ cases }: Evidence) =>
    cases.map(({ chunks }) => chunks[0]?.chunk.places.own.join('+'));

  it('is what the test takes it for: by likeness alone the place is not among the candidates', async () => {
    const vector = await tools.embedder.embedQuery('kansainvälistymisseteli yritykselle');
    const nearest = await reader.nearest(vector, 200);
    expect(nearest.every(({ chunk }) => chunk.places.own.includes('lappeenranta'))).toBe(true);
  });

  it('finds the chunks of the place', async () => {
    const evidence = await ask('Saako yritys kansainvälistymissetelin Viitasaarella?');
    expect(placesOf(evidence)).toContain('viitasaari');
    expect(placesOf(evidence)).not.toContain('lappeenranta');
  });

  it('finds both sides of a comparison', async () => {
    const evidence = await ask('Vertaa Lappeenrannan seteliä ja Viitasaaren seteliä.');
    expect(placesOf(evidence)).toEqual(expect.arrayContaining(['lappeenranta', 'viitasaari']));
  });
});
