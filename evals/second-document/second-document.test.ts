import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlaces } from '#corpus/places';
import { type AddedMaterial, addMaterial } from '#ingest/add/add-material';
import { createPlaceRecogniser } from '#ingest/language/recognise-places';
import { type Assistant, assemble } from '#server/assemble';
import { serverConfigSchema } from '#server/config';
import { breakLines } from './break-lines.js';
import { readDocumentText } from './document-text.js';
import { makeDocument } from './make-document.js';
import { measureAnswers, measureReading } from './measure-document.js';

describe('breakLines', () => {
  it('fills lines and divides long words between syllables', () => {
    const lines = breakLines('kunnan maahanmuuttopalvelut auttavat', 14, (text) => text.length);
    expect(lines).toEqual(['kunnan maahan-', 'muuttopalvelut', 'auttavat']);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(14);
  });

  it('leaves names, numbers and short words whole', () => {
    expect(breakLines('vuonna 1973-1974 BSkyB', 8, (text) => text.length)).toEqual([
      'vuonna',
      '1973-1974',
      'BSkyB',
    ]);
  });
});

describe('a PDF of more than 100 pages that the software has never seen', async () => {
  const { passages, questions } = await readDocumentText();
  const root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-document-'));
  afterAll(() => rm(root, { recursive: true, force: true }));
  const corpusFolder = path.join(root, 'corpus');
  let added: AddedMaterial;
  beforeAll(async () => {
    const file = path.join(root, 'tietoa-maailmasta.pdf');
    await writeFile(file, await makeDocument(passages));
    const recogniser = createPlaceRecogniser(await readPlaces('corpus/places'));
    const tools = { corpusFolder, materials: [], recogniser };
    added = await addMaterial(file, { publisher: 'Wikipedia' }, false, tools);
  });

  it('is read whole: every chapter a section, every paragraph letter by letter', () => {
    const figures = measureReading(added.material, passages);
    expect(figures.pages).toBeGreaterThan(100);
    expect(figures.chaptersFound).toBe(1);
    expect(figures.sectionsRight).toBeGreaterThan(0.95);
    expect(figures.wholeParagraphs).toBeGreaterThanOrEqual(0.99);
  });

  describe('in an index', () => {
    let assistant: Assistant;
    beforeAll(async () => {
      const environment = { CORPUS_FOLDER: corpusFolder, INDEX_FOLDER: path.join(root, 'index') };
      assistant = await assemble(serverConfigSchema.parse(environment));
    });
    const some = questions.filter((_, i) => i % 20 === 0);
    const ask = (language: 'fi' | 'en') =>
      measureAnswers(assistant, added.material, passages, some, { language, isAlone: false });

    it('is answered from, the right paragraph cited first for two questions of three', async () => {
      const figures = await ask('fi');
      expect(figures.citedFirst).toBeGreaterThan(0.67);
      expect(figures.answered).toBeGreaterThan(0.9);
    });

    it('is asked about in another language, and in words that nobody has taught for its subjects', async () => {
      const figures = await ask('en');
      expect(figures.refused).toBeLessThan(0.06);
    });
  });
});
