import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPlaces } from '#corpus/places';
import { readCases, readPages } from '#ingest/cases';
import { chunkPages } from '#ingest/chunks';
import { ingestConfigSchema } from '#ingest/config';
import { readCorpus } from '#ingest/read-corpus';
import { splitSlides } from '#ingest/slides';
import { CHUNKS_OF_MATERIAL, makeMaterials } from './make-materials.js';
import { measureAnswers } from './measure-answers.js';
import { measureBuild } from './measure-build.js';
import { measureSearches } from './measure-searches.js';
import type { SizeFigures } from './measure-size.js';
import { scalePage } from './scale-page.js';
import { SCALE_COLUMNS, scaleTable } from './scale-table.js';
import { writeCorpus } from './write-corpus.js';

const places = await readPlaces('corpus/places');
const root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-scale-'));
afterAll(() => rm(root, { recursive: true, force: true }));

const make = (chunks: number, seed?: number) => [...makeMaterials(chunks, places, seed)];

describe('synthetic materials', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(make(900)).toEqual(make(900));
    expect(make(900, 2)).not.toEqual(make(900));
  });

  it('are the first of those of a larger corpus', () => {
    const [first] = make(CHUNKS_OF_MATERIAL);
    expect(make(3 * CHUNKS_OF_MATERIAL)[0]).toEqual(first);
  });

  it.each([100, CHUNKS_OF_MATERIAL, 900])('have %i chunks when so many are asked for', (count) => {
    const chunks = make(count).flatMap(({ material }) => {
      const cases = readCases(material);
      return chunkPages(material, readPages(material, splitSlides(material), cases));
    });
    expect(chunks).toHaveLength(count);
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(count);
  });

  it('are read from the disk as they were made', async () => {
    const folder = path.join(root, 'written');
    const questions = await writeCorpus(folder, 900, places);
    const made = make(900);
    expect(await readCorpus(folder)).toEqual(made.map(({ material }) => material));
    expect(questions).toEqual(made.flatMap((material) => material.questions));
  });

  it('ask of slides that are there, and name the place or the project that they tell of', () => {
    for (const { material, questions } of make(900)) {
      const slides = splitSlides(material);
      for (const { text, slide, namesPlace } of questions) {
        const told = slides.find(({ number }) => number === slide)?.text ?? '';
        expect(told).not.toBe('');
        if (!namesPlace) expect(told).toContain(text.slice('Mikä on '.length, -1));
      }
    }
  });
});

describe('figures of a size', () => {
  it('are measured over the assistant itself, and told in table and plots', async () => {
    const corpus = path.join(root, 'corpus');
    const questions = await writeCorpus(corpus, 200, places);
    const index = path.join(root, 'index');
    const config = ingestConfigSchema.parse({ CORPUS_FOLDER: corpus, INDEX_FOLDER: index });
    const build = await measureBuild(config);
    expect(build).toMatchObject({ chunks: 200, vectors: 200, embedded: 200 });
    const answers = await measureAnswers(config, questions);
    expect(answers.recall).toBe(1);
    expect(answers.foundAtPlace).toBeGreaterThan(0.9);
    const searches = await measureSearches(config, questions);
    expect(searches.graph.recall).toBe(1);
    expect(searches.rows.recall).toBeGreaterThan(0.98);
    await writeCorpus(corpus, 208, places);
    const addition = await measureBuild(config);
    expect(addition).toMatchObject({ chunks: 208, embedded: 8 });

    const figures: SizeFigures = { build, addition, answers, searches };
    const page = scalePage([figures, figures]);
    for (const { label } of SCALE_COLUMNS) {
      expect(page).toContain(label);
      expect(scaleTable([figures])).toContain(label);
    }
    expect(page).not.toMatch(/\b(?:src|href)=/u);
    expect(page).not.toContain('NaN');
  });
});
