import { createHash, randomBytes } from 'node:crypto';
import { appendFile, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { KuntaopasError } from '#corpus/errors';
import type { ModelFacts } from '../embedding/embedder.js';
import { isAlive } from './atomic-folder.js';
import { fsync } from './fsync.js';

/** Vectors of texts that were embedded before, by the hash of the text and the model. */
export type VectorCache = {
  /** The vector of a text; `undefined` when it is not known. */
  get(text: string): Float32Array | undefined;
  /**
   * Keeps vectors, on the disk before it resolves: an ingest that is killed goes on from there.
   *
   * @throws KuntaopasError `index-unwritable`.
   */
  add(texts: readonly string[], vectors: readonly (readonly number[])[]): Promise<void>;
  /**
   * Forgets what was neither asked for nor added since it was opened: what the corpus no longer says.
   *
   * @throws KuntaopasError `index-unwritable`.
   */
  settle(): Promise<void>;
};

/** Where the cache lies in the folder of the index. */
const FOLDER = 'embedded';

const FORMAT = 1;
const HASH_BYTES = 32;
const FLOAT_BYTES = 4;
const CRC_BYTES = 4;

/** Records read or written at once: a buffer holds no more than 2 GiB, and takes as much memory again. */
const AT_ONCE = 1_024;

/**
 * Opens the cache of a model. It is one file, and beside it one for each ingest under way, or killed:
 *
 * ```
 * index/embedded/5821bad06d64e33f              what the last ingest used
 * index/embedded/5821bad06d64e33f-4711-9f8e…   what another has embedded since, record by record
 *
 * header   SHA-256 of format, model and dimensions
 * record   SHA-256 of the text · float32 × dimensions · CRC-32 of both
 * ```
 *
 * A record that is torn or damaged is not taken, and its text embedded again; a file of other make counts
 * as empty.
 *
 * @throws KuntaopasError `index-unwritable` when the files cannot be read.
 */
export async function openVectorCache(
  indexFolder: string,
  model: Pick<ModelFacts, 'id' | 'sha256' | 'dimensions'>,
): Promise<VectorCache> {
  const folder = path.join(indexFolder, FOLDER);
  const header = digest(JSON.stringify([FORMAT, model.id, model.sha256, model.dimensions]));
  const name = header.toString('hex').slice(0, 16);
  const main = path.join(folder, name);
  const journal = `${main}-${process.pid}-${randomBytes(4).toString('hex')}`;
  const known = new Map<string, Float32Array>();
  const used = new Set<string>();
  let hasJournal = false;

  const found = await inFolder(folder, () => listFiles(folder));
  let isTidy = found.length <= 1;
  for (const file of found.filter((entry) => entry.startsWith(name))) {
    const isWhole = await inFolder(folder, () =>
      readRecords(path.join(folder, file), header, model.dimensions, known),
    );
    isTidy &&= isWhole;
  }

  return {
    get(text) {
      const key = keyOf(text);
      const vector = known.get(key);
      if (!vector) return undefined;
      used.add(key);
      return vector;
    },
    async add(texts, vectors) {
      const keys = texts.map(keyOf);
      keys.forEach((key, i) => {
        known.set(key, Float32Array.from(vectors[i] ?? []));
        used.add(key);
      });
      await inFolder(folder, async () => {
        if (!hasJournal) {
          await mkdir(folder, { recursive: true });
          await writeFile(journal, header);
          hasJournal = true;
        }
        await appendFile(journal, encodeRecords(keys, known));
      });
    },
    async settle() {
      if (isTidy && !hasJournal && used.size === known.size) return;
      await inFolder(folder, async () => {
        await mkdir(folder, { recursive: true });
        const temporary = `${journal}-new`;
        await writeFile(temporary, header);
        const keys = [...used].sort();
        for (let start = 0; start < keys.length; start += AT_ONCE) {
          const some = keys.slice(start, start + AT_ONCE);
          await appendFile(temporary, encodeRecords(some, known));
        }
        await fsync(temporary);
        await rename(temporary, main);
        await fsync(folder);
        for (const file of await listFiles(folder)) {
          const isOurs = file === path.basename(journal);
          if (file !== name && (isOurs || !isUnderWay(file))) await rm(path.join(folder, file));
        }
      });
      isTidy = true;
      hasJournal = false;
      for (const key of known.keys()) if (!used.has(key)) known.delete(key);
    },
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** A string of one byte a letter: it takes the least memory as a key. */
function keyOf(text: string): string {
  return digest(text).toString('latin1');
}

async function listFiles(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const isMissing = ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
    if (isMissing) return [];
    throw error;
  }
}

/** Whether a file is of an ingest that still runs. */
function isUnderWay(file: string): boolean {
  const pid = /^[0-9a-f]{16}-(\d+)-/u.exec(file)?.[1];
  return pid !== undefined && isAlive(Number(pid));
}

/** Reads the records of a file that are whole into `known`; `false` when something was not. */
async function readRecords(
  file: string,
  header: Buffer,
  dimensions: number,
  known: Map<string, Float32Array>,
): Promise<boolean> {
  const size = HASH_BYTES + dimensions * FLOAT_BYTES + CRC_BYTES;
  const handle = await open(file);
  try {
    const first = await handle.read(Buffer.alloc(HASH_BYTES));
    if (!first.buffer.equals(header)) return false;
    const buffer = Buffer.alloc(AT_ONCE * size);
    let isWhole = true;
    for (let position = HASH_BYTES; ; position += buffer.length) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
      for (let start = 0; start < bytesRead; start += size) {
        const record = buffer.subarray(start, Math.min(start + size, bytesRead));
        isWhole = readRecord(record, dimensions, known) && isWhole;
      }
      if (bytesRead < buffer.length) return isWhole;
    }
  } finally {
    await handle.close();
  }
}

function readRecord(record: Buffer, dimensions: number, known: Map<string, Float32Array>): boolean {
  const end = HASH_BYTES + dimensions * FLOAT_BYTES;
  if (record.length < end + CRC_BYTES) return false;
  if (crc32(record.subarray(0, end)) !== record.readUInt32LE(end)) return false;
  const vector = new Float32Array(dimensions);
  for (let i = 0; i < dimensions; i++) vector[i] = record.readFloatLE(HASH_BYTES + i * FLOAT_BYTES);
  known.set(record.toString('latin1', 0, HASH_BYTES), vector);
  return true;
}

function encodeRecords(keys: readonly string[], known: ReadonlyMap<string, Float32Array>): Buffer {
  const records = keys.map((key) => {
    const vector = known.get(key) ?? new Float32Array();
    const record = Buffer.alloc(HASH_BYTES + vector.length * FLOAT_BYTES + CRC_BYTES);
    record.write(key, 'latin1');
    vector.forEach((value, i) => {
      record.writeFloatLE(value, HASH_BYTES + i * FLOAT_BYTES);
    });
    record.writeUInt32LE(
      crc32(record.subarray(0, record.length - CRC_BYTES)),
      record.length - CRC_BYTES,
    );
    return record;
  });
  return Buffer.concat(records);
}

async function inFolder<T>(folder: string, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (cause) {
    throw new KuntaopasError({
      code: 'index-unwritable',
      message: `Cannot keep vectors in ${folder}: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy:
        'Check the folder, its permissions and the free space; the index before is untouched.',
      facts: { folder },
      cause,
    });
  }
}
