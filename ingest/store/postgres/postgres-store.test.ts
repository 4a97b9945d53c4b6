import { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { KuntaopasError } from '#corpus/errors';
import type { Vector } from '../../embedding/unit-vector.js';
import { ingestMaterials } from '../../ingest-material.js';
import { openEmbeddedDatabase } from '../../postgres/embedded-database.js';
import { testDatabases } from '../../postgres/test-database.js';
import { openTestTools } from '../../test-corpus.js';
import type { IndexStore } from '../index-store.js';
import { createLexicalReader } from '../lexical-reader.js';
import type { IndexManifest } from '../manifest.js';
import { testQuestionSearch } from '../question-search.contract.js';
import { testStore } from '../store.contract.js';
import type { ChunkReader, IndexContent, StoredChunk } from '../store.js';
import { openPostgresStore, type PostgresOptions } from './postgres-store.js';

const tools = await openTestTools();
const expected = { ...tools, model: tools.embedder.model };
const content = await contentOfDeck();
/** Another index of the same corpus. */
const smaller = { ...content, gapVectors: content.gapVectors.slice(1) };

/** What ingest makes of the deck, without most of the questions that people have written for it. */
async function contentOfDeck(): Promise<IndexContent> {
  let taken: IndexContent | undefined;
  const replaceAll = async (made: IndexContent) => {
    taken = made;
    return {} as IndexManifest;
  };
  await ingestMaterials(tools.materials, tools, { replaceAll });
  if (!taken) throw new Error('nothing was ingested');
  const { questionVectors, gapVectors } = taken;
  return {
    ...taken,
    questionVectors: questionVectors.slice(0, 150),
    gapVectors: gapVectors.slice(0, 50),
  };
}

describe.each(testDatabases(process.env.DATABASE_URL_TEST))(
  'an index in PostgreSQL: $name',
  ({ openWithVector, maxConnections }) => {
    let url: string;
    let pool: Pool;
    const opened: IndexStore[] = [];
    beforeAll(async () => {
      url = await openWithVector();
      pool = new Pool({ connectionString: url, max: 1 });
    });
    afterAll(async () => {
      for (const store of opened) await store.close();
      await pool.end();
    });

    const openStore = (options: PostgresOptions = {}) => {
      const store = openPostgresStore(url, { maxConnections, ...options });
      opened.push(store);
      return store;
    };
    const tables = async () => {
      const sql = `SELECT tablename FROM pg_tables WHERE tablename ~ '^index_[0-9]'
        AND schemaname = current_schema() ORDER BY 1`;
      return (await pool.query(sql)).rows.map(({ tablename }) => String(tablename));
    };
    const tableOf = async (part: string) =>
      (await tables()).filter((name) => name.endsWith(part)).at(-1) ?? '';
    /** Takes away what the tests before have made. */
    async function empty(): Promise<void> {
      const own = [...(await tables()), 'index_pointers', 'index_generations'];
      await pool.query(`DROP TABLE IF EXISTS ${own.join(', ')} CASCADE`);
      await pool.query('DROP TABLE IF EXISTS kuntaopas_versions');
      await pool.query('DROP SEQUENCE IF EXISTS index_numbers');
    }

    const make = async () => {
      const store = openStore();
      return {
        writer: store.writer,
        open: (materials = tools.materials) => store.openReader({ ...expected, materials }),
      };
    };
    testStore(make, async () => content);
    testQuestionSearch(make, async () => content);

    describe('that is filled', () => {
      let store: IndexStore;
      beforeEach(async () => {
        await empty();
        store = openStore();
      });

      it('gives the scores of BM25 to the last bit, in the same order', async () => {
        await store.writer.replaceAll(content);
        const reader = await store.openReader(expected);
        const memory = createLexicalReader(content.chunks);
        for (const { terms } of content.chunks.slice(0, 40)) {
          for (const language of ['fi', 'sv', 'en'] as const) {
            const asked = [...(terms[language]?.body.slice(0, 12) ?? []), 'seteli', 'kunnn'];
            const found = await reader.matching(asked, language, 200);
            expect(found).toEqual(await memory.matching(asked, language, 200));
            for (const term of asked) {
              expect(reader.matchTerm(term, language)).toEqual(memory.matchTerm(term, language));
              expect(reader.weightOf(term, language)).toBe(memory.weightOf(term, language));
            }
          }
        }
      });

      it('narrows a search to the chunks of places, however far down they are among all', async () => {
        await store.writer.replaceAll(content);
        const reader = await store.openReader(expected);
        const [all, count] = [content.chunks.length, content.questionVectors.length];
        const vector = content.vectors[0]?.vector ?? [];
        const question = content.questionVectors[0]?.vector ?? [];
        const terms = content.chunks[0]?.terms.fi?.body ?? [];
        for (const places of [['viitasaari'], ['keski-suomi'], ['turku', 'pori'], ['utsjoki']]) {
          const isOf = ({ chunk: { places: of } }: { readonly chunk: StoredChunk }) =>
            places.some((id) => [of.own, of.named, of.around].some((ids) => ids.includes(id)));
          const near = (await reader.nearest(vector, all)).filter(isOf);
          expect(await reader.nearest(vector, 2, places)).toEqual(near.slice(0, 2));
          const matched = (await reader.matching(terms, 'fi', all)).filter(isOf);
          expect(await reader.matching(terms, 'fi', 2, places)).toEqual(matched.slice(0, 2));
          const asked = (await reader.nearestQuestions(question, count)).filter(isOf);
          expect(await reader.nearestQuestions(question, count, places)).toEqual(asked);
          expect(near.length > 0).toBe(places[0] !== 'utsjoki');
          const view = reader.ofMaterial('hyvat-kaytannot-2026');
          expect(await view.nearest(vector, 2, places)).toEqual(near.slice(0, 2));
        }
      });

      it('finds by its graph what comparing all vectors finds, with the same scores', async () => {
        const exact = openStore();
        await exact.writer.replaceAll(content);
        const compared = await exact.openReader(expected);
        const graphs = openStore({ graphFrom: 1 });
        await graphs.writer.replaceAll(smaller);
        const searched = await graphs.openReader(expected);
        expect(searched.generation).not.toBe(compared.generation);
        // So few rows would be compared one by one, graph or no graph.
        await pool.query('SET enable_seqscan = off');
        const found = async (reader: ChunkReader, vector: Vector) =>
          (await reader.nearest(vector, 20)).map(({ chunk, score }) => [chunk.id, score]);
        for (const { vector } of content.vectors.slice(0, 30)) {
          expect(await found(searched, vector)).toEqual(await found(compared, vector));
        }
        await pool.query('SET enable_seqscan = on');
      });

      it('is named as its content is, and is not made twice', async () => {
        await store.writer.replaceAll(content);
        const name = await store.liveGeneration();
        const before = await tables();
        await store.writer.replaceAll(content);
        expect(await store.liveGeneration()).toBe(name);
        expect(await tables()).toEqual(before);
      });

      it('is made anew beside its twin when that is damaged', async () => {
        await store.writer.replaceAll(content);
        const name = await store.liveGeneration();
        await pool.query(`UPDATE ${await tableOf('chunks')} SET chunk = '{}' WHERE position = 3`);
        await expect(store.check(expected)).rejects.toMatchObject({ code: 'index-damaged' });
        await store.writer.replaceAll(content);
        expect(await store.liveGeneration()).toBe(`${name}-2`);
        await store.check(expected);
      });

      it('is not opened when rows are lost', async () => {
        await store.writer.replaceAll(content);
        await pool.query(`DELETE FROM ${await tableOf('vectors')} WHERE ordinal = 7`);
        await expect(store.openReader(expected)).rejects.toMatchObject({ code: 'index-damaged' });
      });

      it('is not opened for another corpus, model or program', async () => {
        await store.writer.replaceAll(content);
        const model = { ...expected.model, id: 'toinen', sha256: 'f'.repeat(64) };
        const refusals = [
          [{ ...expected, materials: [] }, 'index-stale'],
          [{ ...expected, model }, 'index-model-mismatch'],
          [{ ...expected, model: { ...model, id: expected.model.id } }, 'index-outdated'],
        ] as const;
        for (const [wanted, code] of refusals) {
          await expect(store.openReader(wanted)).rejects.toMatchObject({ code });
        }
        await pool.query('UPDATE kuntaopas_versions SET version = 99');
        await expect(store.openReader(expected)).rejects.toMatchObject({ code: 'database-newer' });
        await expect(store.writer.replaceAll(content)).rejects.toThrow(/version 99/u);
        await pool.query('UPDATE kuntaopas_versions SET version = 0');
        await expect(store.openReader(expected)).rejects.toMatchObject({ code: 'index-outdated' });
      });

      it('is gone back to and held, until the next is built', async () => {
        await expect(store.rollBack(expected.model)).rejects.toMatchObject({
          code: 'index-no-previous',
        });
        await store.writer.replaceAll(content);
        const first = await store.liveGeneration();
        await store.writer.replaceAll(smaller);
        expect((await store.rollBack(expected.model)).place).toContain(first);
        expect(await store.liveGeneration()).toBe(first);
        // The corpus has gone on; that is why somebody went back.
        await store.openReader({ ...expected, materials: [] });
        await store.writer.replaceAll(smaller);
        await expect(store.openReader({ ...expected, materials: [] })).rejects.toMatchObject({
          code: 'index-stale',
        });
      });

      it('leaves nothing when its build fails half-way', async () => {
        await store.writer.replaceAll(content);
        const [name, before] = [await store.liveGeneration(), await tables()];
        const [first, ...others] = content.chunks;
        // No column holds this character.
        const texts = { fi: { header: '\u0000', body: '' } };
        const chunks = [{ ...first, texts } as (typeof content.chunks)[0], ...others];
        await expect(store.writer.replaceAll({ ...content, chunks })).rejects.toMatchObject({
          code: 'database-unusable',
        });
        expect(await store.liveGeneration()).toBe(name);
        expect(await tables()).toEqual(before);
      });

      it('is removed when it was replaced long ago, and is neither live nor the one before', async () => {
        const third = { ...content, gapVectors: content.gapVectors.slice(2) };
        const fourth = { ...content, gapVectors: content.gapVectors.slice(3) };
        await store.writer.replaceAll(content);
        const reader = await store.openReader(expected);
        await store.writer.replaceAll(smaller);
        await store.writer.replaceAll(third);
        // Whoever reads it goes on for some minutes.
        const vector = content.vectors[0]?.vector ?? [];
        expect(await reader.nearest(vector, 1)).toHaveLength(1);
        await pool.query(`UPDATE index_generations SET replaced_at = now() - interval '1 hour'
          WHERE replaced_at IS NOT NULL`);
        await store.writer.replaceAll(fourth);
        expect(await tables()).toHaveLength(7 * 2);
        await expect(reader.nearest(vector, 1)).rejects.toMatchObject({ code: 'index-missing' });
        await store.rollBack(expected.model);
        await store.openReader(expected);
      });

      it('is built by several at once, one after the other', async () => {
        await Promise.all([
          store.writer.replaceAll(content),
          openStore().writer.replaceAll(smaller),
          openStore().writer.replaceAll(content),
        ]);
        await store.check(expected);
        expect(await tables()).toHaveLength(7 * 2);
      });
    });

    it('is missing where nobody has built one', async () => {
      await empty();
      const store = openStore();
      expect(await store.liveGeneration()).toBeUndefined();
      await expect(store.openReader(expected)).rejects.toMatchObject({ code: 'index-missing' });
    });
  },
);

describe('a database that cannot be used', () => {
  it('is a fault with a remedy and without its password, when it is away', async () => {
    const store = openPostgresStore('postgres://user:salasana@127.0.0.1:9/kuntaopas');
    for (const use of [
      () => store.liveGeneration(),
      () => store.openReader(expected),
      () => store.writer.replaceAll(content),
    ]) {
      const fault = await use().catch((error: unknown) => error);
      expect(fault).toBeInstanceOf(KuntaopasError);
      expect(fault).toMatchObject({ code: 'database-unusable' });
      expect(String(fault)).not.toContain('salasana');
    }
    await store.close();
  });

  it('is told from one without pgvector, or with one that is too old', async () => {
    const code = 'database-lacks-vector';
    for (const hasVector of [false, true]) {
      const database = await openEmbeddedDatabase({ hasVector });
      if (hasVector) {
        const pool = new Pool({ connectionString: database.url, max: 1 });
        await pool.query('CREATE EXTENSION vector');
        await pool.query(`UPDATE pg_extension SET extversion = '0.7.4' WHERE extname = 'vector'`);
        await pool.end();
      }
      const store = openPostgresStore(database.url, { maxConnections: 1 });
      await expect(store.writer.replaceAll(content)).rejects.toMatchObject({ code });
      await store.close();
      await database.close();
    }
  });
});
