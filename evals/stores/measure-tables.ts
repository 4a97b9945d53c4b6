import { Pool } from 'pg';
import type { Material } from '#corpus/material';
import type { Place } from '#corpus/places';
import type { Vector } from '#ingest/embedding/unit-vector';
import { createRandom } from '#ingest/random';
import { openPostgresStore } from '#ingest/store/postgres/postgres-store';
import type { ChunkReader, ChunkVector, IndexContent } from '#ingest/store/store';

/** What an index of many chunks takes in PostgreSQL, and how it finds. */
export type TableFigures = {
  readonly chunks: number;
  readonly vectors: number;
  /** Seconds to write it, graph included. */
  readonly buildSeconds: number;
  /** Bytes of each table with its indexes, by part. */
  readonly bytes: Readonly<Record<string, number>>;
  /** Of these, the graph over the vectors. */
  readonly graphBytes: number;
  /** Bytes of heap that a reader of it keeps. */
  readonly readerBytes: number;
  /** Share of the true ten nearest chunks that the graph finds. */
  readonly recall: number;
  /** How often the graph was searched: the database decides. */
  readonly graphScans: number;
  /** Median milliseconds of one search for the 200 nearest chunks. */
  readonly milliseconds: number;
};

/** Questions asked to measure recall and time. */
const QUESTIONS = 40;

/** How far the copy of a vector lies from it: cosine 0.9 or so, as texts of one subject. */
const NOISE = 0.5;

/**
 * Writes copies of what the index holds into a database and measures: each copy is a material of its own,
 * the vectors moved a little by a seeded generator, so that no two are the same.
 */
export async function measureTables(
  url: string,
  content: IndexContent,
  copies: number,
  places: readonly Place[],
): Promise<TableFigures> {
  const many = copyContent(content, copies);
  const store = openPostgresStore(url, { maxConnections: 1, graphFrom: 1 });
  const pool = new Pool({ connectionString: url, max: 1 });
  try {
    const began = performance.now();
    await store.writer.replaceAll(many);
    const buildSeconds = (performance.now() - began) / 1_000;
    const heapBefore = usedHeap();
    const materials: readonly Material[] = many.materials;
    const reader = await store.openReader({ model: content.model, materials, places });
    const readerBytes = usedHeap() - heapBefore;
    const { rows } = await pool.query(
      `SELECT relname AS name, pg_total_relation_size(oid)::float8 AS bytes FROM pg_class
       WHERE relname ~ '^index_[0-9]+_(chunks|vectors|terms|materials|vectors_graph)$'`,
    );
    const sizes = Object.fromEntries(
      rows.map(({ name, bytes }) => [String(name).replace(/^index_\d+_/u, ''), Number(bytes)]),
    );
    const { vectors_graph: graphBytes = 0, ...bytes } = sizes;
    const found = await measureSearch(reader, many);
    await pool.query('SELECT pg_stat_force_next_flush()');
    const scans = await pool.query(
      `SELECT coalesce(sum(idx_scan), 0)::int AS scans FROM pg_stat_user_indexes
       WHERE indexrelname ~ 'vectors_graph$'`,
    );
    return {
      chunks: many.chunks.length,
      vectors: many.vectors.length,
      buildSeconds,
      bytes,
      graphBytes,
      readerBytes,
      ...found,
      graphScans: Number(scans.rows[0].scans),
    };
  } finally {
    await pool.end();
    await store.close();
  }
}

async function measureSearch(reader: ChunkReader, { chunks, vectors }: IndexContent) {
  const random = createRandom(2);
  const times: number[] = [];
  let hits = 0;
  for (let i = 0; i < QUESTIONS; i++) {
    const { vector } = vectors[Math.floor(random() * vectors.length)] as ChunkVector;
    const asked = moved(vector, random);
    const exact = new Map<number, number>();
    for (const entry of vectors) {
      const score = asked.reduce((sum, value, at) => sum + value * (entry.vector[at] ?? 0), 0);
      exact.set(entry.chunk, Math.max(exact.get(entry.chunk) ?? -1, score));
    }
    const best = [...exact].sort((a, b) => b[1] - a[1]).slice(0, 10);
    const start = performance.now();
    const found = await reader.nearest(asked, 200);
    times.push(performance.now() - start);
    const ids = new Set(found.slice(0, 10).map(({ chunk }) => chunk.id));
    hits += best.filter(([chunk]) => ids.has(chunks[chunk]?.id ?? '')).length;
  }
  times.sort((a, b) => a - b);
  return { recall: hits / (QUESTIONS * 10), milliseconds: times[QUESTIONS >> 1] ?? 0 };
}

function copyContent(content: IndexContent, copies: number): IndexContent {
  const { materials, chunks, vectors } = content;
  const random = createRandom(1);
  const all = Array.from({ length: copies }, (_, copy) => copy);
  const named = (id: string, copy: number) => `${id}-${copy}`;
  return {
    ...content,
    materials: all.flatMap((copy) =>
      materials.map((material) => ({
        ...material,
        manifest: { ...material.manifest, id: named(material.manifest.id, copy) },
      })),
    ),
    chunks: all.flatMap((copy) =>
      chunks.map((chunk) => ({
        ...chunk,
        id: named(chunk.id, copy),
        materialId: named(chunk.materialId, copy),
      })),
    ),
    vectors: all.flatMap((copy) =>
      vectors.map((entry) => ({
        ...entry,
        chunk: entry.chunk + copy * chunks.length,
        vector: moved(entry.vector, random),
      })),
    ),
    questionVectors: [],
    gapVectors: [],
    topicVectors: [],
  };
}

/** A unit vector near another. */
function moved(vector: Vector, random: () => number): readonly number[] {
  const spread = NOISE * Math.sqrt(12 / vector.length);
  const noisy = Array.from(vector, (value) => value + (random() - 0.5) * spread);
  const length = Math.hypot(...noisy);
  return noisy.map((value) => value / length);
}

function usedHeap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** The figures, by chunk and by vector. */
export function tablesText(figures: TableFigures): string {
  const { chunks, vectors, bytes, graphBytes, readerBytes } = figures;
  const parts = Object.entries(bytes).map(([part, size]) => {
    const own = part === 'vectors' ? size - graphBytes : size;
    return `${part} ${Math.round(own / chunks)} bytes a chunk`;
  });
  return [
    `${chunks} chunks, ${vectors} vectors, written in ${figures.buildSeconds.toFixed(0)} s`,
    ...parts,
    `graph ${Math.round(graphBytes / chunks)} bytes a chunk, ${Math.round(graphBytes / vectors)} a vector`,
    `memory of a reader ${Math.round(readerBytes / chunks)} bytes a chunk (run with --expose-gc)`,
    `recall@10 ${figures.recall.toFixed(3)}, median ${figures.milliseconds.toFixed(1)} ms; the graph was searched ${figures.graphScans} times`,
  ].join('\n  ');
}
